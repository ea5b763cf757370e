from datetime import date
from fractions import Fraction

import pytest
from tests.calculations.vectors import sen

from kdim.calculations.term_deposit import (
    BreakRule,
    BreakTerms,
    Broken,
    InterestPayout,
    broken,
    due_dates,
    earned_until,
    interest_for_days,
    interest_for_months,
    interest_of_month,
    withholdable,
)
from kdim.kernel.calendar import DayCount
from kdim.kernel.rounding import NEAREST_RUPIAH, WHOLE_RUPIAH_DOWN, Rounding, RoundingMode

TO_HUNDREDS = Rounding(RoundingMode.HALF_UP, 100)


def test_months_are_twelfths_of_a_year():
    assert interest_for_months(12_000_000, 160_000, 3, NEAREST_RUPIAH) == 480_000


def test_a_broken_deposit_earns_by_days():
    start, end = date(2023, 12, 1), date(2024, 3, 1)

    assert interest_for_days(12_000_000, 60_000, start, end, DayCount.ACT_365, NEAREST_RUPIAH) == 179_507
    assert interest_for_days(12_000_000, 60_000, start, end, DayCount.ACT_ACT, NEAREST_RUPIAH) == 179_183
    assert interest_for_days(12_000_000, 60_000, start, start, DayCount.ACT_365, NEAREST_RUPIAH) == 0


def by_month(principal: int, rate_ppm: int, months: int, rounding: Rounding, added_every: int = 0) -> list[int]:
    return [
        interest_of_month(principal, rate_ppm, number, rounding, added_every=added_every)
        for number in range(1, months + 1)
    ]


def test_each_quarter_100_000_at_12_percent_becomes_142_576_in_36_months():
    earned = earned_until(100_000, 120_000, 36, added_every=3)

    assert 100_000 + earned == 100_000 * Fraction(103, 100) ** 12
    assert sen(100_000 + earned) == "142576.09"
    # Whole rupiah are booked each month, and still they add up to it; rounding each quarter alone gives 142,577.
    assert 100_000 + sum(by_month(100_000, 120_000, 36, NEAREST_RUPIAH, added_every=3)) == 142_576


@pytest.mark.parametrize(("every", "becomes"), [(0, 136_000), (1, 143_077), (3, 142_576), (12, 140_493)])
def test_the_more_often_interest_is_added_the_more_it_comes_to(every: int, becomes: int):
    assert 100_000 + sum(by_month(100_000, 120_000, 36, NEAREST_RUPIAH, added_every=every)) == becomes


def test_what_tax_took_is_not_added_and_earns_nothing():
    # 10.000.000 at 9 %, a quarter 225.000; 22.500 of tax in its third month leave 10.202.500 for the next.
    assert earned_until(10_000_000, 90_000, 6, added_every=3, taxes=[0, 0, 22_500]) == 225_000 + Fraction(918_225, 4)
    assert interest_of_month(10_000_000, 90_000, 4, NEAREST_RUPIAH, added_every=3, taxes=[0, 0, 22_500]) == 76_519
    assert interest_of_month(10_000_000, 90_000, 4, NEAREST_RUPIAH, added_every=3) == 76_688


def test_months_add_up_to_what_they_earn_together():
    assert by_month(1_000_000, 50_000, 3, NEAREST_RUPIAH) == [4_167, 4_166, 4_167]
    assert interest_for_months(1_000_000, 50_000, 3, NEAREST_RUPIAH) == 12_500


@pytest.mark.parametrize("rounding", [NEAREST_RUPIAH, WHOLE_RUPIAH_DOWN, TO_HUNDREDS])
@pytest.mark.parametrize("principal", [1, 999_999, 1_234_567, 50_000_001])
def test_months_add_up_whatever_the_rounding(principal: int, rounding: Rounding):
    months = by_month(principal, 83_333, 24, rounding)

    assert sum(months) == interest_for_months(principal, 83_333, 24, rounding)
    assert all(month >= 0 for month in months)


def test_the_end_of_each_month_is_counted_from_the_first_day():
    assert due_dates(date(2025, 1, 31), 4) == [
        date(2025, 2, 28),
        date(2025, 3, 31),
        date(2025, 4, 30),
        date(2025, 5, 31),
    ]
    assert due_dates(date(2024, 2, 29), 12)[-1] == date(2025, 2, 28)


def test_how_many_months_are_given_together():
    assert [payout.months_together(12) for payout in InterestPayout] == [1, 1, 3, 12, 12]
    assert [payout.added_every for payout in InterestPayout] == [0, 1, 3, 0, 0]


def test_quarters_need_a_term_of_whole_quarters():
    assert [payout.fits(4) for payout in InterestPayout] == [True, True, False, True, True]
    assert InterestPayout.COMPOUND_QUARTERLY.fits(6)
    assert not InterestPayout.MONTHLY.fits(0)


def how_broken(rule: BreakRule, rate_ppm: int = 0, day_count: DayCount = DayCount.ACT_365) -> Broken:
    """10.000.000 at 6 % from 1 December 2023, broken on 1 March 2024: 91 days."""
    placed_on, on = date(2023, 12, 1), date(2024, 3, 1)
    return broken(10_000_000, 60_000, placed_on, on, BreakTerms(rule, rate_ppm), day_count, NEAREST_RUPIAH)


def test_a_deposit_broken_by_each_rule():
    assert how_broken(BreakRule.NO_INTEREST) == Broken(0, 0)
    assert how_broken(BreakRule.REDUCED_RATE, 30_000) == Broken(74_795, 0)
    assert how_broken(BreakRule.PENALTY, 5_000) == Broken(149_589, 50_000)


def test_a_reduced_rate_is_never_more_than_its_own():
    assert how_broken(BreakRule.REDUCED_RATE, 90_000) == Broken(149_589, 0)


@pytest.mark.parametrize(
    ("day_count", "earned"),
    [
        (DayCount.ACT_365, 74_795),
        (DayCount.ACT_360, 75_833),
        (DayCount.ACT_ACT, 74_660),
        (DayCount.THIRTY_360, 75_000),
    ],
)
def test_a_broken_deposit_counts_days_by_its_convention(day_count: DayCount, earned: int):
    assert how_broken(BreakRule.REDUCED_RATE, 30_000, day_count).earned == earned


def test_a_later_payment_bears_the_tax_that_earlier_ones_of_the_month_were_spared():
    assert withholdable(owed=0, withheld=0, gross=200_000) == 0
    assert withholdable(owed=30_000, withheld=0, gross=100_000) == 30_000
    assert withholdable(owed=40_000, withheld=30_000, gross=100_000) == 10_000
    assert withholdable(owed=25_000, withheld=0, gross=10_000) == 10_000
    assert withholdable(owed=0, withheld=5_000, gross=10_000) == 0
