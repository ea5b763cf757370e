"""What waits for a second officer, and whether there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Value

from kdim.cooperatives.enums import ProposalKind, Role
from kdim.cooperatives.models import FactorReset, OfficeProposal
from kdim.cooperatives.powers import ROLE_POWERS, Power
from kdim.cooperatives.queries.people import terms_in_force
from kdim.cooperatives.queries.second_factor import RESET_WAITS

#: For so long an appointment or a slip waits for the second officer.
PROPOSAL_WAITS = timedelta(days=7)
APPOINTING = tuple(role for role in Role if Power.APPOINT_PEOPLE in ROLE_POWERS[role])


@dataclass(frozen=True, slots=True)
class Proposed:
    """What waits: an appointment with its days, the end of one (``until_on``: the first day without it), or a slip."""

    proposal_id: int
    kind: ProposalKind
    person_id: int
    name: str
    role: Role | None
    from_on: date | None
    until_on: date | None
    decision: str
    reason: str
    asked_by_id: int
    asked_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class OfficeWork:
    """How many resets of a second factor and how many proposals wait for a second officer."""

    resets: int
    proposals: int


def another_appoints(cooperative_id: int, on: date, *, but: Sequence[int | None]) -> bool:
    """Whether somebody other than those named may appoint people on the day and is able to sign in.

    Who has no PIN yet confirms nothing: at the first run the founder goes on alone until a second officer has come in.
    """
    terms = terms_in_force(cooperative_id, on).filter(role__in=APPOINTING, person__is_active=True)
    others = terms.exclude(person_id__in=[one for one in but if one is not None])
    return bool(others.exclude(person__password__startswith=UNUSABLE_PASSWORD_PREFIX).exists())


def proposals_asked(cooperative_id: int, at: datetime) -> Sequence[Proposed]:
    """What waits for a second officer, the oldest first."""
    waiting = OfficeProposal.objects.of(cooperative_id).filter(
        decided_at__isnull=True, asked_at__gt=at - PROPOSAL_WAITS
    )
    return [
        Proposed(
            proposal_id=row.id, kind=ProposalKind(row.kind), person_id=row.person_id, name=row.person.name,
            role=Role(row.role) if row.role else None, from_on=row.from_on, until_on=row.until_on,
            decision=row.decision.number if row.decision else "", reason=row.reason, asked_by_id=row.asked_by_id,
            asked_name=row.asked_by.name, asked_at=row.asked_at,
        )
        for row in waiting.select_related("person", "asked_by", "decision").order_by("asked_at", "id")
    ]  # fmt: skip


def office_work(cooperative_id: int, person_id: int | None, at: datetime) -> OfficeWork:
    """What waits for this person as the second officer, in one statement: not what they asked for themselves, nor a
    reset of their own."""
    resets = FactorReset.objects.of(cooperative_id).filter(decided_at__isnull=True, asked_at__gt=at - RESET_WAITS)
    proposals = OfficeProposal.objects.of(cooperative_id).filter(
        decided_at__isnull=True, asked_at__gt=at - PROPOSAL_WAITS
    )
    of_others = resets.exclude(asked_by_id=person_id).exclude(person_id=person_id)
    what = [
        rows.annotate(what=Value(name)).values_list("what", flat=True)
        for name, rows in (("reset", of_others), ("proposal", proposals.exclude(asked_by_id=person_id)))
    ]
    found = list(what[0].union(what[1], all=True))
    return OfficeWork(resets=found.count("reset"), proposals=found.count("proposal"))
