"""Setting part of a savings account aside."""

from datetime import datetime
from uuid import UUID

from kdim.cooperatives.powers import Actor
from kdim.ledger import actions as ledger
from kdim.savings.actions.refusals import AccountUnknown, AmountNotPositive, WrongKind
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount


def place_hold(*, actor: Actor, request_id: UUID, at: datetime, account_id: int, amount: int, reason: str) -> int:
    """Keep rupiah of simpanan sukarela from being taken out, for a stated reason; gives the hold's id.

    It is the ledger's act and power (``Power.HOLD_SAVINGS``). Raises ``AccountUnknown``, ``WrongKind`` (simpanan pokok
    and wajib cannot be taken out anyway), ``AmountNotPositive`` and the ledger's ``InsufficientBalance``.
    """
    rows = SavingsAccount.objects.of(actor.cooperative_id).select_related("product")
    account: SavingsAccount | None = rows.filter(id=account_id).first()
    if account is None:
        raise AccountUnknown(account=account_id)
    if SavingsKind(account.product.kind).is_equity:
        raise WrongKind(kind=account.product.kind, number=account.number)
    if amount <= 0:
        raise AmountNotPositive(amount=amount)
    return ledger.place_hold(
        actor=actor, request_id=request_id, at=at, subaccount_id=account.subaccount_id, amount=amount, reason=reason
    )


def release_hold(*, actor: Actor, request_id: UUID, at: datetime, hold_id: int, reason: str) -> None:
    """Let it be taken out again. Raises the ledger's ``UnknownHold``."""
    ledger.release_hold(actor=actor, request_id=request_id, at=at, hold_id=hold_id, reason=reason)
