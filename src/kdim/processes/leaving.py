"""Leaving the cooperative: savings become a debt to the person, and the membership ends, in one act."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.members.actions import end_membership
from kdim.members.enums import ExitReason
from kdim.savings.actions import close_accounts
from kdim.savings.actions.accounts import find_member


@act("members.leave", power=Power.END_MEMBERSHIPS)
def leave(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, member_id: int, exit_reason: ExitReason, reason: str
) -> int | None:
    """End a membership on a day (UU 25/1992 art. 19); gives the entry that moved the savings, if there were any.

    The money is then owed on *simpanan anggota keluar belum dibayar* and paid out when the by-laws say. Raises
    ``MemberNotFound``, ``WrongStatus``, ``LeftBeforeJoining``, ``FieldMissing``, ``SavingsHeld``, ``MonthSettled`` and
    what the ledger refuses; nothing is done then.
    """
    member = find_member(actor, member_id)
    # The accounts before the member, as when simpanan pokok is undone, so that no two wait for each other.
    entry_id = close_accounts(actor=actor, request_id=request_id, at=at, on=on, member=member)
    end_membership(actor=actor, at=at, on=on, member_id=member_id, exit_reason=exit_reason, reason=reason)
    note(subject=f"member:{member_id}", entry=entry_id)
    return entry_id
