from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.kernel.calendar import Month, MonthEndRule, MonthUnreadable, add_months, monthly_dates

months = st.builds(Month, st.integers(1000, 8000), st.integers(1, 12))
few = st.integers(-5000, 5000)


def test_a_month_knows_its_days():
    february = Month(2024, 2)

    assert (february.first_day, february.last_day, february.days) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
        29,
    )
    assert [Month(2025, month).days for month in range(1, 13)] == [
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]  # fmt: skip


def test_a_month_contains_its_own_dates_only():
    assert date(2025, 1, 31) in Month(2025, 1)
    assert date(2025, 2, 1) not in Month(2025, 1)
    assert date(2024, 1, 31) not in Month(2025, 1)


def test_a_day_that_a_month_lacks_is_its_last():
    assert Month(2025, 2).day(31) == date(2025, 2, 28)
    assert Month(2025, 2).day(5) == date(2025, 2, 5)


def test_months_follow_each_other_over_new_year():
    assert Month(2024, 12).next() == Month(2025, 1)
    assert Month(2025, 1).previous() == Month(2024, 12)
    assert Month(2024, 11).plus(14) == Month(2026, 1)
    assert Month(2024, 11) < Month(2025, 2)


def test_a_range_of_months_includes_both_ends():
    assert list(Month(2024, 12).through(Month(2025, 2))) == [Month(2024, 12), Month(2025, 1), Month(2025, 2)]
    assert list(Month(2025, 2).through(Month(2025, 1))) == []


@given(months, few, few)
def test_adding_months_in_two_steps_is_adding_them_in_one(month: Month, first: int, second: int):
    assert month.plus(first).plus(second) == month.plus(first + second)


@given(months, few)
def test_months_until_undoes_plus(month: Month, count: int):
    assert month.months_until(month.plus(count)) == count


@given(st.builds(Month, st.integers(1900, 2199), st.integers(1, 12)))
def test_a_month_reads_back_as_written_and_follows_its_predecessor_without_a_gap(month: Month):
    assert Month.parse(str(month)) == month
    assert month.next().first_day.toordinal() == month.last_day.toordinal() + 1
    assert Month.of(month.last_day) == month


@pytest.mark.parametrize(
    "text", ["", "2025-13", "2025-1", "2025", "0000-01", "1899-12", "2200-01", "9999-12", "Januari 2025", "2025-01" * 3]
)
def test_what_is_no_month_is_refused(text: str):
    with pytest.raises(MonthUnreadable) as refusal:
        Month.parse(text)

    assert refusal.value.facts == {"typed": text}


def test_a_thirteenth_month_is_a_defect():
    with pytest.raises(ValueError, match="month"):
        Month(2025, 13)


def test_the_thirty_first_survives_short_months():
    assert monthly_dates(date(2025, 1, 31), 5) == (
        date(2025, 1, 31),
        date(2025, 2, 28),
        date(2025, 3, 31),
        date(2025, 4, 30),
        date(2025, 5, 31),
    )


def test_the_twenty_ninth_of_february_returns_in_leap_years():
    assert [add_months(date(2024, 2, 29), months) for months in (12, 48, -12)] == [
        date(2025, 2, 28),
        date(2028, 2, 29),
        date(2023, 2, 28),
    ]


def test_the_end_of_a_month_stays_the_end_where_a_product_says_so():
    assert add_months(date(2025, 2, 28), 1, MonthEndRule.SAME_DAY) == date(2025, 3, 28)
    assert add_months(date(2025, 2, 28), 1, MonthEndRule.END_STAYS_END) == date(2025, 3, 31)
    assert add_months(date(2024, 2, 28), 1, MonthEndRule.END_STAYS_END) == date(2024, 3, 28)
