"""Simple interest on *simpanan berjangka*, by whole months or by days."""

from datetime import date

from kdim.kernel.calendar import DayCount
from kdim.kernel.rates import ppm
from kdim.kernel.rounding import Rounding
from kdim.kernel.rupiah import Rupiah


def interest_for_months(principal: int, rate_ppm: int, months: int, rounding: Rounding) -> Rupiah:
    """Principal * rate * months / 12: 12.000.000 at 16 % a year for 3 months earns 480.000, once."""
    return rounding.round(principal * ppm(rate_ppm) * months / 12)


def interest_for_days(
    principal: int, rate_ppm: int, start: date, end: date, day_count: DayCount, rounding: Rounding
) -> Rupiah:
    """Principal * rate * part of a year from ``start`` to ``end``, as for a deposit broken before its term."""
    return rounding.round(principal * ppm(rate_ppm) * day_count.year_fraction(start, end))
