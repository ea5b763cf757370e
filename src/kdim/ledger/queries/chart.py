"""The books as they stand: books, accounts with their balances, months."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum

from kdim.ledger.enums import BookKind, PeriodStatus, Side
from kdim.ledger.models import Account, Balance, Book, Period, RoleAccount, Subaccount


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account or heading of the chart with its balance now (normal side; a heading has the sum below it)."""

    id: int
    code: str
    name_id: str
    name_en: str
    kind: str
    side: str
    depth: int
    is_group: bool
    is_control: bool
    is_closed: bool
    roles: tuple[str, ...]
    balance: int


@dataclass(frozen=True, slots=True)
class MonthOfBook:
    """One month of a book."""

    first_on: date
    status: PeriodStatus
    closed_at: datetime | None
    closed_by: str


@dataclass(frozen=True, slots=True)
class SubaccountRow:
    """One owner's part of a control account, with its balance now."""

    id: int
    name: str
    owner_kind: str
    owner_id: int
    closed_on: date | None
    balance: int
    held: int


def book_of_cooperative(cooperative_id: int) -> int | None:
    """The id of the cooperative's own book, or ``None`` before it is opened."""
    found = Book.objects.of(cooperative_id).filter(kind=BookKind.COOPERATIVE).values_list("id", flat=True).first()
    return None if found is None else int(found)


def books_begin_on(cooperative_id: int) -> date | None:
    """The first day that an entry of the cooperative's own book may have."""
    rows = Book.objects.of(cooperative_id).filter(kind=BookKind.COOPERATIVE)
    found: date | None = rows.values_list("begins_on", flat=True).first()
    return found


def account_tree(cooperative_id: int, *, book_id: int | None = None) -> tuple[AccountRow, ...]:
    """The whole chart in order of code; four statements."""
    book = book_id or book_of_cooperative(cooperative_id)
    accounts = list(Account.objects.of(cooperative_id).filter(book_id=book).order_by("code"))
    sums = Balance.objects.of(cooperative_id).filter(book_id=book).values_list("account_id")
    signed = {account: int(total) for account, total in sums.annotate(total=Sum("amount"))}
    roles: dict[int, list[str]] = {}
    for account_id, role in (
        RoleAccount.objects.of(cooperative_id).filter(book_id=book).values_list("account_id", "role")
    ):
        roles.setdefault(account_id, []).append(role)
    for account in reversed(accounts):  # children come after their parents, so their sums are ready first
        if account.parent_id is not None:
            signed[account.parent_id] = signed.get(account.parent_id, 0) + signed.get(account.id, 0)
    depths: dict[int | None, int] = {None: -1}
    rows = []
    for account in accounts:
        depths[account.id] = depths[account.parent_id] + 1
        rows.append(
            AccountRow(
                id=account.id, code=account.code, name_id=account.name_id, name_en=account.name_en, kind=account.kind,
                side=account.side, depth=depths[account.id], is_group=account.is_group, is_control=account.is_control,
                is_closed=account.is_closed, roles=tuple(sorted(roles.get(account.id, ()))),
                balance=Side(account.side).sign * signed.get(account.id, 0),
            )
        )  # fmt: skip
    return tuple(rows)


def periods(cooperative_id: int, *, until_on: date, book_id: int | None = None) -> tuple[MonthOfBook, ...]:
    """Every month from the book's first to that of ``until_on``, the latest first; two statements."""
    book = Book.objects.of(cooperative_id).get(pk=book_id or book_of_cooperative(cooperative_id))
    closed = {period.month: period for period in Period.objects.of(cooperative_id).filter(book=book)}
    made = []
    month = book.begins_on.replace(day=1)
    while month <= until_on:
        period = closed.get(month)
        made.append(
            MonthOfBook(
                first_on=month,
                status=PeriodStatus.OPEN if period is None else PeriodStatus.CLOSED,
                closed_at=None if period is None else period.closed_at,
                closed_by="" if period is None else period.closed_by,
            )
        )
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return tuple(reversed(made))


def subaccounts(cooperative_id: int, *, account: int, page: int = 1, size: int = 50) -> tuple[SubaccountRow, ...]:
    """A page of the owners' parts of a control account, by name; two statements."""
    rows = Subaccount.objects.of(cooperative_id).filter(account_id=account).order_by("name", "id")
    shown = list(rows[(page - 1) * size : page * size])
    balances = Balance.objects.of(cooperative_id).filter(
        account_id=account, subaccount_id__in=[row.id for row in shown]
    )
    found = {row.subaccount_id: row for row in balances}
    return tuple(
        SubaccountRow(
            id=row.id, name=row.name, owner_kind=row.owner_kind, owner_id=row.owner_id, closed_on=row.closed_on,
            balance=found[row.id].side * found[row.id].amount, held=found[row.id].held,
        )
        for row in shown
    )  # fmt: skip
