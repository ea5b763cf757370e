"""Undoing an entry with what it means for savings. Pages ask and decide here, whatever the entry is: the ledger posts
the mirror, and this room sees to members and receipts."""

from datetime import date, datetime
from uuid import UUID, uuid5

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.calendar import Month
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, OwnerKind
from kdim.payments.actions import lock_drawers
from kdim.payments.enums import ReceiptKind
from kdim.payments.queries import receipt_of_entry
from kdim.savings.actions.accounts import lock_accounts
from kdim.savings.actions.deposit_undoing import lock_deposit, require_deposit_reversible, undo_deposit
from kdim.savings.actions.refusals import CashMoveNotUndone, InterestNotUndone, MonthSettled
from kdim.savings.actions.undoing import see_to_consequences
from kdim.savings.enums import RunStatus
from kdim.savings.models import InterestRun

#: The ledger's act inside ours is a request of its own, the same one each time ours is sent.
_INNER = UUID("0f8a5d1e-6c0b-5f5b-9a52-3d1f0c7f5a77")
_CASH = (OwnerKind.DRAWER, OwnerKind.FLOAT)


def request_reversal(*, actor: Actor, request_id: UUID, at: datetime, on: date, entry_id: int, reason: str) -> int:
    """Ask for an entry to be undone by one dated ``on``; gives the request's id. It is the ledger's act and power.

    Raises :class:`InterestNotUndone` for a month's interest (a batch for everybody: what is wrong in it is put right by
    an entry for the account), :class:`CashMoveNotUndone` for what only moved cash between vault and drawer (move it
    back), :class:`MonthSettled` when interest of the month of ``on`` has been paid, and what the
    ledger refuses.
    """
    _require_reversible(actor.cooperative_id, entry_id, on)
    return ledger.request_reversal(actor=actor, request_id=request_id, at=at, entry_id=entry_id, on=on, reason=reason)


@act("savings.approve_reversal", power=Power.APPROVE_REVERSAL)
def approve_reversal(*, actor: Actor, request_id: UUID, at: datetime, reversal_id: int) -> int:
    """Undo the entry, as a second person; gives the id of the entry that undoes it. Its receipt is cancelled by that.

    The money comes from where it went: the drawer it was taken into or paid out of while that is open, the vault once
    it is closed.
    When simpanan pokok is undone that made somebody a member, they become an admitted applicant again. Raises
    :class:`MonthSettled`, ``MemberHasMoved`` when they have saved more since, and what the ledger refuses
    (``SamePerson``, ``UnknownReversal``, ``InsufficientBalance``, a closed period).
    """
    waiting = {each.id: each for each in books.pending_reversals(actor.cooperative_id)}
    wanted = waiting.get(reversal_id)
    if wanted is None:
        raise ledger.UnknownReversal(reversal=reversal_id)
    _lock_what_it_moved(actor, wanted.entry_id)
    _require_reversible(actor.cooperative_id, wanted.entry_id, wanted.on)
    mirror = ledger.approve_reversal(
        actor=actor, request_id=uuid5(_INNER, str(request_id)), at=at, reversal_id=reversal_id,
        instead=_of_closed_drawers(actor.cooperative_id, wanted.entry_id),
    )  # fmt: skip
    see_to_consequences(actor=actor, at=at, on=wanted.on, entry_id=wanted.entry_id, reason=wanted.reason)
    undo_deposit(actor=actor, on=wanted.on, entry_id=wanted.entry_id)
    note(subject=f"entry:{wanted.entry_id}", reversed_by=mirror)
    return mirror


def reject_reversal(*, actor: Actor, request_id: UUID, at: datetime, reversal_id: int, reason: str) -> None:
    """Leave the entry as it is: the ledger's act and power."""
    ledger.reject_reversal(actor=actor, request_id=request_id, at=at, reversal_id=reversal_id, reason=reason)


def _require_reversible(cooperative_id: int, entry_id: int, on: date) -> None:
    runs = InterestRun.objects.of(cooperative_id)
    if runs.filter(entry_id=entry_id).exists() or runs.filter(tax_entry_id=entry_id).exists():
        raise InterestNotUndone(entry=entry_id)
    require_deposit_reversible(cooperative_id, entry_id, on)
    month = Month.of(on)
    receipt = receipt_of_entry(cooperative_id, entry_id)
    if receipt is None and books.parts_moved(cooperative_id, entry_id, _CASH):
        raise CashMoveNotUndone(entry=entry_id)
    earns = receipt is not None and receipt.kind in {ReceiptKind.SAVINGS_DEPOSIT, ReceiptKind.SAVINGS_WITHDRAWAL}
    if earns and runs.filter(month=month.first_day).exclude(status=RunStatus.FAILED).exists():
        raise MonthSettled(month=month.first_day, on=on)


def _lock_what_it_moved(actor: Actor, entry_id: int) -> None:
    """Accounts, deposit, drawers, each locked before the books move, in the order in which every payment does it: a
    drawer that somebody closes meanwhile is closed before or after, not halfway."""
    accounts = books.parts_moved(actor.cooperative_id, entry_id, [OwnerKind.SAVINGS_ACCOUNT])
    lock_accounts(actor, [part.owner_id for part in accounts])
    lock_deposit(actor.cooperative_id, entry_id)
    drawers = books.parts_moved(actor.cooperative_id, entry_id, [OwnerKind.DRAWER])
    lock_drawers(actor, [part.owner_id for part in drawers])


def _of_closed_drawers(cooperative_id: int, entry_id: int) -> dict[int, AccountRole]:
    """The drawers of the entry that are closed: what they held went to the vault."""
    parts = books.parts_moved(cooperative_id, entry_id, _CASH)
    return {part.subaccount_id: AccountRole.CASH_DESK for part in parts if part.is_closed}
