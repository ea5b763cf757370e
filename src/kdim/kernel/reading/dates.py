"""Dates as Indonesians type them: "17 Agustus 1990", "17/8/1990", "17-8-90", "Jumat, 17 Agu 1990".

The day comes before the month, always; "1990-08-17" is the one form that begins with the year. Two digits of
a year mean the latest such year that has begun: read in 2026, "26" is 2026 and "27" is 1927. A date in the
future is typed with four digits.
"""

import re
from calendar import monthrange
from datetime import date

from kdim.kernel.refusals import Refusal
from kdim.kernel.typed import clean, shorten

LONGEST = 60  # characters
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu aug agt agst",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAY_NAMES = (
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad sen sel rab kam jum sab min "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
)
_WEEKDAYS = frozenset(_WEEKDAY_NAMES.split())
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[a-z]+)[-/. ]([0-9]{4}|[0-9]{2})")
_NAME_FIRST = re.compile(r"([a-z]+)[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")


class DateMissing(Refusal):
    """Nothing was typed."""

    code = "date_missing"


class DateTooLong(Refusal):
    """More characters than any date needs; facts: ``length``, ``longest``."""

    code = "date_too_long"


class DateUnreadable(Refusal):
    """Not a date; fact: ``typed``."""

    code = "date_unreadable"


class DateImpossible(Refusal):
    """A day its month lacks; facts: ``typed``, ``day``, ``month``, ``year``, ``last_day`` of that month."""

    code = "date_impossible"


class DateMonthImpossible(Refusal):
    """A thirteenth month, often a date typed month first; facts: ``typed``, ``month``."""

    code = "date_month_impossible"


class DateYearShort(Refusal):
    """Two digits of a year where nothing says which century; fact: ``typed``."""

    code = "date_year_short"


class DateYearOutOfRange(Refusal):
    """A year before 1900 or after 2199; facts: ``typed``, ``year``, ``earliest``, ``latest``."""

    code = "date_year_out_of_range"


def read_date(text: str, today: date | None = None) -> date:
    """The date meant. Without ``today`` a two-digit year is refused."""
    if len(text) > LONGEST:
        raise DateTooLong(length=len(text), longest=LONGEST)
    typed = shorten(text)
    plain = _without_weekday(clean(text).lower())
    if not plain:
        raise DateMissing() if not clean(text) else DateUnreadable(typed=typed)
    day, month_text, year_text = _parts(plain, typed=typed)
    month = int(month_text) if month_text.isdigit() else _MONTHS.get(month_text)
    if month is None:
        raise DateUnreadable(typed=typed)
    year = int(year_text) if len(year_text) == 4 else _full_year(int(year_text), today, typed=typed)
    return _checked(int(day), month, year, typed=typed)


def _without_weekday(plain: str) -> str:
    """ "jumat, 17 agustus 1990" without its weekday, and one space between what is left."""
    words = re.sub(r", ?", " ", plain).split(" ")
    return " ".join(words[1:] if words[0].rstrip(".") in _WEEKDAYS else words)


def _parts(plain: str, *, typed: str) -> tuple[str, str, str]:
    """Day, month and year as typed."""
    plain = re.sub(r" ?([-/.]) ?", r"\1", plain)
    if match := _DAY_FIRST.fullmatch(plain):
        return match[1], match[2], match[3]
    if match := _NAME_FIRST.fullmatch(plain):
        return match[2], match[1], match[3]
    if match := _YEAR_FIRST.fullmatch(plain):
        return match[3], match[2], match[1]
    raise DateUnreadable(typed=typed)


def _full_year(short: int, today: date | None, *, typed: str) -> int:
    """The latest year with these last two digits that is not after the year of ``today``."""
    if today is None:
        raise DateYearShort(typed=typed)
    return today.year - (today.year - short) % 100


def _checked(day: int, month: int, year: int, *, typed: str) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DateYearOutOfRange(typed=typed, year=year, earliest=EARLIEST_YEAR, latest=LATEST_YEAR)
    if not 1 <= month <= 12:
        raise DateMonthImpossible(typed=typed, month=month)
    last_day = monthrange(year, month)[1]
    if not 1 <= day <= last_day:
        raise DateImpossible(typed=typed, day=day, month=month, year=year, last_day=last_day)
    return date(year, month, day)
