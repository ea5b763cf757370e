import phonenumbers
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kdim.kernel.phone import (
    PhoneForeign,
    PhoneMissing,
    PhoneNoAreaCode,
    PhoneNotDigits,
    PhoneSeveral,
    PhoneUnknown,
    PhoneWrongLength,
    format_phone,
    is_mobile,
    parse_phone,
)


@pytest.mark.parametrize(
    "text",
    [
        "081234567890",
        "81234567890",
        "6281234567890",
        "+6281234567890",
        "006281234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "+62 812-3456-7890",
        "+62 (0)812 3456 7890",
        "(+62) 812 3456 7890",
        "'081234567890",
        "０８１２３４５６７８９０",  # noqa: RUF001
        "\u202a+62\u00a0812\u20113456\u20117890\u202c",
    ],
)
def test_a_mobile_number_becomes_e164(text: str):
    assert parse_phone(text) == "+6281234567890"


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("(021) 555-1234", "+62215551234"),
        ("0274 512345", "+62274512345"),
        ("+62 361 123456", "+62361123456"),
        ("02112345", "+622112345"),
        ("021123456789", "+6221123456789"),
    ],
)
def test_a_fixed_line_becomes_e164(text: str, e164: str):
    assert parse_phone(text) == e164


def test_numbers_are_shown_as_on_a_card():
    assert format_phone("+6281234567890") == "0812-3456-7890"
    assert format_phone("+62812345678") == "0812-3456-78"
    assert format_phone("+62215551234") == "(021) 5551234"
    assert format_phone("+62274512345") == "(0274) 512345"


def test_only_mobile_numbers_take_messages():
    assert is_mobile("+6281234567890")
    assert not is_mobile("+62215551234")


@given(st.from_regex(r"08[1-35-9][0-9]{7,10}", fullmatch=True))
def test_an_independent_library_knows_every_accepted_mobile_number(text: str):
    theirs = phonenumbers.parse(text, "ID")

    assert phonenumbers.is_valid_number(theirs)
    assert parse_phone(text) == phonenumbers.format_number(theirs, phonenumbers.PhoneNumberFormat.E164)
    assert parse_phone(format_phone(parse_phone(text))) == parse_phone(text)


@pytest.mark.parametrize(
    "area",
    [21, 22, 24, 31, 61, 251, 254, 271, 274, 341, 361, 411, 511, 541, 542, 711, 751, 761, 778, 967, 901],
)
@pytest.mark.parametrize("subscriber", ["234567", "2345678"])
def test_an_independent_library_knows_the_fixed_lines(area: int, subscriber: str):
    theirs = phonenumbers.parse(f"0{area}{subscriber}", "ID")

    assert parse_phone(f"0{area}{subscriber}") == phonenumbers.format_number(
        theirs, phonenumbers.PhoneNumberFormat.E164
    )


@given(st.from_regex(r"0[2-79][0-9]{6,10}", fullmatch=True))
def test_every_fixed_line_an_independent_library_knows_is_accepted(text: str):
    theirs = phonenumbers.parse(text, "ID")
    assume(phonenumbers.number_type(theirs) == phonenumbers.PhoneNumberType.FIXED_LINE)

    assert parse_phone(text) == phonenumbers.format_number(theirs, phonenumbers.PhoneNumberFormat.E164)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("0812345", 6),
        ("08123456789012", 13),
        ("0211234", 6),
        ("027412", 5),
        ("02741234", 7),
        ("0211234567890", 12),
        ("0" * 61, 61),
    ],
)
def test_a_number_that_is_too_short_or_too_long_is_refused(text: str, length: int):
    with pytest.raises(PhoneWrongLength) as refusal:
        parse_phone(text)

    assert refusal.value.facts["length"] == length


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("0812 3456 7890 / 0813 1111 2222", PhoneSeveral),
        ("081234567890 atau 081311112222", PhoneSeveral),
        ("+65 9123 4567", PhoneForeign),
        ("0065 9123 4567", PhoneForeign),
        ("5551234", PhoneNoAreaCode),
        ("tidak ada", PhoneNotDigits),
        ("0812+3456", PhoneNotDigits),
        ("wa.me/6281234567890", PhoneNotDigits),
        ("0800 1 234567", PhoneUnknown),
        ("0804 1 123456", PhoneUnknown),
        ("01500123", PhoneUnknown),
        ("0", PhoneUnknown),
        ("00 62", PhoneUnknown),
        ("+62 00812345678", PhoneUnknown),
    ],
)
def test_what_is_no_indonesian_number_is_refused(text: str, refused: type[Exception]):
    with pytest.raises(refused) as refusal:
        parse_phone(text)

    assert refusal.value.facts == {"typed": text}


def test_an_empty_field_is_missing():
    with pytest.raises(PhoneMissing):
        parse_phone("\u200b")
