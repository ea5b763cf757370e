from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.calculations.balances import Segment
from kdim.calculations.savings_interest import InterestMethod, day_part, exact_interest, month_interest
from kdim.calculations.tiers import Tier, TierChoice, TieredRate
from kdim.kernel.calendar import DayCount, Month
from kdim.kernel.rounding import NEAREST_RUPIAH, Rounding, RoundingMode

LOWEST, AVERAGE, DAILY = InterestMethod
JANUARY = Month(2025, 1)
HALF = [Segment(15, 500_000), Segment(16, 2_000_000)]
segment_lists = st.lists(st.builds(Segment, st.integers(1, 31), st.integers(0, 10**12)), max_size=31)
rates = st.builds(TieredRate.flat, st.integers(0, 1_000_000))
days = st.sampled_from([Fraction(1, 365), Fraction(1, 366), Fraction(1, 360), Fraction(1, 12 * 31)])


def earned(method: InterestMethod, rate: TieredRate, segments: list[Segment] = HALF) -> int:
    return month_interest(
        JANUARY,
        segments,
        method=method,
        rate=rate,
        day_count=DayCount.ACT_365,
        rounding=NEAREST_RUPIAH,
    )


def test_three_methods_differ_on_the_same_month():
    three_percent = TieredRate.flat(30_000)

    assert earned(LOWEST, three_percent) == 1_274
    assert earned(AVERAGE, three_percent) == 3_247
    assert earned(DAILY, three_percent) == 3_247


@pytest.mark.parametrize(
    ("choice", "average", "daily"),
    [(TierChoice.WHOLE_BALANCE, 4_329, 3_918), (TierChoice.EACH_SLICE, 2_630, 3_041)],
)
def test_bands_part_the_average_from_the_daily_method(choice: TierChoice, average: int, daily: int):
    # The average balance is 1,274,194, in the upper band all month; the daily one is there for 16 days of 31.
    bands = TieredRate((Tier(0, 20_000), Tier(1_000_000, 40_000)), choice)

    assert (earned(AVERAGE, bands), earned(DAILY, bands)) == (average, daily)


def test_a_balance_below_the_first_paying_band_earns_nothing():
    bands = TieredRate((Tier(0, 0), Tier(1_000_000, 40_000)))

    assert [earned(method, bands, [Segment(31, 999_999)]) for method in InterestMethod] == [0, 0, 0]


@pytest.mark.parametrize("method", InterestMethod)
def test_only_the_days_of_the_account_earn(method: InterestMethod):
    assert earned(method, TieredRate.flat(60_000), [Segment(10, 1_000_000)]) == 1_644
    assert earned(method, TieredRate.flat(60_000), []) == 0


@pytest.mark.parametrize(
    ("month", "day_count", "part"),
    [
        (JANUARY, DayCount.ACT_365, Fraction(1, 365)),
        (JANUARY, DayCount.ACT_360, Fraction(1, 360)),
        (JANUARY, DayCount.ACT_ACT, Fraction(1, 365)),
        (Month(2024, 12), DayCount.ACT_ACT, Fraction(1, 366)),
        (JANUARY, DayCount.THIRTY_360, Fraction(1, 12 * 31)),
        (Month(2024, 2), DayCount.THIRTY_360, Fraction(1, 12 * 29)),
    ],
)
def test_a_day_is_part_of_a_year_by_the_products_day_count(month: Month, day_count: DayCount, part: Fraction):
    assert day_part(month, day_count) == part


def test_the_products_rounding_applies_once_at_the_end():
    segments = [Segment(1, 1_000_000)] * 31

    assert (
        month_interest(
            JANUARY,
            segments,
            method=DAILY,
            rate=TieredRate.flat(30_000),
            day_count=DayCount.ACT_365,
            rounding=Rounding(RoundingMode.DOWN, 100),
        )
        == 2_500
    )  # 2,547.95 exactly


@given(segment_lists, rates, days)
def test_average_and_daily_are_the_same_with_one_rate(segments: list[Segment], rate: TieredRate, day: Fraction):
    assert exact_interest(segments, method=AVERAGE, rate=rate, day=day) == exact_interest(
        segments, method=DAILY, rate=rate, day=day
    )


@given(segment_lists, rates, days)
def test_the_lowest_balance_never_earns_more(segments: list[Segment], rate: TieredRate, day: Fraction):
    assert exact_interest(segments, method=LOWEST, rate=rate, day=day) <= exact_interest(
        segments, method=DAILY, rate=rate, day=day
    )


@given(segment_lists.filter(bool), st.sampled_from(InterestMethod), rates, days)
def test_cutting_a_segment_in_two_changes_nothing(
    segments: list[Segment], method: InterestMethod, rate: TieredRate, day: Fraction
):
    in_days = [Segment(1, segment.balance) for segment in segments for _ in range(segment.days)]

    assert exact_interest(in_days, method=method, rate=rate, day=day) == exact_interest(
        segments, method=method, rate=rate, day=day
    )
