from datetime import date

from kdim.calculations.term_deposit import interest_for_days, interest_for_months
from kdim.kernel.calendar import DayCount
from kdim.kernel.rounding import NEAREST_RUPIAH


def test_months_are_twelfths_of_a_year():
    assert interest_for_months(12_000_000, 160_000, 3, NEAREST_RUPIAH) == 480_000


def test_a_broken_deposit_earns_by_days():
    start, end = date(2023, 12, 1), date(2024, 3, 1)

    assert interest_for_days(12_000_000, 60_000, start, end, DayCount.ACT_365, NEAREST_RUPIAH) == 179_507
    assert interest_for_days(12_000_000, 60_000, start, end, DayCount.ACT_ACT, NEAREST_RUPIAH) == 179_183
    assert interest_for_days(12_000_000, 60_000, start, start, DayCount.ACT_365, NEAREST_RUPIAH) == 0
