"""The statements of many parts of control accounts at once: all that one member saves, or what a thousand do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from kdim.ledger.enums import Side
from kdim.ledger.models import Balance, Entry, Line, Subaccount
from kdim.ledger.queries.statements import StatementLine


@dataclass(frozen=True, slots=True)
class PartStatement:
    """A part in a period, whole rupiah: ``opening`` and ``closing`` on the normal side, ``debit`` and ``credit`` of the
    lines, which are complete."""

    opening: int
    closing: int
    debit: int
    credit: int
    lines: tuple[StatementLine, ...]


def statements_of_parts(
    cooperative_id: int, subaccounts: Collection[int], *, from_on: date, until_on: date
) -> Mapping[int, PartStatement]:
    """Subaccount → its statement, the same figures as ``statement`` gives; parts that do not exist are left out.

    Four statements, however many parts and lines.
    """
    parts = Subaccount.objects.of(cooperative_id).filter(pk__in=subaccounts)
    sides = {
        pk: (account, Side(side).sign) for pk, account, side in parts.values_list("id", "account_id", "account__side")
    }
    accounts = {account for account, _ in sides.values()}
    which: dict[str, Any] = {"account_id__in": accounts, "subaccount_id__in": list(sides)}
    standing = _sums(Balance.objects.of(cooperative_id).filter(**which))
    since: QuerySet[Any] = Line.objects.of(cooperative_id).filter(**which)
    later = _sums(since.filter(on__gt=until_on))
    undone = Subquery(Entry.objects.of(cooperative_id).filter(reverses_id=OuterRef("entry_id")).values("id")[:1])
    rows = since.filter(on__gte=from_on, on__lte=until_on).order_by("subaccount_id", "on", "entry_id", "n")
    moved: dict[int, list[tuple[Any, ...]]] = {}
    for part, *facts in rows.values_list(
        "subaccount_id", "entry_id", "on", "entry__kind", "entry__memo", "amount", "entry__concerns_on",
        "entry__reverses_id", undone,
    ):  # fmt: skip
        moved.setdefault(part, []).append(tuple(facts))
    return {
        part: _told(moved.get(part, []), sign * (standing.get(part, 0) - later.get(part, 0)), sign)
        for part, (_, sign) in sides.items()
    }


def _sums(rows: QuerySet[Any]) -> dict[int, int]:
    return {part: int(total) for part, total in rows.order_by().values_list("subaccount_id").annotate(t=Sum("amount"))}


def _told(rows: list[tuple[Any, ...]], closing: int, sign: int) -> PartStatement:
    opening = running = closing - sign * sum(row[4] for row in rows)
    lines = []
    for entry_id, on, kind, memo, amount, concerns_on, reverses, reversed_by in rows:
        running += sign * amount
        lines.append(
            StatementLine(
                entry_id=entry_id, on=on, kind=kind, memo=memo, debit=max(amount, 0), credit=max(-amount, 0),
                change=sign * amount, balance=running, concerns_on=concerns_on, reverses=reverses,
                reversed_by=reversed_by, subaccount=None,
            )
        )  # fmt: skip
    return PartStatement(
        opening=opening, closing=closing, debit=sum(line.debit for line in lines),
        credit=sum(line.credit for line in lines), lines=tuple(lines),
    )  # fmt: skip
