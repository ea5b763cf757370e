"""Day counts: how much of a year lies between two dates, by the rule a contract names."""

from datetime import date
from enum import StrEnum
from fractions import Fraction


def days_between(start: date, end: date) -> int:
    """Days from ``start`` (counted) to ``end`` (not counted): 1 Dec 2023 to 1 Mar 2024 is 91."""
    return (end - start).days


class DayCount(StrEnum):
    """The named choices of a product. A day belongs to the year it starts in."""

    ACT_365 = "act_365"
    ACT_360 = "act_360"
    ACT_ACT = "act_act"  # each calendar year's days over that year's 365 or 366
    THIRTY_360 = "thirty_360"  # every month 30 days; the 31st counts as the 30th at both ends (30E/360)

    def days(self, start: date, end: date) -> int:
        """Days that count: real ones, except that a month has 30 under ``THIRTY_360``."""
        if self is not DayCount.THIRTY_360:
            return days_between(start, end)
        months = (end.year - start.year) * 12 + end.month - start.month
        return months * 30 + min(end.day, 30) - min(start.day, 30)

    def year_fraction(self, start: date, end: date) -> Fraction:
        """The exact part of a year; negative when ``end`` is before ``start``.

        1 Dec 2023 to 1 Mar 2024 under ``ACT_ACT`` is 31/365 + 60/366.
        """
        if end < start:
            return -self.year_fraction(end, start)
        if self is DayCount.ACT_ACT:
            return _actual_actual(start, end)
        return Fraction(self.days(start, end), 365 if self is DayCount.ACT_365 else 360)


def _actual_actual(start: date, end: date) -> Fraction:
    """Whole years count one each, so only the two broken years are divided: no walk over centuries."""

    def since_new_year(on: date) -> Fraction:
        new_year = date(on.year, 1, 1)
        days_of_year = days_between(new_year, date(on.year, 12, 31)) + 1
        return Fraction(days_between(new_year, on), days_of_year)

    return end.year - start.year + since_new_year(end) - since_new_year(start)
