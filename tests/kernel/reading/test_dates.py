from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.kernel.reading import (
    DateImpossible,
    DateMissing,
    DateMonthImpossible,
    DateTooLong,
    DateUnreadable,
    DateYearOutOfRange,
    DateYearShort,
    read_date,
)
from kdim.kernel.refusals import Refusal

TODAY = date(2026, 11, 25)


def answer(text: str) -> date | str:
    """The date read, or the code of the refusal."""
    try:
        return read_date(text, TODAY)
    except Refusal as refusal:
        return refusal.code


@pytest.mark.parametrize(
    "text",
    [
        "17 Agustus 1990",
        "17 agu 1990",
        "17-Agt-1990",
        "17 August 1990",
        "August 17, 1990",
        "Jumat, 17 Agustus 1990",
        "Jum'at 17 Agustus 1990",
        "Fri, 17 Aug 1990",
        "Sen. 17/8/1990",
        "17/8/1990",
        "17/08/1990",
        "17-8-1990",
        "17.8.1990",
        "17 8 1990",
        "17 / 8 / 1990",
        "17-8-90",
        "1990-08-17",
        "1990/8/17",
        "\u00a017\u200b/08/1990",
        "１７/０８/１９９０",  # noqa: RUF001
        "17 Agustus, 1990",
    ],
)
def test_dates_are_read_as_people_type_them(text: str):
    assert read_date(text, TODAY) == date(1990, 8, 17)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_written_date_reads_back_as_itself(on: date):
    assert read_date(on.isoformat()) == on
    assert read_date(f"{on:%d/%m/%Y}") == on


@pytest.mark.parametrize(("text", "year"), [("1/1/00", 2000), ("1/1/26", 2026), ("31/12/26", 2026), ("1/1/27", 1927)])
def test_two_digits_mean_the_latest_year_that_has_begun(text: str, year: int):
    assert read_date(text, TODAY).year == year


def test_two_digits_of_a_year_are_refused_where_no_day_is_given_to_count_from():
    with pytest.raises(DateYearShort) as refusal:
        read_date("17-8-90")

    assert refusal.value.facts == {"typed": "17-8-90"}


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "last_day"),
    [
        ("31/02/2025", 31, 2, 2025, 28),
        ("30 Februari 2024", 30, 2, 2024, 29),
        ("31-4-25", 31, 4, 2025, 30),
        ("2025-06-31", 31, 6, 2025, 30),
        ("0/1/2025", 0, 1, 2025, 31),
    ],
)
def test_a_day_that_the_month_lacks_is_refused_with_its_last_day(
    text: str, day: int, month: int, year: int, last_day: int
):
    with pytest.raises(DateImpossible) as refusal:
        read_date(text, TODAY)

    assert refusal.value.facts == {
        "typed": text,
        "day": day,
        "month": month,
        "year": year,
        "last_day": last_day,
    }


def test_a_date_typed_month_first_is_refused_rather_than_turned_round():
    with pytest.raises(DateMonthImpossible) as refusal:
        read_date("02/31/2025")

    assert refusal.value.facts == {"typed": "02/31/2025", "month": 31}


@pytest.mark.parametrize(("text", "year"), [("0000-00-00", 0), ("1/1/1899", 1899), ("1/1/2200", 2200)])
def test_a_year_that_nobody_means_is_refused(text: str, year: int):
    with pytest.raises(DateYearOutOfRange) as refusal:
        read_date(text)

    assert refusal.value.facts == {"typed": text, "year": year, "earliest": 1900, "latest": 2199}


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_an_empty_field_is_missing(text: str):
    with pytest.raises(DateMissing) as refusal:
        read_date(text)

    assert refusal.value.facts == {}


@pytest.mark.parametrize(
    "text",
    [
        "kemarin",
        "17 Augustuz 1990",
        "Senin",
        "17081990",
        "17/8",
        "17/8/199",
        "90-08-17-1",
        "45000",
        "1/2/3/4",
    ],
)
def test_what_is_no_date_is_refused(text: str):
    with pytest.raises(DateUnreadable) as refusal:
        read_date(text, TODAY)

    assert refusal.value.facts == {"typed": text}


def test_ten_megabytes_are_refused_at_once():
    with pytest.raises(DateTooLong) as refusal:
        read_date("1" * 10_000_000)

    assert refusal.value.facts == {"length": 10_000_000, "longest": 60}


@given(st.text(alphabet="0123456789./- ,senijaumr", max_size=20))
def test_whatever_is_typed_gives_a_date_or_a_refusal(text: str):
    outcome = answer(text)

    assert outcome.startswith("date_") if isinstance(outcome, str) else 1900 <= outcome.year <= 2199
