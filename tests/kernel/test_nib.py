import pytest

from kdim.kernel.nib import NibMissing, NibNotDigits, NibWrongLength, parse_nib


@pytest.mark.parametrize("text", ["1234567890123", "1234 5678 90123", "1234-5678.90123\u00a0"])
def test_a_nib_is_thirteen_digits(text: str):
    assert parse_nib(text) == "1234567890123"


@pytest.mark.parametrize(("text", "length"), [("123456789012", 12), ("12345678901234", 14), ("1" * 61, 61)])
def test_another_number_of_digits_is_refused(text: str, length: int):
    with pytest.raises(NibWrongLength) as refusal:
        parse_nib(text)

    assert (refusal.value.facts["length"], refusal.value.facts["needed"]) == (length, 13)


def test_letters_are_refused():
    with pytest.raises(NibNotDigits) as refusal:
        parse_nib("NIB 1234567890123")

    assert refusal.value.facts == {"typed": "NIB 1234567890123"}


def test_an_empty_field_is_missing():
    with pytest.raises(NibMissing):
        parse_nib("")
