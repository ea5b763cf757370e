"""Withdrawing an application: what was paid of simpanan pokok goes back with it, in one act."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act
from kdim.cooperatives.powers import Actor, Power
from kdim.members.actions import end_application
from kdim.savings.actions import pay_back_pokok
from kdim.savings.actions.accounts import find_member


@act("members.withdraw_application", power=Power.RECORD_APPLICATION)
def withdraw_application(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, member_id: int, reason: str, paid_back: int = 0
) -> str | None:
    """End an application before it became a membership; gives the token of the receipt, when money was paid back.

    ``paid_back`` is what the person was told they get, whole rupiah: all that they have paid of simpanan pokok. Raises
    ``MemberNotFound``, ``WrongStatus``, ``FieldMissing`` without a reason, ``TextTooLong``, and with money
    ``PokokNotPaidBack`` (another sum, or an actor who pays nothing out), ``DayAhead``, what the drawer and the ledger
    refuse; nothing is done then.
    """
    member = find_member(actor, member_id)
    # The account before the member, as in every payment of simpanan pokok, so that no two wait for each other.
    token = pay_back_pokok(actor=actor, request_id=request_id, at=at, on=on, member=member, amount=paid_back)
    end_application(actor=actor, at=at, on=on, member_id=member_id, reason=reason)
    return token
