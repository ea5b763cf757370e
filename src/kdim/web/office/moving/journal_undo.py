"""Undoing a cash journal as a whole: one person asks, another decides."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.processes.moving import actions, queries
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch
from kdim.web.formats import angka, tanggal
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run, show
from kdim.web.office.ledger.forms import DecisionForm, ReversalForm

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@office_page(Power.REQUEST_REVERSAL)
def ask(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """Ask for a cash journal to be undone, with a reason that a second person can judge."""
    found, here = _journal(request, batch_id), reverse("office:moving_batch", args=[batch_id])
    form = ReversalForm(request.POST or None, initial={"on": max(today(), found.on)})
    if form.is_valid():
        data = form.cleaned_data
        run(request, form, actions.request_undo, batch_id=batch_id, on=data["on"], reason=data["reason"])
        if not form.errors:
            messages.success(request, _("The reversal was asked for. A second person decides."))
            return go_to(request, here if request.actor.can(Power.MOVE_IN) else reverse("office:reversals"))
    return show(request, "office/moving/undo.html", form, batch=found, **_facts(found))


@require_http_methods(FORMS)
@office_page(Power.APPROVE_REVERSAL)
def decide(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """Approve or reject what somebody else asked for."""
    found = queries.batch(request.cooperative.id, batch_id)
    if found is None or found.kind != BatchKind.JOURNAL:
        raise Http404
    if found.status != BatchStatus.DONE or not found.undo:
        messages.info(request, _("That reversal was decided already."))
        return go_to(request, reverse("office:reversals"))
    form, facts = DecisionForm(request.POST or None), _facts(found)
    if form.is_valid():
        data = form.cleaned_data
        if data["verdict"] == "reject":
            run(request, form, actions.reject_undo, batch_id=batch_id, reason=data["reason"])
            done = _("The reversal was rejected. The entries stay.")
        elif not is_confirmed(request):
            told = [
                (_("File"), found.file_name), (_("Entries"), angka(facts["written"])),
                (_("Dated"), tanggal(facts["on"])), (_("Reason"), found.undo["reason"]),
            ]  # fmt: skip
            return confirm(
                request, form, question=_("Undo this whole cash journal?"), facts=told,
                button=_("Undo all its entries"), back_url=reverse("office:moving_undo_decide", args=[batch_id]),
            )  # fmt: skip
        else:
            run(request, form, actions.approve_undo, batch_id=batch_id)
            done = _("The cash journal is undone by entries of %(on)s.") % {"on": tanggal(facts["on"])}
        if not form.errors:
            messages.success(request, done)
            return go_to(request, reverse("office:reversals"))
    is_own = found.undo["person"] == request.actor.person_id
    return show(request, "office/moving/undo_decide.html", form, batch=found, is_own=is_own, **facts)


def _journal(request: OfficeRequest, batch_id: int) -> Batch:
    """A cash journal that is in the books and that nobody asked to undo."""
    found = queries.batch(request.cooperative.id, batch_id)
    if found is None or found.kind != BatchKind.JOURNAL or found.status != BatchStatus.DONE or found.undo:
        raise Http404
    return found


def _facts(found: Batch) -> dict[str, Any]:
    counts = found.summary["counts"]
    on = date.fromisoformat(found.undo["on"]) if found.undo else None
    return {"written": counts["good"] + counts["attention"], "on": on}
