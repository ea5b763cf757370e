from hypothesis import given
from hypothesis import strategies as st

from kdim.kernel.rupiah import format_rupiah, group_digits


def test_thousands_are_separated_by_dots():
    assert [group_digits(number) for number in (0, 999, 1000, 1250000, -1000)] == [
        "0",
        "999",
        "1.000",
        "1.250.000",
        "-1.000",
    ]


def test_rupiah_is_written_without_a_space_and_without_sen():
    assert format_rupiah(1250000) == "Rp1.250.000"
    assert format_rupiah(0) == "Rp0"


def test_the_minus_sign_stands_before_the_currency():
    assert format_rupiah(-500000) == "-Rp500.000"


@given(st.integers())
def test_no_digit_is_lost(amount: int):
    assert int(format_rupiah(amount).replace("Rp", "").replace(".", "")) == amount
