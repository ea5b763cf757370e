"""Counting a drawer before anybody is told what should be in it, and closing it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kdim.calculations.denominations import LEGAL_TENDER
from kdim.cooperatives.powers import Power, powers_of
from kdim.cooperatives.queries import people_with_roles
from kdim.payments import actions
from kdim.payments.enums import DrawerStatus
from kdim.payments.queries import CountView, DrawerView, counts_of, drawer_by_id
from kdim.web import formats
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.desk.forms import CloseForm, CountForm, OnlyOnceForm
from kdim.web.office.doing import confirm, is_confirmed, run, show

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@office_page()
def count(request: OfficeRequest, drawer_id: int) -> HttpResponse:
    """So many of each note and coin; what it should be is told afterwards."""
    drawer = drawer_to_close(request, drawer_id)
    if drawer.status is DrawerStatus.CLOSED:
        return redirect("office:drawer", drawer_id)
    form = CountForm(request.POST or None, pieces=LEGAL_TENDER.at(today()).pieces)
    if form.is_valid():
        run(request, form, actions.count_drawer, on=today(), drawer_id=drawer_id, pieces=form.counted())
        if not form.errors:
            more = f"?{urlencode({'serah': 1})}" if request.GET.get("serah") else ""
            return go_to(request, reverse("office:desk_drawer_close", args=[drawer_id]) + more)
    return show(request, "office/desk/count.html", form, drawer=drawer, back=_back(request, drawer))


@require_POST
@office_page()
def resume(request: OfficeRequest, drawer_id: int) -> HttpResponse:
    """Go on taking and paying with a drawer that was counted."""
    drawer = drawer_to_close(request, drawer_id)
    form = OnlyOnceForm(request.POST)
    if form.is_valid():
        run(request, form, actions.resume_drawer, drawer_id=drawer_id)
    for wrong in form.non_field_errors():
        messages.error(request, str(wrong))
    return go_to(request, _back(request, drawer))


@require_http_methods(FORMS)
@office_page()
def close(request: OfficeRequest, drawer_id: int) -> HttpResponse:
    """The count beside the books; the difference explained, the rest sent to the vault, kept or handed over."""
    drawer = drawer_to_close(request, drawer_id)
    if drawer.status is DrawerStatus.CLOSED and request.method != "POST":
        return redirect("office:drawer", drawer_id)
    counts = counts_of(request.cooperative.id, drawer_id)
    if not counts or drawer.status is DrawerStatus.OPEN:
        return redirect("office:desk_drawer_count", drawer_id)
    last = counts[-1]
    form = CloseForm(
        request.POST or None, teller=drawer.teller_name, colleagues=_colleagues(request, drawer),
        differs=last.difference != 0, initial=_proposal(request, drawer, last),
    )  # fmt: skip
    if form.is_valid():
        facts = form.cleaned_data
        kept = facts["kept"] or 0
        if not is_confirmed(request) and kept > last.total:
            form.refuse(actions.KeptTooMuch(kept=kept, counted=last.total), "kept")
        elif not is_confirmed(request):
            return _ask(request, form, drawer, last, kept)
        else:
            run(
                request, form, actions.close_drawer, on=today(), drawer_id=drawer_id, counted=facts["counted"],
                kept=kept, reason=facts.get("reason", ""), hand_to=facts["hand_to"],
            )  # fmt: skip
        if not form.errors:
            messages.success(request, gettext("The drawer is closed."))
            return go_to(request, reverse("office:drawer", args=[drawer_id]))
    return show(
        request, "office/desk/close.html", form, drawer=drawer, last=last, counts=len(counts), once=OnlyOnceForm()
    )


def drawer_to_close(request: OfficeRequest, drawer_id: int) -> DrawerView:
    """A drawer that the person may count and close: their own, or any with the power to oversee cash."""
    drawer = drawer_by_id(request.cooperative.id, drawer_id)
    may = drawer is not None and (
        drawer.person_id == request.actor.person_id
        if request.actor.can(Power.KEEP_DRAWER)
        else request.actor.can(Power.OVERSEE_CASH)
    )
    if drawer is None or not (may or request.actor.can(Power.OVERSEE_CASH)):
        raise Http404
    return drawer


def _ask(request: OfficeRequest, form: CloseForm, drawer: DrawerView, last: CountView, kept: int) -> HttpResponse:
    keeper = dict(form.fields["hand_to"].choices)[form.cleaned_data["hand_to"] or ""]  # type: ignore[attr-defined]
    facts: list[tuple[str, Any]] = [
        (gettext("Drawer"), f"{drawer.code}, {drawer.teller_name}"),
        (gettext("Counted"), formats.rupiah(last.total)),
        (gettext("Difference"), difference_words(last.difference)),
        (gettext("To the vault"), formats.rupiah(last.total - kept)),
        (gettext("Stays with %(name)s") % {"name": keeper}, formats.rupiah(kept)),
    ]
    final = gettext("The difference is posted with your reason and cannot be taken back.")
    return confirm(
        request, form, question=gettext("Close this drawer?"), facts=facts, button=gettext("Close the drawer"),
        back_url=request.get_full_path(), amount=last.total,
        lead=final if last.difference else "",
    )  # fmt: skip


def difference_words(difference: int) -> str:
    """``Rp500 over``, ``Rp500 missing``, ``none``."""
    if not difference:
        return gettext("none")
    words = gettext("%(amount)s over") if difference > 0 else gettext("%(amount)s missing")
    return words % {"amount": formats.rupiah(abs(difference))}


def _proposal(request: OfficeRequest, drawer: DrawerView, last: CountView) -> dict[str, Any]:
    """As much as the drawer began with stays, or all of it when it is handed over."""
    kept = last.total if request.GET.get("serah") else min(last.total, drawer.opened_with)
    return {"counted": last.total, "kept": kept}


def _colleagues(request: OfficeRequest, drawer: DrawerView) -> list[tuple[int, str]]:
    """Others who may keep a drawer today."""
    found = {
        one.person_id: one.name
        for one in people_with_roles(request.cooperative.id, today())
        if one.in_force and Power.KEEP_DRAWER in powers_of(frozenset({one.role})) and one.person_id != drawer.person_id
    }
    return sorted(found.items(), key=lambda one: one[1])


def _back(request: OfficeRequest, drawer: DrawerView) -> str:
    is_own = drawer.person_id == request.actor.person_id
    return reverse("office:desk_drawer") if is_own else reverse("office:drawer", args=[drawer.id])
