"""Confirming as the second officer what another one asked for: an appointment, its end, or a slip."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kdim.cooperatives import actions, queries
from kdim.cooperatives.enums import ProposalKind
from kdim.cooperatives.powers import Power
from kdim.cooperatives.queries import Proposed
from kdim.web.formats import jam, tanggal
from kdim.web.gates import OfficeRequest, now, office_page
from kdim.web.htmx import go_to
from kdim.web.labels import label
from kdim.web.office.cooperative.forms.people import SlipForm
from kdim.web.office.cooperative.views.people import FORMS, person_or_404, show_slip
from kdim.web.office.doing import run, show

ONE_DAY = timedelta(days=1)


@require_http_methods(FORMS)
@office_page(Power.APPOINT_PEOPLE)
def decide(request: OfficeRequest, proposal_id: int) -> HttpResponse:
    """Confirm, refuse, or take back; whoever confirms a slip sees its code, once."""
    found = (one for one in queries.proposals_asked(request.cooperative.id, now()) if one.proposal_id == proposal_id)
    proposed = next(found, None)
    if proposed is None:
        raise Http404
    form = SlipForm(request.POST or None)
    if form.is_valid():
        is_confirmed = "confirm" in request.POST
        act = actions.confirm_proposal if is_confirmed else actions.refuse_proposal
        made = run(request, form, act, proposal_id=proposal_id)
        if not form.errors and is_confirmed and proposed.kind is ProposalKind.SLIP:
            return show_slip(request, person_or_404(request, str(proposed.person_id)), made)
        if not form.errors:
            messages.success(request, _said(proposed) if is_confirmed else _left(proposed))
            return go_to(request, reverse("office:people"))
    has_asked = proposed.asked_by_id == request.actor.person_id
    facts = {"proposed": proposed, "facts_of": _facts(proposed), "has_asked": has_asked}
    return show(request, "office/cooperative/people_proposal.html", form, **facts)


def _said(proposed: Proposed) -> str:
    said = {"name": proposed.name, "role": label(proposed.role) if proposed.role else ""}
    if proposed.kind is ProposalKind.ENDING:
        assert proposed.until_on is not None
        said["on"] = tanggal(proposed.until_on - ONE_DAY)
        return _("%(name)s is %(role)s through %(on)s.") % said
    return _("%(name)s is appointed: %(role)s.") % said


def _left(proposed: Proposed) -> str:
    return _("Nothing changes for %(name)s.") % {"name": proposed.name}


def _facts(proposed: Proposed) -> list[tuple[str, Any]]:
    lines: list[tuple[str, Any]] = [(_("What"), label(proposed.kind))]
    if proposed.role is not None:
        last_on = proposed.until_on and proposed.until_on - ONE_DAY
        is_ending = proposed.kind is ProposalKind.ENDING
        first = [] if is_ending else [(_("First day"), tanggal(proposed.from_on))]
        why = (_("Reason"), proposed.reason) if is_ending else (_("By decision"), proposed.decision)
        last = (_("Last day"), tanggal(last_on) or _("until further notice"))
        lines += [(_("Role"), label(proposed.role)), *first, last, why]
    return [*lines, (_("Asked by"), proposed.asked_name), (_("When"), jam(proposed.asked_at))]
