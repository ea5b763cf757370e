"""How many members there are, for the dashboard."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from kdim.kernel.calendar import Month
from kdim.members.enums import MemberStatus
from kdim.members.models import Member


def counts(cooperative_id: int) -> Mapping[MemberStatus, int]:
    """How many rows have each status, zero included, in one statement."""
    rows = Member.objects.of(cooperative_id).values_list("status").annotate(n=Count("id")).order_by()
    return {status: dict(rows).get(status.value, 0) for status in MemberStatus}


@dataclass(frozen=True, slots=True)
class MonthCount:
    """One month of the curve: who came, who went, and how many members there were on its last day."""

    month: Month
    joined: int
    left: int
    members: int


def members_by_month(cooperative_id: int, first: Month, last: Month) -> Sequence[MonthCount]:
    """The months from ``first`` to ``last``, both included, in three statements."""
    was_member = Member.objects.of(cooperative_id).filter(joined_on__isnull=False)
    before = was_member.filter(Q(left_on__isnull=True) | Q(left_on__gte=first.first_day)).filter(
        joined_on__lt=first.first_day
    )
    members = before.count()
    joined, left = (
        _per_month(was_member, column, first.first_day, last.last_day) for column in ("joined_on", "left_on")
    )
    months, month = [], first
    while month <= last:
        members += joined[month] - left[month]
        months.append(MonthCount(month, joined[month], left[month], members))
        month = month.next()
    return months


def _per_month(members: Any, column: str, first: date, last: date) -> Counter[Month]:
    within = members.filter(**{f"{column}__range": (first, last)})
    months: Counter[Month] = Counter()
    for on, count in within.values_list(column).annotate(n=Count("id")).order_by():
        months[Month.of(on)] += count
    return months


def members_overview(
    cooperative_id: int, first: Month, last: Month
) -> tuple[Mapping[MemberStatus, int], Sequence[MonthCount]]:
    """What :func:`counts` and :func:`members_by_month` give, in one statement, for a page with many figures."""
    months = list(first.through(last))
    was = Q(joined_on__isnull=False)
    stayed = Q(left_on__isnull=True) | Q(left_on__gte=first.first_day)
    asked = {f"status_{status}": Count("id", filter=Q(status=status)) for status in MemberStatus}
    asked["before"] = Count("id", filter=was & stayed & Q(joined_on__lt=first.first_day))
    for n, month in enumerate(months):
        days = (month.first_day, month.last_day)
        asked[f"joined_{n}"] = Count("id", filter=Q(joined_on__range=days))
        asked[f"left_{n}"] = Count("id", filter=was & Q(left_on__range=days))
    told = Member.objects.of(cooperative_id).aggregate(**asked)
    members, curve = told["before"], []
    for n, month in enumerate(months):
        joined, left = told[f"joined_{n}"], told[f"left_{n}"]
        members += joined - left
        curve.append(MonthCount(month, joined, left, members))
    return {status: told[f"status_{status}"] for status in MemberStatus}, curve
