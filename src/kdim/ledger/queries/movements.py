"""What entries moved on one account: the side of the books of a comparison with somebody else's list."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from kdim.ledger.models import Entry, Line


@dataclass(frozen=True, slots=True)
class AccountMovement:
    """An entry and what it moved on the account, whole rupiah, debit above zero; ``names`` of the parts it moved."""

    entry_id: int
    on: date
    kind: str
    memo: str
    amount: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenMovements:
    """A page of them, the oldest first; ``count`` and ``total`` (whole rupiah) of all."""

    rows: Sequence[AccountMovement]
    count: int
    total: int
    page: int
    pages: int


def moved_on_account(cooperative_id: int, account_id: int, entries: Collection[int]) -> Mapping[int, tuple[date, int]]:
    """Entry → its day and what it moved on the account, debit above zero; those that moved nothing are left out."""
    rows = Line.objects.of(cooperative_id).filter(account_id=account_id, entry_id__in=list(entries))
    summed = rows.values_list("entry_id", "on").annotate(total=Sum("amount"))
    return {entry: (on, int(total)) for entry, on, total in summed if total}


def open_movements(
    cooperative_id: int,
    account_id: int,
    *,
    from_on: date,
    until_on: date,
    without: QuerySet[Any],
    amounts: Collection[int] = (),
    page: int = 1,
    size: int = 50,
    named: bool = True,
) -> OpenMovements:
    """Entries of those days that moved the account and are not in ``without`` (ids of entries); three statements, two
    unless ``named``.

    An entry and the one that undid it are left out together when both are of those days and in neither list: nothing
    moved. ``amounts`` keeps those that moved one of these sums.
    """
    rows = _open(cooperative_id, account_id, from_on, until_on, without)
    if amounts:
        rows = rows.filter(moved__in=list(amounts))
    found_all = rows.aggregate(total=Coalesce(Sum("moved"), 0), count=Count("entry_id"))
    count = found_all["count"]
    pages = max(-(-count // size), 1)
    page = min(max(page, 1), pages)
    shown = rows.order_by("on", "entry_id")[(page - 1) * size : page * size]
    found = list(shown.values_list("entry_id", "on", "entry__kind", "entry__memo", "moved"))
    names = _names(cooperative_id, [row[0] for row in found]) if named else {}
    told = [
        AccountMovement(entry, on, kind, memo, int(moved), tuple(names.get(entry, ())))
        for entry, on, kind, memo, moved in found
    ]
    return OpenMovements(told, count, int(found_all["total"]), page, pages)


def _open(
    cooperative_id: int, account_id: int, from_on: date, until_on: date, without: QuerySet[Any]
) -> QuerySet[Any, Any]:
    days = {"on__gte": from_on, "on__lte": until_on}
    others = Entry.objects.of(cooperative_id).filter(**days).exclude(id__in=without)
    undone = Exists(others.filter(reverses_id=OuterRef("entry_id")))
    undoes = Exists(others.filter(id=OuterRef("entry__reverses_id")))
    lines = Line.objects.of(cooperative_id).filter(account_id=account_id, **days)
    kept = lines.exclude(entry_id__in=without).filter(~undone, Q(entry__reverses_id__isnull=True) | ~undoes)
    summed = kept.values("entry_id", "on", "entry__kind", "entry__memo").annotate(moved=Sum("amount"))
    moved: QuerySet[Any, Any] = summed.exclude(moved=0)
    return moved


def _names(cooperative_id: int, entries: Iterable[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Line.objects.of(cooperative_id).filter(entry_id__in=list(entries), subaccount__isnull=False, n__lte=12)
    for entry_id, name in rows.order_by("entry_id", "n").values_list("entry_id", "subaccount__name"):
        found[entry_id].append(name)
    return found
