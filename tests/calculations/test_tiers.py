from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.calculations.tiers import Tier, TierChoice, TieredRate

BANDS = (Tier(0, 20_000), Tier(1_000_000, 40_000), Tier(5_000_000, 50_000))
WHOLE = TieredRate(BANDS, TierChoice.WHOLE_BALANCE)
SLICES = TieredRate(BANDS, TierChoice.EACH_SLICE)
balances = st.integers(0, 10**12)


@pytest.mark.parametrize(
    ("balance", "whole", "slices"),
    [
        (0, 0, 0),
        (999_999, Fraction(1_999_998, 100), Fraction(1_999_998, 100)),
        (1_000_000, 40_000, 20_000),
        (1_500_000, 60_000, 40_000),
        (6_000_000, 300_000, 20_000 + 160_000 + 50_000),
    ],
)
def test_bands_pay_on_the_whole_balance_or_on_each_slice(balance: int, whole: Fraction, slices: Fraction):
    assert (WHOLE.yearly(balance), SLICES.yearly(balance)) == (whole, slices)


@given(balances, st.integers(0, 1_000_000), st.sampled_from(TierChoice))
def test_one_band_is_one_rate_in_both_ways(balance: int, rate_ppm: int, choice: TierChoice):
    one_band = TieredRate((Tier(0, rate_ppm),), choice)

    assert one_band.yearly(balance) == TieredRate.flat(rate_ppm).yearly(balance)
    assert one_band.yearly(balance) == Fraction(balance * rate_ppm, 1_000_000)


@given(balances)
def test_slices_never_earn_more_than_the_whole_where_rates_rise(balance: int):
    assert SLICES.yearly(balance) <= WHOLE.yearly(balance)


@given(balances, balances)
def test_slices_earn_more_on_more_and_never_jump(balance: int, more: int):
    step = SLICES.yearly(balance + more) - SLICES.yearly(balance)

    assert Fraction(more * 20_000, 1_000_000) <= step <= Fraction(more * 50_000, 1_000_000)


@pytest.mark.parametrize(
    ("tiers", "complaint"),
    [
        ((), "start at 0"),
        ((Tier(1, 0),), "start at 0"),
        ((Tier(0, 1), Tier(0, 2)), "rise"),
        ((Tier(0, 1), Tier(5, 1), Tier(3, 1)), "rise"),
        ((Tier(0, -1),), "negative"),
    ],
)
def test_bands_with_gaps_or_debts_are_defects(tiers: tuple[Tier, ...], complaint: str):
    with pytest.raises(ValueError, match=complaint):
        TieredRate(tiers)
