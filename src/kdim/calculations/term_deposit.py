"""Interest on *simpanan berjangka*: by whole months or by days, paid out, added or given in advance, and when broken.

Whole months are twelfths of a year, whatever their days; a deposit that is broken before its term counts days by a
named convention. Amounts are whole rupiah, rates parts per million a year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from kdim.kernel.calendar import DayCount, add_months
from kdim.kernel.rates import ppm
from kdim.kernel.rounding import Rounding
from kdim.kernel.rupiah import Rupiah


class InterestPayout(StrEnum):
    """When interest is given, and whether it leaves the deposit or is added to it."""

    MONTHLY = "monthly"
    COMPOUND_MONTHLY = "compound_monthly"
    COMPOUND_QUARTERLY = "compound_quarterly"
    AT_MATURITY = "at_maturity"
    IN_ADVANCE = "in_advance"

    def months_together(self, term: int) -> int:
        """After how many months interest is given each time: a quarter's at the end of its three months."""
        if self in {InterestPayout.MONTHLY, InterestPayout.COMPOUND_MONTHLY}:
            return 1
        return 3 if self is InterestPayout.COMPOUND_QUARTERLY else term

    def fits(self, term: int) -> bool:
        """Whether the term holds a whole number of such times: no quarters in a term of four months."""
        return term > 0 and term % self.months_together(term) == 0

    @property
    def added_every(self) -> int:
        """Each how many months interest becomes part of the deposit and earns interest itself; 0: never."""
        return {InterestPayout.COMPOUND_MONTHLY: 1, InterestPayout.COMPOUND_QUARTERLY: 3}.get(self, 0)


class BreakRule(StrEnum):
    """What a deposit earns that is taken out before its term."""

    NO_INTEREST = "no_interest"
    REDUCED_RATE = "reduced_rate"
    PENALTY = "penalty"


@dataclass(frozen=True)
class BreakTerms:
    """The rule, with its rate in parts per million: of interest a year, or the penalty's part of the principal."""

    rule: BreakRule
    rate_ppm: int = 0


@dataclass(frozen=True)
class Broken:
    """What a broken deposit comes to in all: ``earned`` interest before tax, and the ``penalty`` to pay."""

    earned: Rupiah
    penalty: Rupiah


def interest_for_months(principal: int, rate_ppm: int, months: int, rounding: Rounding) -> Rupiah:
    """Principal * rate * months / 12: 12.000.000 at 16 % a year for 3 months earns 480.000, once."""
    return rounding.round(principal * ppm(rate_ppm) * months / 12)


def interest_for_days(
    principal: int, rate_ppm: int, start: date, end: date, day_count: DayCount, rounding: Rounding
) -> Rupiah:
    """Principal * rate * part of a year from ``start`` to ``end``, as for a deposit broken before its term."""
    return rounding.round(principal * ppm(rate_ppm) * day_count.year_fraction(start, end))


def earned_until(
    principal: int, rate_ppm: int, months: int, *, added_every: int = 0, taxes: Sequence[int] = ()
) -> Fraction:
    """Interest before tax of the first ``months`` months, exactly: nothing is rounded on the way.

    With ``added_every`` it becomes part of the deposit each so many months, less the ``taxes`` kept back in each month
    so far; 0 means that it leaves the deposit. 100.000 at 12 % for 36 months, added each quarter:
    100.000 * 1,03^12 - 100.000 = 42.576,09.
    """
    monthly = ppm(rate_ppm) / 12
    if not added_every:
        return principal * monthly * months
    balance, earned, whole = Fraction(principal), Fraction(0), months // added_every
    for number in range(whole):
        interest = balance * monthly * added_every
        earned += interest
        balance += interest - sum(taxes[number * added_every : (number + 1) * added_every])
    return earned + balance * monthly * (months - whole * added_every)


def interest_of_month(
    principal: int,
    rate_ppm: int,
    number: int,
    rounding: Rounding,
    *,
    added_every: int = 0,
    taxes: Sequence[int] = (),
) -> Rupiah:
    """The interest of the ``number``-th month of the term (from 1): what was earned until its end, less until its
    beginning, each rounded. So the months add up to the rupiah to what the term earns.

    1.000.000 at 5 % is 4.167 in the first month, 4.166 in the second, 4.167 in the third: 12.500 in all.
    """
    before, until = (
        rounding.round(earned_until(principal, rate_ppm, months, added_every=added_every, taxes=taxes))
        for months in (number - 1, number)
    )
    return Rupiah(until - before)


def due_dates(placed_on: date, term: int) -> Sequence[date]:
    """The end of each month of the term, all counted from the first day: 31 Jan, 28 Feb, 31 Mar, 30 Apr."""
    return [add_months(placed_on, number) for number in range(1, term + 1)]


def broken(
    principal: int,
    rate_ppm: int,
    placed_on: date,
    on: date,
    terms: BreakTerms,
    day_count: DayCount,
    rounding: Rounding,
) -> Broken:
    """What a deposit of ``principal`` comes to that is broken on a day, counted from the day it was placed.

    No interest: nothing, whatever was given before. A reduced rate: that rate (never more than its own) for the days.
    A penalty: its own rate for the days, and a part of the principal to pay. Simple interest in each case.
    """
    if terms.rule is BreakRule.NO_INTEREST:
        return Broken(Rupiah(0), Rupiah(0))
    if terms.rule is BreakRule.REDUCED_RATE:
        lower = min(rate_ppm, terms.rate_ppm)
        return Broken(interest_for_days(principal, lower, placed_on, on, day_count, rounding), Rupiah(0))
    earned = interest_for_days(principal, rate_ppm, placed_on, on, day_count, rounding)
    return Broken(earned, rounding.round(principal * ppm(terms.rate_ppm)))


def withholdable(owed: int, withheld: int, gross: int) -> Rupiah:
    """Tax to keep back from a payment of ``gross`` when a month's tax so far is ``owed`` and ``withheld`` was before.

    The rate is on the whole month once it passes the limit, so a later payment also bears what earlier ones were
    spared; no payment bears more than itself.
    """
    return Rupiah(max(0, min(owed - withheld, gross)))
