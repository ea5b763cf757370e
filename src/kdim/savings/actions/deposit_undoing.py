"""What undoing an entry means for term deposits, besides the books."""

from datetime import date

from kdim.cooperatives.audit import note
from kdim.cooperatives.powers import Actor
from kdim.kernel.calendar import Month
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.enums import EntryKind, OwnerKind
from kdim.savings.actions.accounts import is_settled
from kdim.savings.actions.refusals import DepositEntryNotUndone, DepositHasMoved, InterestNotUndone, MonthSettled
from kdim.savings.enums import DepositStatus
from kdim.savings.models import DepositInterest, TermDeposit


def require_deposit_reversible(cooperative_id: int, entry_id: int, on: date) -> None:
    """Refuse to undo interest of deposits (``InterestNotUndone``), how one went on or ended
    (``DepositEntryNotUndone``), the opening of one whose interest is settled or that is over (``DepositHasMoved``:
    break it instead), or on a day whose month is settled (``MonthSettled``). Entries that are none of these pass."""
    if DepositInterest.objects.of(cooperative_id).filter(entry_id=entry_id).exists():
        raise InterestNotUndone(entry=entry_id)
    deposit = _opened_by(cooperative_id, entry_id)
    if deposit is None:
        if books.parts_moved(cooperative_id, entry_id, (OwnerKind.TERM_DEPOSIT,)) or _is_interest(
            cooperative_id, entry_id
        ):
            raise DepositEntryNotUndone(entry=entry_id)
        return
    if deposit.months_done or deposit.turn > 1 or DepositStatus(deposit.status).is_over:
        raise DepositHasMoved(number=deposit.number)
    if is_settled(cooperative_id, on):
        raise MonthSettled(month=Month.of(on).first_day, on=on)


def undo_deposit(*, actor: Actor, on: date, entry_id: int) -> None:
    """After the entry was reversed, inside the same act: a deposit that it opened was never there."""
    deposit = _opened_by(actor.cooperative_id, entry_id)
    if deposit is None:
        return
    DepositInterest.objects.of(actor.cooperative_id).filter(deposit=deposit).delete()
    ledger.close_subaccount(actor=actor, subaccount_id=deposit.subaccount_id, on=on)
    TermDeposit.objects.of(actor.cooperative_id).filter(id=deposit.id).update(
        status=DepositStatus.CANCELLED, closed_on=on, next_on=None
    )
    note(deposit=deposit.number)


def _is_interest(cooperative_id: int, entry_id: int) -> bool:
    """Interest in advance of a next term moves no deposit, and stands with no month until the first is over."""
    entry = books.entry_detail(cooperative_id, entry_id)
    return entry is not None and entry.kind == EntryKind.INTEREST


def lock_deposit(cooperative_id: int, entry_id: int) -> None:
    """Lock the deposit that an entry opened, if it did; inside the act that undoes it, after the savings accounts."""
    rows = TermDeposit.objects.of(cooperative_id).select_for_update(of=("self",), no_key=True)
    list(rows.filter(entry_id=entry_id))


def _opened_by(cooperative_id: int, entry_id: int) -> TermDeposit | None:
    deposit: TermDeposit | None = TermDeposit.objects.of(cooperative_id).filter(entry_id=entry_id).first()
    return deposit
