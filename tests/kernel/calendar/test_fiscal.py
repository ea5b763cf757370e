from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.kernel.calendar import FiscalYear, Month

APRIL = FiscalYear(start_month=4)


def test_a_calendar_year_is_the_common_fiscal_year():
    year = FiscalYear()

    assert (year.first_day(2025), year.last_day(2025)) == (date(2025, 1, 1), date(2025, 12, 31))
    assert (year.year_of(date(2025, 12, 31)), year.period_of(date(2025, 12, 31))) == (2025, 12)
    assert year.label(2025) == "2025"


def test_a_year_from_april_crosses_new_year():
    assert (APRIL.first_day(2025), APRIL.last_day(2025)) == (date(2025, 4, 1), date(2026, 3, 31))
    assert [APRIL.year_of(on) for on in (date(2025, 3, 31), date(2025, 4, 1))] == [2024, 2025]
    assert [APRIL.period_of(on) for on in (date(2025, 4, 1), date(2025, 12, 1), date(2026, 3, 31))] == [
        1,
        9,
        12,
    ]
    assert APRIL.label(2025) == "2025/2026"


def test_the_months_of_a_year_are_twelve_in_order():
    assert APRIL.months(2025) == (
        *(Month(2025, month) for month in range(4, 13)),
        *(Month(2026, month) for month in range(1, 4)),
    )


def test_a_year_that_ends_in_february_knows_leap_days():
    assert FiscalYear(start_month=3).last_day(2023) == date(2024, 2, 29)


@given(st.integers(1, 12), st.dates(date(1901, 1, 1), date(2199, 1, 1)))
def test_every_date_lies_in_its_fiscal_year_and_period(start_month: int, on: date):
    fiscal = FiscalYear(start_month)
    year = fiscal.year_of(on)

    assert fiscal.first_day(year) <= on <= fiscal.last_day(year)
    assert fiscal.months(year)[fiscal.period_of(on) - 1] == Month.of(on)


def test_a_year_from_a_thirteenth_month_is_a_defect():
    with pytest.raises(ValueError, match="month 13"):
        FiscalYear(start_month=13)
