from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.kernel.calendar import DayCount, days_between

dates = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def test_the_leap_day_of_a_published_defect_is_counted():
    # Fineract issue 5729: 1 Dec 2023 to 1 Mar 2024 was computed without 29 Feb 2024 and over 365 days.
    start, end = date(2023, 12, 1), date(2024, 3, 1)

    assert days_between(start, end) == 91
    assert DayCount.ACT_ACT.year_fraction(start, end) == Fraction(31, 365) + Fraction(60, 366)
    assert DayCount.ACT_365.year_fraction(start, end) == Fraction(91, 365)
    assert DayCount.ACT_360.year_fraction(start, end) == Fraction(91, 360)
    assert DayCount.THIRTY_360.year_fraction(start, end) == Fraction(90, 360)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2025, 1, 31), date(2025, 2, 28), 28),
        (date(2025, 1, 30), date(2025, 1, 31), 0),
        (date(2024, 2, 29), date(2025, 2, 28), 359),
        (date(2025, 1, 1), date(2026, 1, 1), 360),
    ],
)
def test_every_month_has_thirty_days_under_thirty_360(start: date, end: date, days: int):
    assert DayCount.THIRTY_360.days(start, end) == days


def test_a_leap_year_is_one_year_only_when_actual_over_actual():
    start, end = date(2024, 1, 1), date(2025, 1, 1)

    assert DayCount.ACT_ACT.year_fraction(start, end) == 1
    assert DayCount.ACT_365.year_fraction(start, end) == Fraction(366, 365)


@given(dates, dates, dates, st.sampled_from([DayCount.ACT_365, DayCount.ACT_360, DayCount.ACT_ACT]))
def test_a_period_is_the_sum_of_its_parts(first: date, middle: date, last: date, rule: DayCount):
    assert rule.year_fraction(first, middle) + rule.year_fraction(middle, last) == rule.year_fraction(first, last)


@given(dates, dates, st.sampled_from(DayCount))
def test_a_period_backwards_is_negative(first: date, last: date, rule: DayCount):
    assert rule.year_fraction(last, first) == -rule.year_fraction(first, last)
