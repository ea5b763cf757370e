"""Simpanan sukarela over the counter: money in, money out."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.rupiah import Rupiah
from kdim.ledger.entries import Entry
from kdim.payments.actions import Confirmation, issue_receipts, lock_till, post_at_desk
from kdim.payments.enums import ReceiptKind
from kdim.savings import postings
from kdim.savings.actions.accounts import lock_account, require_active, require_movement
from kdim.savings.actions.refusals import (
    BelowMinimumDeposit,
    EquityNotWithdrawable,
    WithdrawalTooLarge,
    WrongKind,
)
from kdim.savings.actions.telling import tell_receipts
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount
from kdim.savings.queries.products import terms_at
from kdim.savings.queries.standings import standing_of

Paid = dict[str, int | str]


@act("savings.deposit", power=Power.TAKE_SAVINGS)
def record_deposit(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    on: date,
    account_id: int,
    amount: Rupiah,
    memo: str = "",
) -> Paid:
    """Take cash into simpanan sukarela; gives ``{"entry": id, "receipt": token}``.

    Raises ``AccountUnknown``, ``AccountClosed``, ``WrongKind`` (pokok and wajib have their own acts),
    ``MemberNotActive``, ``AmountNotPositive``, ``DayAhead``, ``BeforeOpening``, ``MonthSettled``,
    ``BelowMinimumDeposit``, and what :func:`settle` refuses.
    """
    account = lock_account(actor, account_id)
    if SavingsKind(account.product.kind).is_equity:
        raise WrongKind(kind=account.product.kind, number=account.number)
    require_active(account.member)
    require_movement(account, at, on, amount)
    terms = terms_at(actor.cooperative_id, account.product_id, on)
    if terms and amount < terms.minimum_deposit:
        raise BelowMinimumDeposit(amount=amount, minimum=terms.minimum_deposit)
    entry = postings.deposit(on=on, number=account.number, subaccount=account.subaccount_id, amount=amount, memo=memo)
    return settle(actor, request_id, at, account, entry, ReceiptKind.SAVINGS_DEPOSIT, amount)


@act("savings.withdraw", power=Power.PAY_OUT_SAVINGS)
def record_withdrawal(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    on: date,
    account_id: int,
    amount: Rupiah,
    memo: str = "",
) -> Paid:
    """Pay cash out of simpanan sukarela; gives ``{"entry": id, "receipt": token}``.

    What is held and the product's minimum balance stay. Raises ``AccountUnknown``, ``AccountClosed``,
    ``EquityNotWithdrawable``, ``AmountNotPositive``, ``DayAhead``, ``BeforeOpening``, ``MonthSettled``,
    ``WithdrawalTooLarge``, and what :func:`settle` refuses.
    """
    account = lock_account(actor, account_id)
    standing = standing_of(account)
    if SavingsKind(account.product.kind).is_equity:
        raise EquityNotWithdrawable(kind=account.product.kind, number=account.number, balance=standing.amount)
    require_movement(account, at, on, amount)
    terms = terms_at(actor.cooperative_id, account.product_id, on)
    minimum = terms.minimum_balance if terms else 0
    available = max(0, standing.amount - standing.held - minimum)
    if amount > available:
        raise WithdrawalTooLarge(
            amount=amount, available=available, balance=standing.amount, held=standing.held, minimum=minimum
        )
    entry = postings.withdrawal(
        on=on, number=account.number, subaccount=account.subaccount_id, amount=amount, memo=memo
    )
    return settle(actor, request_id, at, account, entry, ReceiptKind.SAVINGS_WITHDRAWAL, amount)


def settle(
    actor: Actor,
    request_id: UUID,
    at: datetime,
    account: SavingsAccount,
    entry: Entry,
    kind: ReceiptKind,
    amount: int,
) -> Paid:
    """Post the entry through the actor's drawer, confirm it with a receipt, tell the member.

    Raises ``DrawerNotOpen``, ``DrawerOfAnotherDay``, ``DrawerTooLittle``, and what the ledger refuses.
    """
    drawer = lock_till(actor, entry.on)
    [entry_id] = post_at_desk([entry], drawer=drawer, actor=actor, request_id=request_id, at=at)
    told = Confirmation(
        entry_id=entry_id, kind=kind, member_id=account.member_id, payer_name=account.member.name, amount=amount,
        about=f"{account.product.name} {account.number}",
    )  # fmt: skip
    [token] = issue_receipts(actor=actor, at=at, on=entry.on, confirmations=[told], drawer=drawer)
    tell_receipts(actor=actor, at=at, on=entry.on, receipts=[(account.subaccount_id, told, token)])
    note(subject=f"savings_account:{account.id}", entry=entry_id, number=account.number)
    return {"entry": entry_id, "receipt": token}
