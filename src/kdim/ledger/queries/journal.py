"""The journal, one entry in full, and what waits for a second person."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from kdim.ledger.enums import BookKind, EntryKind, ReversalStatus
from kdim.ledger.models import Book, Entry, Line, ReversalRequest


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line with the names people know; ``debit`` or ``credit`` is 0."""

    account_id: int
    code: str
    name_id: str
    name_en: str
    subaccount_id: int | None
    subaccount: str | None
    unit: int | None
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """An entry with its first lines. ``request_id`` leads to the act that made it, ``reversed_by`` to its mirror."""

    id: int
    on: date
    recorded_at: datetime
    actor_name: str
    kind: str
    memo: str
    request_id: UUID
    reverses: int | None
    reversed_by: int | None
    concerns_on: date | None
    total: int
    line_count: int
    lines: tuple[JournalLine, ...]


@dataclass(frozen=True, slots=True)
class Journal:
    """A page of the journal, the latest date first; ``debit`` is the turnover of all entries that match."""

    entries: tuple[JournalEntry, ...]
    count: int
    debit: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class PendingReversal:
    """A request that waits for a second person."""

    id: int
    entry_id: int
    entry_on: date
    kind: str
    memo: str
    on: date
    reason: str
    requested_by: int | None
    requested_name: str
    requested_at: datetime


def journal(
    cooperative_id: int,
    *,
    from_on: date,
    until_on: date,
    kind: EntryKind | None = None,
    words: str = "",
    account: int | None = None,
    book_id: int | None = None,
    page: int = 1,
    size: int = 25,
    lines_each: int = 12,
) -> Journal:
    """Entries dated in the period that match every filter given; of a batch only the first ``lines_each`` lines.

    Five statements, whose work is that of the period and does not grow with the years before it.
    """
    own = Book.objects.of(cooperative_id).filter(kind=BookKind.COOPERATIVE).values("id")
    rows: QuerySet[Any] = Entry.objects.of(cooperative_id).filter(on__gte=from_on, on__lte=until_on)
    rows = rows.filter(book_id=book_id) if book_id else rows.filter(book_id__in=own)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if words:
        rows = rows.filter(Q(memo__icontains=words) | Q(actor_name__icontains=words))
    if account is not None:
        lines = Line.objects.of(cooperative_id).filter(account_id=account, on__gte=from_on, on__lte=until_on)
        rows = rows.filter(pk__in=lines.values("entry_id"))
    count = rows.count()
    turnover = Line.objects.of(cooperative_id).filter(amount__gt=0, entry_id__in=rows.values("id"))
    pages = max(-(-count // size), 1)
    page = min(max(page, 1), pages)
    shown = list(rows.order_by("-on", "-id")[(page - 1) * size : page * size])
    return Journal(
        entries=_entries(cooperative_id, shown, lines_each),
        count=count,
        debit=int(turnover.aggregate(total=Sum("amount"))["total"] or 0),
        page=page,
        pages=pages,
    )


def entry_detail(cooperative_id: int, entry_id: int, *, lines_at_most: int = 500) -> JournalEntry | None:
    """One entry with its lines, or ``None``; three statements."""
    found = list(Entry.objects.of(cooperative_id).filter(pk=entry_id))
    return next(iter(_entries(cooperative_id, found, lines_at_most)), None)


def entries_of_request(cooperative_id: int, request_id: UUID) -> tuple[JournalEntry, ...]:
    """What one act posted; three statements."""
    found = list(Entry.objects.of(cooperative_id).filter(request_id=request_id).order_by("request_n"))
    return _entries(cooperative_id, found, 12)


def pending_reversals(cooperative_id: int) -> tuple[PendingReversal, ...]:
    """Requests that wait for a decision, the oldest first; one statement."""
    rows = ReversalRequest.objects.of(cooperative_id).filter(status=ReversalStatus.PENDING).select_related("entry")
    return tuple(
        PendingReversal(
            id=row.id, entry_id=row.entry_id, entry_on=row.entry.on, kind=row.entry.kind, memo=row.entry.memo,
            on=row.on, reason=row.reason, requested_by=row.requested_by_id, requested_name=row.requested_name,
            requested_at=row.requested_at,
        )
        for row in rows.order_by("id")
    )  # fmt: skip


def _line(names: list[Any], amount: int) -> JournalLine:
    account, code, name_id, name_en, subaccount, owner, unit = names
    return JournalLine(account, code, name_id, name_en, subaccount, owner, unit, max(amount, 0), max(-amount, 0))


def _entries(cooperative_id: int, entries: list[Entry], lines_each: int) -> tuple[JournalEntry, ...]:
    ids = [entry.id for entry in entries]
    lines: dict[int, list[JournalLine]] = defaultdict(list)
    named = Line.objects.of(cooperative_id).filter(entry_id__in=ids, n__lte=lines_each).order_by("entry_id", "n")
    for entry_id, amount, *names in named.values_list(
        "entry_id", "amount", "account_id", "account__code", "account__name_id", "account__name_en", "subaccount_id",
        "subaccount__name", "unit",
    ):  # fmt: skip
        lines[entry_id].append(_line(names, amount))
    mirrors = dict(Entry.objects.of(cooperative_id).filter(reverses_id__in=ids).values_list("reverses_id", "id"))
    totals = dict(
        Line.objects.of(cooperative_id)
        .filter(entry_id__in=ids, amount__gt=0)
        .values_list("entry_id")
        .annotate(total=Sum("amount"))
    )
    return tuple(
        JournalEntry(
            id=entry.id, on=entry.on, recorded_at=entry.recorded_at, actor_name=entry.actor_name, kind=entry.kind,
            memo=entry.memo, request_id=entry.request_id, reverses=entry.reverses_id, reversed_by=mirrors.get(entry.id),
            concerns_on=entry.concerns_on, total=int(totals[entry.id]), line_count=entry.line_count,
            lines=tuple(lines[entry.id]),
        )
        for entry in entries
    )  # fmt: skip
