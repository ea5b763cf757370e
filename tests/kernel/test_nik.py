from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.id import nik as stdnum_nik

from kdim.kernel.nik import (
    PROVINCES,
    Nik,
    NikFromSpreadsheet,
    NikImpossibleDate,
    NikMissing,
    NikNeverIssued,
    NikNotDigits,
    NikUnknownProvince,
    NikWrongLength,
    Sex,
    compose_nik,
    parse_nik,
)

TODAY = date(2026, 11, 25)
districts = st.builds(
    lambda province, regency, district: f"{province}.{regency:02}.{district:02}",
    st.sampled_from(sorted(PROVINCES)),
    st.integers(1, 79),
    st.integers(1, 99),
)


def test_a_nik_tells_area_birth_date_and_sex():
    nik = parse_nik("3276065708900001", TODAY)

    assert nik == Nik(
        number="3276065708900001",
        province="32",
        regency="32.76",
        district="32.76.06",
        born_on=date(1990, 8, 17),
        sex=Sex.FEMALE,
    )
    assert (nik.serial, str(nik)) == ("0001", "3276065708900001")
    assert parse_nik("3276061708900001", TODAY).sex is Sex.MALE


@pytest.mark.parametrize(
    "text", ["3276 0657 0890 0001", "'3276065708900001", "327606.570890.0001", "\u200b3276-0657-0890-0001 "]
)
def test_separators_and_the_apostrophe_of_spreadsheets_are_overlooked(text: str):
    assert parse_nik(text, TODAY).number == "3276065708900001"


@given(districts, st.dates(date(1927, 1, 1), TODAY), st.sampled_from(Sex), st.integers(1, 9999))
def test_a_composed_nik_reads_back(district: str, born_on: date, sex: Sex, serial: int):
    nik = parse_nik(compose_nik(district=district, born_on=born_on, sex=sex, serial=serial), TODAY)

    assert (nik.district, nik.born_on, nik.sex, nik.serial) == (district, born_on, sex, f"{serial:04}")


@given(
    st.sampled_from(["3171", "3276", "1271", "5171", "7371"]),
    st.dates(date(1927, 1, 1), date(1999, 12, 31)),
    st.sampled_from(Sex),
)
def test_an_independent_library_reads_the_same_birth_date(regency: str, born_on: date, sex: Sex):
    number = compose_nik(district=f"{regency}01", born_on=born_on, sex=sex, serial=1)

    assert stdnum_nik.validate(number) == number
    assert stdnum_nik.get_birth_date(number) == parse_nik(number, TODAY).born_on


@pytest.mark.parametrize(
    ("digits", "born_on"),
    [
        ("251126", date(2026, 11, 25)),
        ("261126", date(1926, 11, 26)),
        ("290200", date(2000, 2, 29)),
        ("290228", date(1928, 2, 29)),
        ("010127", date(1927, 1, 1)),
    ],
)
def test_the_year_of_birth_is_the_latest_that_is_not_to_come(digits: str, born_on: date):
    assert parse_nik(f"327606{digits}0001", TODAY).born_on == born_on


def test_nobody_can_be_born_in_a_future_that_has_no_past():
    with pytest.raises(NikImpossibleDate):
        parse_nik("3276062902000001", date(2000, 2, 28))  # 29 February 1900 did not exist


@pytest.mark.parametrize(
    ("number", "day", "month", "year"),
    [
        ("3276063002900001", 30, 2, 90),
        ("3276067202900001", 32, 2, 90),
        ("3276060008900001", 0, 8, 90),
        ("3276064008900001", 40, 8, 90),
        ("3276061713900001", 17, 13, 90),
        ("3276062902010001", 29, 2, 1),
    ],
)
def test_a_nik_with_an_impossible_date_is_refused(number: str, day: int, month: int, year: int):
    with pytest.raises(NikImpossibleDate) as refusal:
        parse_nik(number, TODAY)

    assert refusal.value.facts == {"typed": number, "day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    "text",
    ["327606570890000", "3,27607E+15", "3.27606570890000e15", "3276065708900001.0", "3276065708900001,00"],
)
def test_a_nik_that_a_spreadsheet_took_for_an_amount_is_refused(text: str):
    with pytest.raises(NikFromSpreadsheet) as refusal:
        parse_nik(text, TODAY)

    assert refusal.value.facts == {"typed": text}


def test_serial_0000_belongs_to_made_up_people():
    assert parse_nik("3276061708900000", TODAY, demonstration=True).serial == "0000"
    with pytest.raises(NikNeverIssued) as refusal:
        parse_nik("3276061708900000", TODAY)

    assert refusal.value.facts == {"typed": "3276061708900000"}


def test_an_unknown_province_is_refused():
    with pytest.raises(NikUnknownProvince) as refusal:
        parse_nik("9976061708900001", TODAY)

    assert refusal.value.facts == {"typed": "9976061708900001", "province": "99"}


@pytest.mark.parametrize(("text", "length"), [("3276", 4), ("32760657089000011", 17)])
def test_another_number_of_digits_is_refused(text: str, length: int):
    with pytest.raises(NikWrongLength) as refusal:
        parse_nik(text, TODAY)

    assert refusal.value.facts == {"typed": text, "length": length, "needed": 16}


def test_ten_megabytes_are_refused_at_once():
    with pytest.raises(NikWrongLength) as refusal:
        parse_nik("3" * 10_000_000, TODAY)

    assert refusal.value.facts == {"typed": "3" * 39 + "…", "length": 10_000_000, "needed": 16}


@pytest.mark.parametrize("text", ["327606570890000A", "belum ada", "327606570890000²"])
def test_letters_are_refused(text: str):
    with pytest.raises(NikNotDigits) as refusal:
        parse_nik(text, TODAY)

    assert refusal.value.facts == {"typed": text}


def test_an_empty_field_is_missing():
    with pytest.raises(NikMissing):
        parse_nik(" ", TODAY)


@pytest.mark.parametrize("serial", [0, 9999])
def test_serials_run_to_9999(serial: int):
    number = compose_nik(district="32.76.06", born_on=date(1990, 8, 17), sex=Sex.MALE, serial=serial)

    assert number == f"327606170890{serial:04}"


@pytest.mark.parametrize(("district", "serial"), [("32.76", 1), ("32.76.06", 10_000), ("32.76.06", -1)])
def test_composing_from_nonsense_is_a_defect(district: str, serial: int):
    with pytest.raises(ValueError, match="no NIK"):
        compose_nik(district=district, born_on=TODAY, sex=Sex.MALE, serial=serial)
