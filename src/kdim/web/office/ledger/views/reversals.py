"""Undoing an entry: one person asks, another decides."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.ledger import queries
from kdim.ledger.queries import JournalEntry
from kdim.processes.moving.actions import approve_reversal
from kdim.processes.moving.queries import asked_to_undo
from kdim.savings import actions
from kdim.web.formats import tanggal
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.labels import label
from kdim.web.office.doing import confirm, is_confirmed, run, show
from kdim.web.office.ledger.forms import DecisionForm, ReversalForm

FORMS = ["GET", "HEAD", "POST"]


@require_safe
@office_page(Power.SEE_LEDGER)
def pending(request: OfficeRequest) -> HttpResponse:
    """What waits, and who asked; whoever asked does not decide."""
    rows = queries.pending_reversals(request.cooperative.id)
    lines = [(row, row.requested_by == request.actor.person_id) for row in rows]
    facts = {
        "lines": lines, "journals": asked_to_undo(request.cooperative.id),
        "may_decide": request.actor.can(Power.APPROVE_REVERSAL),
    }  # fmt: skip
    return render(request, "office/ledger/reversals.html", facts)


@require_http_methods(FORMS)
@office_page(Power.REQUEST_REVERSAL)
def ask(request: OfficeRequest, entry_id: int) -> HttpResponse:
    """Ask for an entry to be undone, with a reason that a second person can judge."""
    entry = _entry(request, entry_id)
    form = ReversalForm(request.POST or None, initial={"on": max(today(), entry.on)})
    if form.is_valid():
        data = form.cleaned_data
        run(request, form, actions.request_reversal, entry_id=entry.id, on=data["on"], reason=data["reason"])
        if not form.errors:
            messages.success(request, _("The reversal was asked for. A second person decides."))
            return go_to(request, reverse("office:entry", args=[entry.id]))
    return show(request, "office/ledger/entry_reverse.html", form, entry=entry)


@require_http_methods(FORMS)
@office_page(Power.APPROVE_REVERSAL)
def decide(request: OfficeRequest, reversal_id: int) -> HttpResponse:
    """Approve or reject what somebody else asked for."""
    waiting = queries.pending_reversals(request.cooperative.id)
    asked = next((one for one in waiting if one.id == reversal_id), None)
    if asked is None:
        messages.info(request, _("That reversal was decided already."))
        return go_to(request, reverse("office:reversals"))
    entry = _entry(request, asked.entry_id)
    form = DecisionForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        if data["verdict"] == "reject":
            run(request, form, actions.reject_reversal, reversal_id=reversal_id, reason=data["reason"])
            done = _("The reversal was rejected. The entry stays.")
        elif not is_confirmed(request):
            return confirm(
                request, form, question=_("Undo this entry?"), amount=entry.total, facts=_facts(entry, asked.on),
                button=_("Undo the entry"), back_url=reverse("office:reversal_decide", args=[reversal_id]),
            )  # fmt: skip
        else:
            run(request, form, approve_reversal, reversal_id=reversal_id)
            done = _("The entry is undone by an entry of %(on)s.") % {"on": tanggal(asked.on)}
        if not form.errors:
            messages.success(request, done)
            return go_to(request, reverse("office:entry", args=[entry.id]))
    is_own = asked.requested_by == request.actor.person_id
    return show(request, "office/ledger/reversal_decide.html", form, asked=asked, entry=entry, is_own=is_own)


def _entry(request: OfficeRequest, entry_id: int) -> JournalEntry:
    entry = queries.entry_detail(request.cooperative.id, entry_id)
    if entry is None:
        raise Http404
    return entry


def _facts(entry: JournalEntry, on: date) -> list[tuple[str, str]]:
    lines = [f"{line.code} {line.name_id}" for line in entry.lines[:4]]
    return [
        (_("Entry"), f"{label(entry.kind, 'EntryKind')}, {entry.memo}"),
        (_("Of"), tanggal(entry.on)),
        (_("Dated"), tanggal(on)),
        (_("Accounts"), ", ".join(lines)),
    ]
