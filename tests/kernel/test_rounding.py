from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.kernel.rounding import NEAREST_RUPIAH, UNITS, WHOLE_RUPIAH_DOWN, Rounding, RoundingMode

exact_amounts = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=366_000_000)
rules = st.builds(Rounding, st.sampled_from(RoundingMode), st.sampled_from(UNITS))


@pytest.mark.parametrize(
    ("mode", "unit", "amount", "rounded"),
    [
        (RoundingMode.HALF_UP, 1, Fraction(5, 2), 3),
        (RoundingMode.HALF_UP, 1, Fraction(249, 100), 2),
        (RoundingMode.HALF_UP, 50, 1_225, 1_250),
        (RoundingMode.HALF_UP, 100, 1_249, 1_200),
        (RoundingMode.HALF_UP, 100, 1_250, 1_300),
        (RoundingMode.UP, 500, 1_001, 1_500),
        (RoundingMode.UP, 500, 1_000, 1_000),
        (RoundingMode.DOWN, 1000, 1_999, 1_000),
        (RoundingMode.DOWN, 1, Fraction(-5, 2), -2),
        (RoundingMode.UP, 1, Fraction(-5, 2), -3),
        (RoundingMode.HALF_UP, 100, -1_250, -1_300),
    ],
)
def test_an_amount_rounds_by_the_named_rule(mode: RoundingMode, unit: int, amount: Fraction, rounded: int):
    assert Rounding(mode, unit).round(amount) == rounded


def test_the_common_rules_have_names():
    assert Rounding() == NEAREST_RUPIAH
    assert NEAREST_RUPIAH.round(Fraction(14794_52, 100)) == 14_795
    assert WHOLE_RUPIAH_DOWN.round(Fraction(14794_52, 100)) == 14_794


def test_an_unknown_unit_is_a_defect():
    with pytest.raises(ValueError, match="rounding to 25 rupiah"):
        Rounding(RoundingMode.UP, 25)


@given(exact_amounts, rules)
def test_a_rounded_amount_is_a_multiple_less_than_one_unit_away(amount: Fraction, rule: Rounding):
    rounded = rule.round(amount)

    assert rounded % rule.unit == 0
    assert abs(rounded - amount) < rule.unit


@given(exact_amounts, rules)
def test_a_reversal_rounds_like_what_it_reverses(amount: Fraction, rule: Rounding):
    assert rule.round(-amount) == -rule.round(amount)
