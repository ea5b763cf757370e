"""What undoing an entry means for term deposits, besides the books."""

from datetime import date

from kdim.cooperatives.audit import note
from kdim.cooperatives.powers import Actor
from kdim.kernel.calendar import Month
from kdim.ledger import actions as ledger
from kdim.savings.actions.accounts import is_settled
from kdim.savings.actions.refusals import DepositHasMoved, InterestNotUndone, MonthSettled
from kdim.savings.enums import DepositStatus
from kdim.savings.models import DepositInterest, TermDeposit


def require_deposit_reversible(cooperative_id: int, entry_id: int, on: date) -> None:
    """Refuse to undo interest that was given to many at once (``InterestNotUndone``), and the opening of a deposit
    whose interest is settled or that is over (``DepositHasMoved``: break it instead), or on a day whose month is
    settled (``MonthSettled``). Entries that are none of these pass."""
    if DepositInterest.objects.of(cooperative_id).filter(entry_id=entry_id).exists():
        raise InterestNotUndone(entry=entry_id)
    deposit = _opened_by(cooperative_id, entry_id)
    if deposit is None:
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


def _opened_by(cooperative_id: int, entry_id: int) -> TermDeposit | None:
    rows = TermDeposit.objects.of(cooperative_id).select_for_update(of=("self",), no_key=True)
    deposit: TermDeposit | None = rows.filter(entry_id=entry_id).first()
    return deposit
