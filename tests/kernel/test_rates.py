from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.kernel.rates import (
    LARGEST_PPM,
    RateTooFine,
    RateTooLarge,
    RateUnreadable,
    format_percent,
    ppm,
    read_percent,
)


def test_parts_per_million_are_exact():
    assert ppm(27_500) == Fraction(11, 400)


@pytest.mark.parametrize(
    ("rate_ppm", "text"),
    [(27_500, "2,75%"), (0, "0%"), (90_000, "9%"), (1, "0,0001%"), (1_000_000, "100%"), (-5_000, "-0,5%")],
)
def test_a_rate_is_written_as_a_percentage_with_a_decimal_comma(rate_ppm: int, text: str):
    assert format_percent(rate_ppm) == text


@pytest.mark.parametrize("text", ["2,75%", "2.75", "2,75 %", " 2,7500 persen", "２，75\u00a0%"])  # noqa: RUF001
def test_percentages_are_read_as_people_type_them(text: str):
    assert read_percent(text) == 27_500


@given(st.integers(min_value=0, max_value=LARGEST_PPM))
def test_a_written_rate_reads_back_as_itself(rate_ppm: int):
    assert read_percent(format_percent(rate_ppm)) == rate_ppm


@pytest.mark.parametrize("text", ["", "dua", "-1%", "1,2,3", "%", "1" * 31])
def test_what_is_no_percentage_is_refused(text: str):
    with pytest.raises(RateUnreadable) as refusal:
        read_percent(text)

    assert refusal.value.facts == {"typed": text}


def test_a_rate_finer_than_one_millionth_is_refused():
    with pytest.raises(RateTooFine) as refusal:
        read_percent("2,71828%")

    assert refusal.value.facts == {"typed": "2,71828%", "decimals": 4}


def test_a_rate_over_a_thousand_percent_is_refused():
    with pytest.raises(RateTooLarge) as refusal:
        read_percent("1000,0001")

    assert refusal.value.facts == {"typed": "1000,0001", "largest_ppm": 10_000_000}
