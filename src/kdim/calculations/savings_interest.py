"""Interest on savings for one month by the lowest, the average or the daily balance.

With the rate r a year and a year of 365 days:

* lowest: the smallest balance * r * days / 365;
* average: (Σ balance * days / days) * r * days / 365;
* daily: Σ (balance * r * its days / 365).

With one rate for every balance the average and the daily method give the same rupiah; with bands they differ,
because the average balance lies in one band and each day's balance in its own.
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from kdim.calculations.balances import Segment
from kdim.calculations.tiers import TieredRate
from kdim.kernel.calendar import DayCount, Month
from kdim.kernel.rounding import Rounding
from kdim.kernel.rupiah import Rupiah


class InterestMethod(StrEnum):
    """*Saldo terendah*, *saldo rata-rata*, *saldo harian*."""

    LOWEST = "lowest"
    AVERAGE = "average"
    DAILY = "daily"


def month_interest(
    month: Month,
    segments: Sequence[Segment],
    *,
    method: InterestMethod,
    rate: TieredRate,
    day_count: DayCount,
    rounding: Rounding,
) -> Rupiah:
    """The month's interest in whole rupiah, rounded once. Only the days that the segments cover earn.

    6.000.000 through June at 3 % over 365 days, to the nearest rupiah: 14.795.
    """
    return rounding.round(exact_interest(segments, method=method, rate=rate, day=day_part(month, day_count)))


def day_part(month: Month, day_count: DayCount) -> Fraction:
    """The part of a year that one day of the month is: 1/365, or 1/12/31 in January when months have 30 days."""
    return day_count.year_fraction(month.first_day, month.next().first_day) / month.days


def exact_interest(segments: Sequence[Segment], *, method: InterestMethod, rate: TieredRate, day: Fraction) -> Fraction:
    """Rupiah before rounding, for days that are each ``day`` of a year; nothing for no days."""
    if not segments:
        return Fraction(0)
    days = sum(segment.days for segment in segments)
    if method is InterestMethod.LOWEST:
        return rate.yearly(min(segment.balance for segment in segments)) * days * day
    if method is InterestMethod.AVERAGE:
        return rate.yearly(average_balance(segments)) * days * day
    return sum((rate.yearly(segment.balance) * segment.days for segment in segments), start=Fraction(0)) * day


def average_balance(segments: Sequence[Segment]) -> Fraction:
    """Σ balance * days / days, over one segment or more."""
    days = sum(segment.days for segment in segments)
    return Fraction(sum(segment.balance * segment.days for segment in segments), days)
