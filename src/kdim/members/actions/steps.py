"""The steps that several actions share: locking a member, moving them to the next status, the trace."""

from datetime import date, datetime
from typing import cast

from kdim.cooperatives.models import Cooperative
from kdim.cooperatives.powers import Actor
from kdim.kernel.refusals import Refusal
from kdim.members.enums import MemberStatus
from kdim.members.models import Member, StatusChange
from kdim.members.queries import MemberNotFound


class WrongStatus(Refusal):
    """The step is not possible from where the membership stands; facts: ``status``, ``needed`` (a list)."""

    code = "membership_wrong_status"


def locked_cooperative(actor: Actor) -> Cooperative:
    """The cooperative's row, locked against other applications (not against rows that refer to it), so that two with
    one NIK cannot pass each other."""
    return Cooperative.objects.select_for_update(no_key=True).get(pk=actor.cooperative_id)


def locked_member(actor: Actor, member_id: int) -> Member:
    """A member's row, locked until the act ends. Raises ``MemberNotFound``."""
    row = Member.objects.of(actor.cooperative_id).select_for_update(no_key=True).filter(pk=member_id).first()
    if row is None:
        raise MemberNotFound(member_id=member_id)
    return cast("Member", row)


def require_status(member: Member, *needed: MemberStatus) -> None:
    """Raise :class:`WrongStatus` unless the membership stands at one of ``needed``."""
    if member.status not in needed:
        raise WrongStatus(status=member.status, needed=[status.value for status in needed])


def record_step(
    member: Member,
    *,
    actor: Actor,
    at: datetime,
    on: date,
    before: str,
    reason: str = "",
    decision_id: int | None = None,
) -> None:
    """Add the step from ``before`` to the member's present status to the history."""
    StatusChange.objects.create(
        cooperative_id=member.cooperative_id, member=member, before=before, after=member.status, on=on, at=at,
        reason=reason, decision_id=decision_id, person_id=actor.person_id, actor_name=actor.name,
    )  # fmt: skip


def move(
    member: Member,
    to: MemberStatus,
    *,
    actor: Actor,
    at: datetime,
    on: date,
    reason: str = "",
    decision_id: int | None = None,
) -> None:
    """Save the member with a new status and what else was set on them, and add the step to the history."""
    before, member.status = member.status, to
    member.save()
    record_step(member, actor=actor, at=at, on=on, before=before, reason=reason, decision_id=decision_id)
