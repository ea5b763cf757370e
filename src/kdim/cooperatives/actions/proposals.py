"""Two officers for what makes or unmakes one: appointing, ending, and a slip that gives one in office a new PIN."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from kdim.cooperatives.actions.activation import make_slip, require_power_over_slip
from kdim.cooperatives.actions.people import (
    end_term,
    ending_needs_second_person,
    make_term,
    require_appointment,
    require_ending,
)
from kdim.cooperatives.actions.second_person import needs_second_person
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.enums import ProposalKind, Role
from kdim.cooperatives.models import OfficeProposal, Person
from kdim.cooperatives.powers import Actor, NotAllowed, Power
from kdim.cooperatives.queries.proposals import PROPOSAL_WAITS
from kdim.kernel.refusals import Refusal


class ProposalWaits(Refusal):
    """The same waits already; fact: ``name`` of who asked."""

    code = "proposal_waits"


class ProposalByTheSame(Refusal):
    """Who asked does not confirm."""

    code = "proposal_by_the_same"


class ProposalOver(Refusal):
    """Somebody decided already, or nobody did in time; fact: ``days``."""

    code = "proposal_over"


@act("cooperatives.propose_appointment", power=Power.APPOINT_PEOPLE)
def propose_appointment(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    person_id: int,
    role: Role,
    from_on: date,
    until_on: date | None,
    decision_id: int | None,
) -> dict[str, Any]:
    """Appoint when another officer confirms: ``{"proposal": id}``; at once where there is no other: ``{"term": id}``.

    Raises as ``appoint`` does for what is wrong already, and :class:`ProposalWaits`.
    """
    facts: dict[str, Any] = {
        "person_id": person_id, "role": role, "from_on": from_on, "until_on": until_on, "decision_id": decision_id
    }  # fmt: skip
    require_appointment(actor, **facts)
    note(subject=f"person:{person_id}")
    if not needs_second_person(actor, at):
        return {"term": make_term(actor, **facts)}
    return {"proposal": _ask(actor, at, ProposalKind.APPOINTMENT, **facts)}


@act("cooperatives.propose_ending", power=Power.APPOINT_PEOPLE)
def propose_ending(
    *, actor: Actor, request_id: UUID, at: datetime, term_id: int, until_on: date, reason: str
) -> dict[str, Any]:
    """End a role on a day (the first day without it): at once, ``{"term": id}``, or when another officer confirms,
    ``{"proposal": id}``, if the role could confirm itself. Raises ``AppointmentEnded`` and :class:`ProposalWaits`."""
    term = require_ending(actor, term_id=term_id, until_on=until_on)
    note(subject=f"person:{term.person_id}")
    if not ending_needs_second_person(actor, term, at):
        end_term(term, until_on)
        return {"term": term_id}
    facts: dict[str, Any] = {"person_id": term.person_id, "role": term.role, "until_on": until_on}
    return {"proposal": _ask(actor, at, ProposalKind.ENDING, term_id=term_id, reason=reason, **facts)}


@act("cooperatives.propose_slip", power=Power.APPOINT_PEOPLE)
def propose_slip(*, actor: Actor, request_id: UUID, at: datetime, person_id: int) -> dict[str, Any]:
    """A slip for a colleague: at once, ``{"slip": id}``, for who holds no office or where there is no other officer;
    else when another confirms, ``{"proposal": id}``. Raises ``NotAllowed`` and :class:`ProposalWaits`."""
    note(subject=f"person:{person_id}")
    if not require_power_over_slip(actor, person_id, at):
        return {"slip": make_slip(actor, person_id, at)}
    return {"proposal": _ask(actor, at, ProposalKind.SLIP, person_id=person_id)}


@act("cooperatives.confirm_proposal", power=Power.APPOINT_PEOPLE)
def confirm_proposal(*, actor: Actor, request_id: UUID, at: datetime, proposal_id: int) -> int:
    """Let it take effect; gives the id of the term, or of the slip whose code is shown to who confirms.

    Raises :class:`ProposalByTheSame`, :class:`ProposalOver`, ``NotAllowed``, and what ``appoint`` raises, because much
    may have changed since it was asked.
    """
    proposal = _undecided(actor, proposal_id, at)
    if actor.person_id is None or proposal.asked_by_id == actor.person_id:
        raise ProposalByTheSame
    proposal.decided_by_id, proposal.decided_at, proposal.is_confirmed = actor.person_id, at, True
    proposal.save(update_fields=["decided_by", "decided_at", "is_confirmed"])
    if proposal.kind == ProposalKind.SLIP:
        return make_slip(actor, proposal.person_id, at)
    if proposal.kind == ProposalKind.ENDING:
        assert proposal.term_id is not None
        assert proposal.until_on is not None
        end_term(require_ending(actor, term_id=proposal.term_id, until_on=proposal.until_on), proposal.until_on)
        return int(proposal.term_id)
    assert proposal.from_on is not None
    facts: dict[str, Any] = {
        "person_id": proposal.person_id, "role": Role(proposal.role), "from_on": proposal.from_on,
        "until_on": proposal.until_on, "decision_id": proposal.decision_id,
    }  # fmt: skip
    require_appointment(actor, **facts)
    return make_term(actor, **facts)


@act("cooperatives.refuse_proposal", power=Power.APPOINT_PEOPLE)
def refuse_proposal(*, actor: Actor, request_id: UUID, at: datetime, proposal_id: int) -> None:
    """It does not take effect; who asked takes it back this way. Raises :class:`ProposalOver` and ``NotAllowed``."""
    proposal = _undecided(actor, proposal_id, at)
    if proposal.asked_by_id != actor.person_id:
        proposal.decided_by_id = actor.person_id
    proposal.decided_at = at
    proposal.save(update_fields=["decided_by", "decided_at"])


def _ask(actor: Actor, at: datetime, kind: ProposalKind, **facts: Any) -> int:
    assert actor.person_id is not None
    Person.objects.select_for_update().get(pk=facts["person_id"])  # two who ask wait for each other
    proposals = OfficeProposal.objects.of(actor.cooperative_id)
    same = proposals.filter(
        kind=kind, person_id=facts["person_id"], role=facts.get("role", ""), decided_at__isnull=True
    )
    same.filter(asked_at__lte=at - PROPOSAL_WAITS).update(decided_at=at)
    if (standing := same.select_related("asked_by").first()) is not None:
        raise ProposalWaits(name=standing.asked_by.name)
    made = proposals.create(
        cooperative_id=actor.cooperative_id, kind=kind, asked_by_id=actor.person_id, asked_at=at, **facts
    )
    return int(made.id)


def _undecided(actor: Actor, proposal_id: int, at: datetime) -> OfficeProposal:
    proposals = OfficeProposal.objects.of(actor.cooperative_id).select_for_update()
    proposal: OfficeProposal | None = proposals.filter(pk=proposal_id).first()
    if proposal is None:
        raise NotAllowed(power=Power.APPOINT_PEOPLE.value, name=actor.name)
    if proposal.decided_at is not None or proposal.asked_at <= at - PROPOSAL_WAITS:
        raise ProposalOver(days=PROPOSAL_WAITS.days)
    note(subject=f"person:{proposal.person_id}", kind=proposal.kind, role=proposal.role, from_on=proposal.from_on)
    return proposal
