"""The cooperative's accounts at banks, and what their statements say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db.models import OuterRef, QuerySet, Subquery

from kdim.payments.models import BankAccount, BankLine


@dataclass(frozen=True, slots=True)
class BankAccountView:
    """An account; ``until_on`` and ``balance_sen`` (whole sen) are of its latest movement, if there is one."""

    id: int
    bank: str
    number: str
    holder: str
    account_id: int
    until_on: date | None
    balance_sen: int | None


@dataclass(frozen=True, slots=True)
class BankLineView:
    """A movement; whole sen, money in above zero."""

    id: int
    on: date
    at: time | None
    amount_sen: int
    balance_sen: int
    description: str
    reference: str


@dataclass(frozen=True, slots=True)
class BankLinePage:
    """A page of movements; ``count`` in all, ``page`` of ``pages``."""

    rows: Sequence[BankLineView]
    count: int
    page: int
    pages: int


LINES = 50


def bank_accounts(cooperative_id: int) -> Sequence[BankAccountView]:
    """All accounts by bank and number; one statement."""
    return [_view(row) for row in _with_latest(cooperative_id).order_by("bank", "number")]


def bank_account_by_id(cooperative_id: int, bank_account_id: int) -> BankAccountView | None:
    """One account; of another cooperative there is none."""
    found = _with_latest(cooperative_id).filter(id=bank_account_id).first()
    return None if found is None else _view(found)


def bank_lines(cooperative_id: int, bank_account_id: int, *, page: int = 1, size: int = LINES) -> BankLinePage:
    """Movements, the latest first; two statements."""
    rows = BankLine.objects.of(cooperative_id).filter(bank_account_id=bank_account_id).order_by("-number")
    count = rows.count()
    pages = max(-(-count // size), 1)
    page = min(max(page, 1), pages)
    fields = ("id", "on", "at", "amount_sen", "balance_sen", "description", "reference")
    shown = rows.values_list(*fields)[(page - 1) * size : page * size]
    return BankLinePage([BankLineView(*row) for row in shown], count, page, pages)


def _with_latest(cooperative_id: int) -> QuerySet[BankAccount]:
    latest = BankLine.objects.of(cooperative_id).filter(bank_account_id=OuterRef("id")).order_by("-number")
    rows: QuerySet[BankAccount] = BankAccount.objects.of(cooperative_id).annotate(
        until_on=Subquery(latest.values("on")[:1]), balance_sen=Subquery(latest.values("balance_sen")[:1])
    )
    return rows


def _view(row: BankAccount) -> BankAccountView:
    told = vars(row)
    return BankAccountView(
        row.id, row.bank, row.number, row.holder, row.account_id, told["until_on"], told["balance_sen"]
    )
