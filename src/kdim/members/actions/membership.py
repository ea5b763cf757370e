"""Becoming a member and ceasing to be one. Plain functions: the acts that call them also move the money."""

from datetime import date, datetime

from kdim.cooperatives.actions import grant_sign_in_name
from kdim.cooperatives.audit import note
from kdim.cooperatives.powers import Actor, Power, require
from kdim.kernel.refusals import Refusal
from kdim.members.actions.decisions import read_reason
from kdim.members.actions.numbers import next_number
from kdim.members.actions.steps import locked_member, move, require_status
from kdim.members.enums import ExitReason, MemberStatus
from kdim.members.queries.words import search_text


class LeftBeforeJoining(Refusal):
    """A membership cannot end before it began; facts: ``joined_on``, ``left_on``."""

    code = "left_before_joining"


def activate_member(*, actor: Actor, at: datetime, on: date, member_id: int) -> str:
    """Make an admitted applicant a member, because simpanan pokok is fully paid; their new number.

    Part of the savings act that takes the last payment, whose power counts. Somebody who can sign in already may from
    now on do so with the number. Raises ``MemberNotFound``, ``WrongStatus``, ``BylawMissing``, ``NumberPatternWrong``.
    """
    member = locked_member(actor, member_id)
    require_status(member, MemberStatus.ADMITTED)
    member.number = next_number(actor.cooperative_id, on)
    member.joined_on = on
    member.search_text = search_text(plain_name=member.plain_name, number=member.number, phone=member.phone)
    move(member, MemberStatus.ACTIVE, actor=actor, at=at, on=on)
    if member.person:
        grant_sign_in_name(cooperative_id=actor.cooperative_id, person_id=member.person.id, name=member.number)
    note(member_number=member.number)
    return str(member.number)


def undo_activation(*, actor: Actor, at: datetime, on: date, member_id: int, reason: str) -> None:
    """Make a member an admitted applicant again, because the payment that made them one is undone.

    Part of the savings act that undoes it, which first sees that nothing else was saved. The number is never given out
    again; a new one comes with the next payment. Raises ``MemberNotFound``, ``WrongStatus``, ``FieldMissing`` without a
    reason.
    """
    member = locked_member(actor, member_id)
    require_status(member, MemberStatus.ACTIVE)
    note(member_number_withdrawn=member.number)
    member.number, member.joined_on = "", None
    member.search_text = search_text(plain_name=member.plain_name, number="", phone=member.phone)
    move(member, MemberStatus.ADMITTED, actor=actor, at=at, on=on, reason=read_reason(reason))


def end_membership(
    *, actor: Actor, at: datetime, on: date, member_id: int, exit_reason: ExitReason, reason: str
) -> None:
    """End a membership; the row stays in the register, and its number is never given out again.

    Part of the act in ``processes`` that first sees to savings and debts: this function knows of none. Raises
    ``NotAllowed``, ``MemberNotFound``, ``WrongStatus``, :class:`LeftBeforeJoining`, ``FieldMissing`` without a reason.
    """
    require(actor, Power.END_MEMBERSHIPS, at=actor.cooperative_id)
    member = locked_member(actor, member_id)
    require_status(member, MemberStatus.ACTIVE)
    if member.joined_on and on < member.joined_on:
        raise LeftBeforeJoining(joined_on=member.joined_on, left_on=on)
    member.left_on, member.exit_reason = on, exit_reason
    move(member, MemberStatus.LEFT, actor=actor, at=at, on=on, reason=read_reason(reason))
    note(member_number=member.number, exit_reason=exit_reason)
