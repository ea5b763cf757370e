"""Simpanan wajib month by month: paid, due, late, ahead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kdim.calculations.dues import Due, DueBox, DueState, arrears, due_boxes
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.queries import bylaws_at
from kdim.kernel.calendar import Month
from kdim.ledger import queries as books
from kdim.savings.enums import SavingsKind
from kdim.savings.models import DuesObligation, SavingsAccount
from kdim.savings.queries.standings import standing_of


@dataclass(frozen=True, slots=True)
class DuesStatus:
    """How a member's simpanan wajib stands on a day; amounts in whole rupiah.

    ``arrears`` is what is late, ``open_amount`` all that was asked and not paid; ``next_payment`` the smallest sum that
    may be paid now (0: nothing is asked).
    """

    account_id: int
    boxes: tuple[DueBox, ...]
    monthly: int
    balance: int
    arrears: int
    open_amount: int
    next_payment: int


def dues_status(cooperative_id: int, member_id: int, on: date) -> DuesStatus | None:
    """The boxes of one member, oldest first; nothing for somebody who has no simpanan wajib."""
    rows = SavingsAccount.objects.of(cooperative_id).filter(member_id=member_id, product__kind=SavingsKind.WAJIB)
    account: SavingsAccount | None = rows.order_by("-id").first()
    if account is None:
        return None
    return dues_of(
        cooperative_id, account_id=account.id, opened_on=account.opened_on, balance=standing_of(account).amount,
        brought_in=account.brought_in, on=on,
    )  # fmt: skip


def dues_of(
    cooperative_id: int, *, account_id: int, opened_on: date, balance: int, brought_in: int, on: date
) -> DuesStatus:
    """As :func:`dues_status` for whoever has the account with its balance at hand; two statements.

    What was brought in from older books pays nothing that is asked here.
    """
    paid = balance - brought_in
    monthly = int(bylaws_at(cooperative_id, on).values.get(BylawKey.SIMPANAN_WAJIB, 0))
    boxes = _boxes(cooperative_id, account_id, opened_on, paid, on=on, monthly=monthly)
    unpaid = [box.amount - box.paid for box in boxes if box.paid < box.amount]
    return DuesStatus(
        account_id=account_id, boxes=boxes, monthly=monthly, balance=balance, arrears=arrears(boxes),
        open_amount=sum(box.amount - box.paid for box in boxes if box.state is not DueState.AHEAD),
        next_payment=unpaid[0] if unpaid else monthly,
    )  # fmt: skip


def account_boxes(account: SavingsAccount, *, paid: int, on: date, monthly: int) -> tuple[DueBox, ...]:
    """The months of one account when ``paid`` rupiah have been paid in all."""
    return _boxes(account.cooperative_id, account.id, account.opened_on, paid, on=on, monthly=monthly)


def _boxes(
    cooperative_id: int, account_id: int, opened_on: date, paid: int, *, on: date, monthly: int
) -> tuple[DueBox, ...]:
    rows: Sequence[tuple[date, int, date]] = list(
        DuesObligation.objects.of(cooperative_id).filter(account_id=account_id).values_list("month", "amount", "due_on")
    )
    dues = [Due(Month.of(month), amount, due_on) for month, amount, due_on in rows]
    return due_boxes(dues, paid, on=on, monthly=monthly, first=Month.of(opened_on))


def asked_and_paid(cooperative_id: int, accounts: Sequence[SavingsAccount]) -> Mapping[int, tuple[Sequence[Due], int]]:
    """What was asked of accounts of simpanan wajib month by month, and what was paid of it, by account; two
    statements however many they are."""
    rows = DuesObligation.objects.of(cooperative_id).filter(account__in=[account.id for account in accounts])
    asked: dict[int, list[Due]] = {account.id: [] for account in accounts}
    for account_id, month, amount, due_on in rows.values_list("account_id", "month", "amount", "due_on"):
        asked[account_id].append(Due(Month.of(month), amount, due_on))
    standings = books.balances_of_subaccounts(cooperative_id, [account.subaccount_id for account in accounts])
    return {
        account.id: (asked[account.id], standings[account.subaccount_id].amount - account.brought_in)
        for account in accounts
    }
