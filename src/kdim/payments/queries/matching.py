"""Movements at the bank and the entries they belong to: what is matched, what is open, what is suggested."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kdim.calculations.bank_matching import FAR_DAYS, SEN, Booked, Evidence, Movement, Suggestion, suggest
from kdim.ledger.queries import AccountMovement, open_movements
from kdim.payments.models import BankAccount, BankLine, BankMatch

LINES, MOST = 50, 2_000
FAR = timedelta(days=FAR_DAYS)


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A movement without an entry; whole sen, money in above zero. ``entry`` is the one suggested, if any."""

    id: int
    on: date
    amount_sen: int
    description: str
    reference: str
    entry: AccountMovement | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenLines:
    """A page of them, the oldest first, of ``count`` in all."""

    rows: Sequence[OpenLine]
    count: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class MatchView:
    """A match that stands."""

    entry_id: int
    entry_on: date
    amount: int
    evidence: tuple[Evidence, ...]
    matched_at: datetime
    matched_by: str


def matches_of_lines(cooperative_id: int, line_ids: Sequence[int]) -> Mapping[int, MatchView]:
    """Movement → its match, for those that have one; one statement."""
    rows = BankMatch.objects.of(cooperative_id).filter(line_id__in=list(line_ids), undone_at__isnull=True)
    return {row.line_id: _view(row) for row in rows}


def open_lines(account: BankAccount, *, page: int = 1, size: int = LINES) -> OpenLines:
    """Movements of a bank account without an entry, with what is suggested for them; seven statements."""
    rows = _open_lines(account)
    count = rows.count()
    pages = max(-(-count // size), 1)
    page = min(max(page, 1), pages)
    offers = {one.movement: (one, entry) for one, entry in _offers(account)}
    shown = rows[(page - 1) * size : page * size]
    return OpenLines([_open_line(line, *offers.get(line.id, (None, None))) for line in shown], count, page, pages)


def suggested(account: BankAccount) -> tuple[Suggestion, ...]:
    """What is suggested among the oldest movements without an entry; four statements."""
    return tuple(one for one, _ in _offers(account))


def candidates(account: BankAccount, line: BankLine) -> Sequence[AccountMovement]:
    """Entries without a movement that moved what the bank counted, within 31 days of it, the oldest first."""
    whole = truncated(line.amount_sen)
    amounts = {whole} if line.amount_sen % SEN == 0 else {whole, whole + (1 if line.amount_sen > 0 else -1)} - {0}
    return open_movements(
        account.cooperative_id, account.account_id, from_on=line.on - FAR, until_on=line.on + FAR,
        without=matched_entries(account), amounts=amounts,
    ).rows  # fmt: skip


def bank_line(cooperative_id: int, line_id: int) -> BankLine | None:
    """One movement with its account; of another cooperative there is none."""
    rows = BankLine.objects.of(cooperative_id).select_related("bank_account")
    found: BankLine | None = rows.filter(id=line_id).first()
    return found


def bank_account_row(cooperative_id: int, bank_account_id: int) -> BankAccount | None:
    """The row of an account; of another cooperative there is none."""
    found: BankAccount | None = BankAccount.objects.of(cooperative_id).filter(id=bank_account_id).first()
    return found


def matched_entries(account: BankAccount) -> QuerySet[Any, Any]:
    """The ids of the entries that have their movement."""
    rows = BankMatch.objects.of(account.cooperative_id).filter(bank_account=account, undone_at__isnull=True)
    ids: QuerySet[Any, Any] = rows.values("entry_id")
    return ids


def truncated(sen: int) -> int:
    """Whole rupiah of an amount in sen, what is beyond them left away."""
    return sen // SEN if sen > 0 else -(-sen // SEN)


def _open_lines(account: BankAccount) -> QuerySet[BankLine]:
    standing = BankMatch.objects.of(account.cooperative_id).filter(line_id=OuterRef("id"), undone_at__isnull=True)
    rows: QuerySet[BankLine] = BankLine.objects.of(account.cooperative_id).filter(bank_account=account)
    return rows.filter(~Exists(standing)).order_by("number")


def _offers(account: BankAccount) -> Sequence[tuple[Suggestion, AccountMovement]]:
    lines = list(_open_lines(account)[:MOST])
    if not lines:
        return []
    booked = open_movements(
        account.cooperative_id, account.account_id, from_on=lines[0].on - FAR,
        until_on=max(line.on for line in lines) + FAR, without=matched_entries(account), size=2 * MOST,
    ).rows  # fmt: skip
    found = suggest(
        [Movement(line.id, line.on, line.amount_sen, f"{line.description} {line.reference}") for line in lines],
        [Booked(row.entry_id, row.on, row.amount, " ".join((row.memo, *row.names)), row.names) for row in booked],
    )
    entries = {row.entry_id: row for row in booked}
    return [(one, entries[one.entry]) for one in found]


def _open_line(line: BankLine, offer: Suggestion | None, entry: AccountMovement | None) -> OpenLine:
    evidence = () if offer is None else offer.evidence
    return OpenLine(line.id, line.on, line.amount_sen, line.description, line.reference, entry, evidence)


def _view(row: BankMatch) -> MatchView:
    evidence = tuple(Evidence(code) for code in row.evidence.split(","))
    return MatchView(row.entry_id, row.entry_on, row.amount, evidence, row.matched_at, row.matched_by)
