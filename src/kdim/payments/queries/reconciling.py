"""Reconciliation: from the balance of the books to that of the bank, with everything that stands between the two.

For a day ``until_on``, with ``start`` the first day of the first statement that was brought::

    bank - books = starting difference + movements without an entry - entries without a movement + sen left away

A match counts from the later of its two days on: until then its movement, or its entry, stands alone.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kdim.calculations.bank_matching import SEN
from kdim.ledger.queries import AccountMovement, balances_of_account, open_movements
from kdim.payments.models import BankAccount, BankLine, BankMatch, BankReconciliation, BankStatement
from kdim.payments.queries.matching import OpenLine

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Span:
    """The days that statements of an account cover, and what the bank had before the first, in whole sen."""

    from_on: date
    until_on: date
    opening_sen: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a signature is put under. ``_sen`` are whole sen, the others whole rupiah; money in above zero."""

    bank_sen: int
    books: int
    start_sen: int
    lines_sen: int
    line_count: int
    entries: int
    entry_count: int
    rounding_sen: int

    @property
    def difference_sen(self) -> int:
        """What the bank has more than the books."""
        return self.bank_sen - self.books * SEN

    @property
    def unexplained_sen(self) -> int:
        """What is left of the difference; anything but zero is a defect."""
        told = self.start_sen + self.lines_sen - self.entries * SEN + self.rounding_sen
        return self.difference_sen - told

    @property
    def code(self) -> str:
        """The figures in one word, so that nobody signs others than they saw."""
        return "/".join(map(str, astuple(self)))


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Both balances of a day, and the oldest of what stands between them."""

    until_on: date
    figures: Figures
    lines: Sequence[OpenLine]
    entries: Sequence[AccountMovement]


@dataclass(frozen=True, slots=True)
class Signature:
    """A pengawas signed these figures of a day."""

    until_on: date
    figures: Figures
    note: str
    signed_at: datetime
    signed_by: str


def account_and_span(cooperative_id: int, bank_account_id: int) -> tuple[BankAccount, Span | None] | None:
    """A bank account and the days its statements cover; of another cooperative there is none. One statement."""
    brought = BankStatement.objects.of(cooperative_id).filter(bank_account_id=OuterRef("id"))
    first, latest = brought.order_by("id"), brought.order_by("-until_on")
    rows = BankAccount.objects.of(cooperative_id).annotate(
        span_from=Subquery(first.values("from_on")[:1]), span_opening=Subquery(first.values("opening_sen")[:1]),
        span_until=Subquery(latest.values("until_on")[:1]),
    )  # fmt: skip
    account: BankAccount | None = rows.filter(id=bank_account_id).first()
    if account is None:
        return None
    told = vars(account)
    is_brought = told["span_from"] is not None
    return account, Span(told["span_from"], told["span_until"], told["span_opening"]) if is_brought else None


def reconciliation(account: BankAccount, span: Span, until_on: date, *, most: int = SHOWN) -> Reconciliation:
    """What stands between bank and books at the end of a day that ``span`` covers; five statements.

    ``most`` rows of either kind come with it, the oldest first; the figures are of all.
    """
    before = span.from_on - timedelta(days=1)
    books_before, books = balances_of_account(account.cooperative_id, account.account_id, [before, until_on])
    lines, is_open, is_early = _lines(account, until_on), Q(booked_on=None), Q(booked_on__lt=span.from_on)
    moved = lines.aggregate(
        all=Coalesce(Sum("amount_sen"), 0), open=Coalesce(Sum("amount_sen", filter=is_open), 0),
        count=Count("id", filter=is_open), early=Coalesce(Sum("amount_sen", filter=is_early), 0),
        rounding=Coalesce(Sum(F("amount_sen") - F("booked") * SEN, filter=~is_open & ~is_early), 0),
    )  # fmt: skip
    entries = open_movements(
        account.cooperative_id, account.account_id, from_on=span.from_on, until_on=until_on,
        without=_matched(account, until_on).values("entry_id"), size=most, named=False,
    )  # fmt: skip
    figures = Figures(
        bank_sen=span.opening_sen + moved["all"], books=books,
        start_sen=span.opening_sen - books_before * SEN + moved["early"],
        lines_sen=moved["open"], line_count=moved["count"], entries=entries.total, entry_count=entries.count,
        rounding_sen=moved["rounding"],
    )  # fmt: skip
    fields = ("id", "on", "amount_sen", "description", "reference")
    shown = lines.filter(is_open).order_by("number").values_list(*fields)[:most]
    return Reconciliation(until_on, figures, [OpenLine(*row) for row in shown], entries.rows)


def signatures(account: BankAccount, *, most: int = SHOWN) -> Sequence[Signature]:
    """What was signed, the latest first; one statement."""
    rows = BankReconciliation.objects.of(account.cooperative_id).filter(bank_account=account).order_by("-id")
    return [
        Signature(
            row.until_on,
            Figures(
                row.bank_sen, row.books, row.start_sen, row.lines_sen, row.line_count, row.entries, row.entry_count,
                row.rounding_sen,
            ),
            row.note, row.signed_at, row.signed_by,
        )
        for row in rows[:most]
    ]  # fmt: skip


def matched_by(account: BankAccount, until_on: date, person_id: int) -> bool:
    """Whether somebody made one of the matches that count on a day."""
    return _matched(account, until_on).filter(matched_by_id=person_id).exists()


def _matched(account: BankAccount, until_on: date) -> QuerySet[Any, Any]:
    """The matches whose movement the bank had booked by then."""
    rows: QuerySet[Any, Any] = BankMatch.objects.of(account.cooperative_id)
    return rows.filter(bank_account=account, undone_at__isnull=True, line__on__lte=until_on)


def _lines(account: BankAccount, until_on: date) -> QuerySet[Any, Any]:
    """The movements until then with what the books said by then; one without is open."""
    match = BankMatch.objects.of(account.cooperative_id).filter(
        line_id=OuterRef("id"), undone_at__isnull=True, entry_on__lte=until_on
    )
    rows: Any = BankLine.objects.of(account.cooperative_id).filter(bank_account=account, on__lte=until_on)
    told: QuerySet[Any, Any] = rows.annotate(
        booked_on=Subquery(match.values("entry_on")), booked=Subquery(match.values("amount"))
    )
    return told
