"""Accounts month by month, for charts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce, TruncMonth

from kdim.kernel.calendar import Month
from kdim.ledger.enums import AccountRole, BookKind, Side
from kdim.ledger.models import Balance, Line, Period, RoleAccount, Total

#: account, month → debit, credit
_Moved = dict[tuple[int, Month], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class MonthOfAccount:
    """Rupiah of one account in one month; ``closing`` on its normal side."""

    month: Month
    debit: int
    credit: int
    closing: int


def monthly(
    cooperative_id: int, *, roles: Sequence[AccountRole], first: Month, last: Month
) -> Mapping[AccountRole, Sequence[MonthOfAccount]]:
    """Each month from ``first`` to ``last`` for the accounts of the cooperative's own book that play the roles.

    Three statements, however many months: closed months are read from their totals, only the open tail from its lines.
    """
    mapped = RoleAccount.objects.of(cooperative_id).filter(role__in=roles, book__kind=BookKind.COOPERATIVE)
    periods = Period.objects.of(cooperative_id).filter(book=OuterRef("book")).order_by("-month").values("month")
    rows = list(mapped.values_list("role", "account_id", "account__side", Subquery(periods[:1])))
    accounts = {AccountRole(role): (account, Side(side)) for role, account, side, _ in rows}
    closed = rows[0][3] if rows else None
    ids = [account for account, _ in accounts.values()]
    balances = Balance.objects.of(cooperative_id).filter(account_id__in=ids).values_list("account_id")
    now: dict[int, int] = {account: int(total) for account, total in balances.annotate(total=Sum("amount"))}
    moved = _moved(cooperative_id, ids, first, closed)
    return {
        role: _months(account, side, now.get(account, 0), moved, first, last)
        for role, (account, side) in accounts.items()
    }


def _moved(cooperative_id: int, ids: list[int], first: Month, closed: date | None) -> _Moved:
    tail = max(first, Month.of(closed).next()) if closed else first
    totals = Total.objects.of(cooperative_id).filter(
        account_id__in=ids, month__gte=first.first_day, month__lt=tail.first_day
    )
    lines: Any = Line.objects.of(cooperative_id).filter(account_id__in=ids, on__gte=tail.first_day)
    sums = lines.values_list("account_id", TruncMonth("on")).annotate(
        debit=Coalesce(Sum("amount", filter=Q(amount__gt=0)), 0, output_field=BigIntegerField()),
        credit=Coalesce(-Sum("amount", filter=Q(amount__lt=0)), 0, output_field=BigIntegerField()),
    )
    rows = totals.values_list("account_id", "month", "debit", "credit").union(sums, all=True)
    return {(account, Month.of(month)): (int(debit), int(credit)) for account, month, debit, credit in rows}


def _months(account: int, side: Side, now: int, moved: _Moved, first: Month, last: Month) -> Sequence[MonthOfAccount]:
    """From the balance of today back: a month closes with today's less what was moved after it."""
    after: dict[Month, int] = defaultdict(int)
    for (whose, month), (debit, credit) in moved.items():
        if whose == account:
            after[min(month, last.next())] += debit - credit
    signed, made = now - after[last.next()], []
    for month in reversed(list(first.through(last))):
        debit, credit = moved.get((account, month), (0, 0))
        made.append(MonthOfAccount(month, debit, credit, side.sign * signed))
        signed -= debit - credit
    return made[::-1]
