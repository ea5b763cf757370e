"""Setoran kolektif: the list of a collector or of a payroll office, taken whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kdim.calculations.dues import Due, due_boxes, whole_month_payments
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.powers import Actor, Power
from kdim.cooperatives.queries import bylaws_at
from kdim.kernel.calendar import Month
from kdim.kernel.refusals import Refusal
from kdim.kernel.rupiah import Rupiah
from kdim.ledger.entries import Entry
from kdim.payments.actions import Confirmation, issue_receipts, lock_till, post_at_desk
from kdim.payments.enums import ReceiptKind
from kdim.savings import postings
from kdim.savings.actions.accounts import (
    is_settled,
    lock_accounts,
    require_active,
    require_amount,
    require_day,
    require_not_ahead,
)
from kdim.savings.actions.refusals import (
    AccountClosed,
    AccountUnknown,
    BelowMinimumDeposit,
    CollectedTwice,
    CollectionEmpty,
    CollectionWrong,
    MonthSettled,
    WajibNotWholeMonths,
    WrongKind,
)
from kdim.savings.actions.telling import tell_receipts
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount
from kdim.savings.queries.dues import asked_and_paid
from kdim.savings.queries.products import terms_at


@dataclass(frozen=True, slots=True)
class Collected:
    """One row of a list: an account of simpanan sukarela or wajib, and the whole rupiah brought for it."""

    account_id: int
    amount: Rupiah


@dataclass(frozen=True, slots=True)
class _Day:
    """What is looked up once for the whole list."""

    on: date
    is_settled: bool
    monthly: int
    minimums: Mapping[int, int]  # by product
    dues: Mapping[int, tuple[Sequence[Due], int]]  # by account: what was asked, what was paid


@act("savings.record_collection", power=Power.TAKE_SAVINGS)
def record_collection(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, rows: Sequence[Collected], memo: str = ""
) -> dict[str, int | list[int] | list[str]]:
    """Take the cash of a whole list into simpanan sukarela and wajib: one entry and one receipt for each row.

    Gives ``{"total", "entries", "receipts"}``, the latter two in the order of the rows. ``memo`` is written on every
    entry instead of the usual words. All rows or none: raises :class:`CollectionEmpty`, ``DayAhead``, or
    :class:`CollectionWrong` with every row that cannot be taken and why (``AccountUnknown``, ``AccountClosed``,
    ``MemberNotActive``, ``WrongKind`` for simpanan pokok, ``AmountNotPositive``, ``BeforeOpening``,
    ``MonthSettled``, ``BelowMinimumDeposit``, ``WajibNotWholeMonths``, ``CollectedTwice``), ``DrawerNotOpen`` and
    ``DrawerOfAnotherDay`` for the actor's drawer, and what the
    ledger refuses. The number of statements does not grow with the list.
    """
    accounts = lock_accounts(actor, [row.account_id for row in rows])
    entries = _entries(actor, at, on, rows, accounts, memo)
    drawer = lock_till(actor, on)
    ids = post_at_desk(entries, drawer=drawer, actor=actor, request_id=request_id, at=at)
    told = [
        _confirmation(accounts[row.account_id], row.amount, entry_id) for row, entry_id in zip(rows, ids, strict=True)
    ]
    tokens = issue_receipts(actor=actor, at=at, on=on, drawer=drawer, confirmations=told)
    moved = [accounts[row.account_id].subaccount_id for row in rows]
    tell_receipts(actor=actor, at=at, on=on, receipts=list(zip(moved, told, tokens, strict=True)))
    total = sum(row.amount for row in rows)
    note(subject=f"collection:{ids[0]}", total=total)
    return {"total": total, "entries": ids, "receipts": tokens}


def check_collection(*, actor: Actor, at: datetime, on: date, rows: Sequence[Collected]) -> int:
    """Whether the list could be taken as things stand, before a person is asked; gives its total in whole rupiah.

    Writes nothing and locks nothing. Raises what :func:`record_collection` does, the drawer and the books apart.
    """
    found = SavingsAccount.objects.of(actor.cooperative_id).filter(id__in=[row.account_id for row in rows])
    accounts = {account.id: account for account in found.select_related("cooperative", "member", "product")}
    _entries(actor, at, on, rows, accounts, "")
    return sum(row.amount for row in rows)


def _entries(
    actor: Actor, at: datetime, on: date, rows: Sequence[Collected], accounts: Mapping[int, SavingsAccount], memo: str
) -> list[Entry]:
    """One entry for each row, or every row that is wrong."""
    if not rows:
        raise CollectionEmpty
    for account in accounts.values():
        require_not_ahead(account, at, on)
    day = _look_up(actor, on, list(accounts.values()))
    entries: list[Entry] = []
    wrong: list[tuple[int, Refusal]] = []
    seen: set[int] = set()
    for number, row in enumerate(rows, start=1):
        try:
            account = _account(accounts, row.account_id, seen)
            entries.append(_entry(account, row.amount, memo, day))
        except Refusal as refusal:
            wrong.append((number, refusal))
    if wrong:
        raise CollectionWrong(rows=wrong)
    return entries


def _look_up(actor: Actor, on: date, accounts: Sequence[SavingsAccount]) -> _Day:
    kinds = {account.product_id: SavingsKind(account.product.kind) for account in accounts}
    wajib = [account for account in accounts if kinds[account.product_id] is SavingsKind.WAJIB]
    terms = [terms_at(actor.cooperative_id, product, on) for product in sorted(kinds)]
    return _Day(
        on=on,
        is_settled=is_settled(actor.cooperative_id, on),
        monthly=bylaws_at(actor.cooperative_id, on).number(BylawKey.SIMPANAN_WAJIB) if wajib else 0,
        minimums={one.product_id: one.minimum_deposit for one in terms if one},
        dues=asked_and_paid(actor.cooperative_id, wajib),
    )


def _account(accounts: Mapping[int, SavingsAccount], account_id: int, seen: set[int]) -> SavingsAccount:
    account = accounts.get(account_id)
    if account is None:
        raise AccountUnknown(account=account_id)
    if account.closed_on:
        raise AccountClosed(number=account.number, closed_on=account.closed_on)
    if account_id in seen:
        raise CollectedTwice(number=account.number)
    seen.add(account_id)
    require_active(account.member)
    return account


def _entry(account: SavingsAccount, amount: Rupiah, memo: str, day: _Day) -> Entry:
    require_amount(amount)
    require_day(account, day.on)
    kind = SavingsKind(account.product.kind)
    if kind is SavingsKind.WAJIB:
        months = _months(account, amount, day)
        return postings.wajib(
            on=day.on, number=account.number, subaccount=account.subaccount_id, amount=amount, months=months, memo=memo
        )
    if kind is not SavingsKind.SUKARELA:
        raise WrongKind(kind=kind.value, number=account.number)
    if day.is_settled:
        raise MonthSettled(month=Month.of(day.on).first_day, on=day.on)
    if amount < (minimum := day.minimums.get(account.product_id, 0)):
        raise BelowMinimumDeposit(amount=amount, minimum=minimum)
    return postings.deposit(
        on=day.on, number=account.number, subaccount=account.subaccount_id, amount=amount, memo=memo
    )


def _months(account: SavingsAccount, amount: int, day: _Day) -> int:
    """How many months of simpanan wajib the sum completes. Raises ``WajibNotWholeMonths``."""
    dues, paid = day.dues[account.id]
    first = Month.of(account.opened_on)
    before = due_boxes(dues, paid, on=day.on, monthly=day.monthly, first=first)
    below, above = whole_month_payments(before, amount, monthly=day.monthly)
    if amount != above:
        raise WajibNotWholeMonths(amount=amount, below=below, above=above)
    after = due_boxes(dues, paid + amount, on=day.on, monthly=day.monthly, first=first)
    return sum(box.paid == box.amount for box in after) - sum(box.paid == box.amount for box in before)


def _confirmation(account: SavingsAccount, amount: int, entry_id: int) -> Confirmation:
    is_wajib = account.product.kind == SavingsKind.WAJIB
    return Confirmation(
        entry_id=entry_id, kind=ReceiptKind.SIMPANAN_WAJIB if is_wajib else ReceiptKind.SAVINGS_DEPOSIT,
        member_id=account.member_id, payer_name=account.member.name, amount=amount,
        about=f"{account.product.name} {account.number}",
    )  # fmt: skip
