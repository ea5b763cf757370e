"""Calendar months and what becomes of the 31st in a month that has none."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from kdim.kernel.refusals import Refusal
from kdim.kernel.typed import clean, shorten


class MonthUnreadable(Refusal):
    """What was typed is not a month such as 2025-01."""

    code = "month_unreadable"


@dataclass(frozen=True, order=True)
class Month:
    """One month of one year: ``Month(2025, 1).last_day == date(2025, 1, 31)``; months order and count."""

    year: int
    month: int

    def __post_init__(self) -> None:
        date(self.year, self.month, 1)  # raises ValueError for a month that does not exist

    @classmethod
    def of(cls, on: date) -> Self:
        """The month a date lies in."""
        return cls(on.year, on.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """``"2025-01"``, as page addresses and month fields write it; from 1900 to 2199."""
        match = re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", clean(text)) if len(text) <= 20 else None
        if match is None or not "1900" <= match[1] <= "2199":
            raise MonthUnreadable(typed=shorten(text))
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def __contains__(self, on: date) -> bool:
        return self.of(on) == self

    @property
    def days(self) -> int:
        """28 to 31."""
        return monthrange(self.year, self.month)[1]

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.month, self.days)

    def day(self, number: int) -> date:
        """The day of that number, or the last day of a month that is too short for it."""
        return date(self.year, self.month, min(number, self.days))

    def plus(self, months: int) -> Self:
        """Later by that many months, or earlier when negative."""
        year, index = divmod(self.year * 12 + self.month - 1 + months, 12)
        return type(self)(year, index + 1)

    def next(self) -> Self:
        return self.plus(1)

    def previous(self) -> Self:
        return self.plus(-1)

    def months_until(self, other: "Month") -> int:
        """``Month(2024, 11).months_until(Month(2025, 2)) == 3``; negative when ``other`` is earlier."""
        return (other.year - self.year) * 12 + other.month - self.month

    def through(self, last: "Month") -> Iterator[Self]:
        """Every month from this one to ``last``, both included; none when ``last`` is earlier."""
        return (self.plus(months) for months in range(self.months_until(last) + 1))


class MonthEndRule(StrEnum):
    """What adding months does at the end of a month."""

    SAME_DAY = "same_day"  # the 31st becomes the 30th, 29th or 28th where it must; the 28th stays the 28th
    END_STAYS_END = "end_stays_end"  # the last day of a month becomes the last day: 28 Feb → 31 Mar


def add_months(start: date, months: int, rule: MonthEndRule = MonthEndRule.SAME_DAY) -> date:
    """The date that many months later: 31 Jan + 1, 2, 3 months is 28 Feb, 31 Mar, 30 Apr.

    Always count from the first date, never from the last result, so that the day of the month survives.
    """
    month = Month.of(start)
    if rule is MonthEndRule.END_STAYS_END and start.day == month.days:
        return month.plus(months).last_day
    return month.plus(months).day(start.day)


def monthly_dates(first: date, count: int, rule: MonthEndRule = MonthEndRule.SAME_DAY) -> tuple[date, ...]:
    """``count`` dates a month apart, the first being ``first``, all anchored to its day."""
    return tuple(add_months(first, months, rule) for months in range(count))
