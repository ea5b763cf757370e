import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.id import npwp as stdnum_npwp

from kdim.kernel.npwp import (
    NpwpMissing,
    NpwpNotDigits,
    NpwpWrongCheckDigit,
    NpwpWrongLength,
    format_npwp,
    parse_npwp,
)
from kdim.kernel.refusals import Refusal


@pytest.mark.parametrize("text", ["01.312.166.0-091.000", "013121660091000", "0013121660091000", "0013 1216 6009 1000"])
def test_the_old_fifteen_digits_become_sixteen(text: str):
    assert parse_npwp(text) == "0013121660091000"


def test_the_nik_of_a_person_is_accepted():
    assert parse_npwp("3276065708900001") == "3276065708900001"


def test_sixteen_digits_are_printed_in_fours():
    assert format_npwp("0013121660091000") == "0013 1216 6009 1000"


def is_accepted(number: str) -> bool:
    """Whether fifteen digits are read, and then as sixteen."""
    try:
        return parse_npwp(number) == f"0{number}"
    except Refusal:
        return False


@given(st.from_regex(r"[0-9]{15}", fullmatch=True))
def test_an_independent_library_accepts_the_same_old_numbers(number: str):
    assert is_accepted(number) == stdnum_npwp.is_valid(number)


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_exactly_one_ninth_digit_is_right(first_eight: str):
    accepted = [digit for digit in "0123456789" if is_accepted(f"{first_eight}{digit}091000")]

    assert accepted == [luhn.calc_check_digit(first_eight)]


def test_a_mistyped_digit_is_noticed():
    with pytest.raises(NpwpWrongCheckDigit) as refusal:
        parse_npwp("01.312.166.1-091.000")

    assert refusal.value.facts == {"typed": "01.312.166.1-091.000"}


@pytest.mark.parametrize(("text", "length"), [("0131216600", 10), ("1" * 17, 17), ("1" * 61, 61)])
def test_another_number_of_digits_is_refused(text: str, length: int):
    with pytest.raises(NpwpWrongLength) as refusal:
        parse_npwp(text)

    assert (refusal.value.facts["length"], refusal.value.facts["needed"]) == (length, 16)


def test_letters_are_refused():
    with pytest.raises(NpwpNotDigits) as refusal:
        parse_npwp("01312166009100O")

    assert refusal.value.facts == {"typed": "01312166009100O"}


def test_an_empty_field_is_missing():
    with pytest.raises(NpwpMissing):
        parse_npwp(" - ")
