"""The teller's own drawer: opening it, fetching from the vault, bringing to the vault.

How much is in it is shown nowhere here: at its close the teller counts without knowing what the books expect.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.payments import actions
from kdim.payments.enums import DrawerStatus
from kdim.payments.queries import DrawerView, drawers, drawers_kept, kept_by
from kdim.web import formats
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.desk.forms import CashForm, FloatForm
from kdim.web.office.desk.till import after_opening, own_drawer
from kdim.web.office.doing import confirm, is_confirmed, is_possible, run, show

FORMS = ["GET", "HEAD", "POST"]


@require_safe
@office_page(Power.KEEP_DRAWER)
def own(request: OfficeRequest) -> HttpResponse:
    """What is open, and what can be done with it."""
    drawer = own_drawer(request)
    facts: dict[str, Any] = {
        "drawer": drawer, "kept": drawer is not None or drawers_kept(request.cooperative.id, today()),
        "is_todays": drawer is not None and drawer.on == today(),
        "is_open": drawer is not None and drawer.status is DrawerStatus.OPEN,
        "earlier": [one for one in drawers(request.cooperative.id, person_id=request.actor.person_id, size=6).rows
                    if one.status is DrawerStatus.CLOSED],
        "float": kept_by(request.cooperative.id, request.actor.person_id).amount if drawer is None else 0,
    }  # fmt: skip
    return render(request, "office/desk/drawer.html", facts)


@require_http_methods(FORMS)
@office_page(Power.KEEP_DRAWER)
def open_own(request: OfficeRequest) -> HttpResponse:
    """Open the drawer of today with a float; on to what the teller wanted to do."""
    if request.method != "POST" and own_drawer(request) is not None:
        return redirect("office:desk_drawer")
    kept = kept_by(request.cooperative.id, request.actor.person_id).amount
    form = FloatForm(request.POST or None)
    here, title = request.get_full_path(), gettext("Open the drawer")
    if form.is_valid():
        wanted = form.cleaned_data["amount"] or 0
        if not is_confirmed(request):
            if not is_possible(form, actions.check_from_vault, field="amount", actor=request.actor, amount=wanted):
                return show(request, "office/desk/drawer_open.html", form, float=kept, title=title)
            facts = [
                (gettext("Teller"), request.actor.name),
                (gettext("Kept from last time"), formats.rupiah(kept)),
                (gettext("From the vault"), formats.rupiah(wanted)),
            ]
            question, button = gettext("Open the drawer with this?"), gettext("Open the drawer")
            return confirm(
                request, form, question=question, facts=facts, button=button, back_url=here, amount=kept + wanted,
            )  # fmt: skip
        run(request, form, actions.open_drawer, on=today(), from_vault=wanted)
        if not form.errors:
            messages.success(request, gettext("The drawer is open."))
            return go_to(request, after_opening(request))
    return show(request, "office/desk/drawer_open.html", form, float=kept, title=title)


@require_http_methods(FORMS)
@office_page(Power.KEEP_DRAWER)
def take(request: OfficeRequest) -> HttpResponse:
    """Fetch from the vault."""
    return _move(
        request, act=actions.take_from_vault, check=actions.check_from_vault,
        title=gettext("Fetch from the vault"), icon="arrow-down-left",
        question=gettext("Fetch this from the vault?"), button=gettext("Fetch it"), into_drawer=True,
        done=gettext("%(amount)s came from the vault into the drawer."),
    )  # fmt: skip


@require_http_methods(FORMS)
@office_page(Power.KEEP_DRAWER)
def bring(request: OfficeRequest) -> HttpResponse:
    """Bring to the vault."""
    return _move(
        request, act=actions.bring_to_vault, check=partial(actions.check_to_vault, on=today()),
        title=gettext("Bring to the vault"), icon="arrow-up-right",
        question=gettext("Bring this to the vault?"), button=gettext("Bring it"), into_drawer=False,
        done=gettext("%(amount)s went from the drawer to the vault."),
    )  # fmt: skip


def _move(
    request: OfficeRequest,
    *,
    act: Callable[..., Any],
    check: Callable[..., Any],
    into_drawer: bool,
    done: str,
    **words: str,
) -> HttpResponse:
    drawer = own_drawer(request)
    if drawer is None:
        return redirect("office:desk_drawer")
    form = CashForm(request.POST or None)
    back = reverse("office:desk_drawer")
    shown: dict[str, Any] = {"drawer": drawer, "title": words["title"], "icon": words["icon"], "back": back}
    if form.is_valid():
        amount = form.cleaned_data["amount"]
        if not is_confirmed(request):
            if not is_possible(form, check, field="amount", actor=request.actor, amount=amount):
                return show(request, "office/desk/cash.html", form, **shown)
            places = [gettext("Vault"), _name(drawer)]
            origin, goal = places if into_drawer else reversed(places)
            return confirm(
                request, form, question=words["question"], facts=[(gettext("From"), origin), (gettext("Into"), goal)],
                button=words["button"], back_url=request.path, amount=amount,
            )  # fmt: skip
        run(request, form, act, on=today(), amount=amount)
        if not form.errors:
            messages.success(request, done % {"amount": formats.rupiah(amount)})
            return go_to(request, back)
    return show(request, "office/desk/cash.html", form, **shown)


def _name(drawer: DrawerView) -> str:
    return f"{gettext('Drawer')} {drawer.code}, {drawer.teller_name}"
