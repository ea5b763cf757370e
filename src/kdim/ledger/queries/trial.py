"""The trial balance: every account with what it opened at, moved and stands at; debit and credit totals are equal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, Sum
from django.db.models.functions import Coalesce

from kdim.ledger.enums import Side
from kdim.ledger.models import Account, Line, Period, Total
from kdim.ledger.queries.chart import book_of_cooperative


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One account or heading; amounts in rupiah, never negative except ``balance`` (on the normal side)."""

    account_id: int
    code: str
    name_id: str
    name_en: str
    kind: str
    depth: int
    is_group: bool
    opening_debit: int
    opening_credit: int
    debit: int
    credit: int
    closing_debit: int
    closing_credit: int
    balance: int


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """``rows`` in order of the chart, accounts without any figure left out; totals are of accounts, not headings."""

    from_on: date | None
    until_on: date
    rows: tuple[TrialRow, ...]
    opening_debit: int
    opening_credit: int
    debit: int
    credit: int
    closing_debit: int
    closing_credit: int


def trial_balance(
    cooperative_id: int, *, until_on: date, from_on: date | None = None, book_id: int | None = None
) -> TrialBalance:
    """At the end of ``until_on``; movements since ``from_on`` (``None``: since the book began). Six statements.

    Closed months come from their totals, only open ones from lines.
    """
    book = book_id or book_of_cooperative(cooperative_id)
    assert book is not None, "the books are open"
    accounts = list(Account.objects.of(cooperative_id).filter(book_id=book).order_by("code"))
    closed = Period.objects.of(cooperative_id).filter(book_id=book).aggregate(last=Max("month"))["last"]
    closing = signed_until(cooperative_id, book, until_on, closed)
    before = date.fromordinal(from_on.toordinal() - 1) if from_on else None
    opening = signed_until(cooperative_id, book, before, closed) if before else {}
    rows = _rows(accounts, opening, closing)
    leaves = [row for row in rows if not row.is_group]
    return TrialBalance(
        from_on=from_on,
        until_on=until_on,
        rows=tuple(rows),
        opening_debit=sum(row.opening_debit for row in leaves),
        opening_credit=sum(row.opening_credit for row in leaves),
        debit=sum(row.debit for row in leaves),
        credit=sum(row.credit for row in leaves),
        closing_debit=sum(row.closing_debit for row in leaves),
        closing_credit=sum(row.closing_credit for row in leaves),
    )


def signed_until(cooperative_id: int, book_id: int, on: date, closed: date | None) -> dict[int, tuple[int, int]]:
    """Debit and credit turnover (both positive) of each account up to and including ``on``: totals + the open tail."""
    whole = _months_within(on, closed)
    turnover: dict[int, tuple[int, int]] = {}
    if whole is not None:
        folded = (
            Total.objects.of(cooperative_id)
            .filter(account__book_id=book_id, month__lte=whole)
            .values_list("account_id")
            .annotate(d=Sum("debit"), c=Sum("credit"))
        )
        turnover = {account: (int(debit), int(credit)) for account, debit, credit in folded}
    if whole is not None and _next(whole) > on:
        return turnover  # no open tail, and no search for one through every line
    tail = Line.objects.of(cooperative_id).filter(entry__book_id=book_id, entry__on__lte=on)
    if whole is not None:
        tail = tail.filter(entry__on__gte=_next(whole))
    moves = tail.values_list("account_id").annotate(
        d=Coalesce(Sum("amount", filter=Q(amount__gt=0)), 0), c=Coalesce(Sum("amount", filter=Q(amount__lt=0)), 0)
    )
    for account, debit, credit in moves:
        d, c = turnover.get(account, (0, 0))
        turnover[account] = (d + int(debit), c - int(credit))
    return turnover


def _months_within(on: date, closed: date | None) -> date | None:
    """The last closed month (first day) that ends on or before ``on``."""
    if closed is None:
        return None
    if on >= date.fromordinal(_next(closed).toordinal() - 1):
        return closed
    ends = date.fromordinal(_next(on.replace(day=1)).toordinal() - 1)
    return on.replace(day=1) if on == ends else date.fromordinal(on.replace(day=1).toordinal() - 1).replace(day=1)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _rows(
    accounts: list[Account], opening: Mapping[int, tuple[int, int]], closing: Mapping[int, tuple[int, int]]
) -> list[TrialRow]:
    """Figures per account; a heading shows the sum of what is below it."""
    parents = {account.id: account.parent_id for account in accounts}
    figures: dict[int, list[int]] = {}
    for account_id, (debit, credit) in closing.items():
        od, oc = opening.get(account_id, (0, 0))
        own = _columns(od - oc, debit - od, credit - oc)
        at: int | None = account_id
        while at is not None:
            figures[at] = [a + b for a, b in zip(figures.get(at, [0] * 6), own, strict=True)]
            at = parents[at]
    depths: dict[int | None, int] = {None: -1}
    rows = []
    for account in accounts:  # a parent's code sorts before its children's
        depths[account.id] = depths[account.parent_id] + 1
        if account.id not in figures:
            continue
        opening_debit, opening_credit, debit, credit, closing_debit, closing_credit = figures[account.id]
        rows.append(
            TrialRow(
                account_id=account.id, code=account.code, name_id=account.name_id, name_en=account.name_en,
                kind=account.kind, depth=depths[account.id], is_group=account.is_group, opening_debit=opening_debit,
                opening_credit=opening_credit, debit=debit, credit=credit, closing_debit=closing_debit,
                closing_credit=closing_credit, balance=Side(account.side).sign * (closing_debit - closing_credit),
            )
        )  # fmt: skip
    return rows


def _columns(opening: int, debit: int, credit: int) -> list[int]:
    closing = opening + debit - credit
    return [max(opening, 0), max(-opening, 0), debit, credit, max(closing, 0), max(-closing, 0)]
