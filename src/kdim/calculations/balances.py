"""The balances of a savings account through one month, as runs of days."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kdim.kernel.calendar import Month, days_between


@dataclass(frozen=True, slots=True)
class Segment:
    """So many days on which the account stood at this balance (whole rupiah, zero or more) at the day's end."""

    days: int
    balance: int

    def __post_init__(self) -> None:
        if self.days < 1 or self.balance < 0:
            raise ValueError(f"savings have no {self.days} days at {self.balance} rupiah")


def month_segments(
    month: Month,
    opening: int,
    movements: Iterable[tuple[date, int]],
    *,
    opened_on: date | None = None,
    closed_on: date | None = None,
) -> tuple[Segment, ...]:
    """The month cut where the balance changes; ``opening`` is the balance as the previous day ended.

    A deposit counts from its own day and a withdrawal no longer does: the balance at the end of a day is that
    day's. An account is counted from the day it is opened to the day before it is closed, so one that is opened
    on 11 January has 21 days. Movements may come in any order; those of the closing day count for nothing.
    """
    start = max(month.first_day, opened_on or month.first_day)
    end = min(month.next().first_day, closed_on or month.next().first_day)
    changes: Counter[date] = Counter()
    for on, amount in movements:
        if on not in month or on < start or on > end:
            raise ValueError(f"a movement on {on} lies outside the account's days in {month}")
        changes[on] += amount
    changes[start] += opening
    marks = [*sorted(on for on in changes if start <= on < end), end]
    segments, balance = [], 0
    for on, following in pairwise(marks):
        balance += changes[on]
        segments.append(Segment(days_between(on, following), balance))
    return tuple(segments)
