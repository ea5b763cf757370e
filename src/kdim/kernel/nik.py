"""NIK, the sixteen digits of an identity card: PPKKCC DDMMYY NNNN, a woman's birth day raised by 40."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kdim.kernel.refusals import Refusal
from kdim.kernel.typed import clean, shorten

LONGEST = 60  # characters
_PROVINCES = (
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 "
    "91 92 93 94 95 96 97"
)
PROVINCES = frozenset(_PROVINCES.split())
"""The interior ministry's 38 codes, and the statistics office's 97, lest anyone of Papua be turned away."""


class Sex(StrEnum):
    """As the identity card records it."""

    FEMALE = "female"
    MALE = "male"


class NikMissing(Refusal):
    """Nothing was typed."""

    code = "nik_missing"


class NikNotDigits(Refusal):
    """Letters or signs among the digits; fact: ``typed``."""

    code = "nik_not_digits"


class NikWrongLength(Refusal):
    """Not sixteen digits; facts: ``typed``, ``length``, ``needed``."""

    code = "nik_wrong_length"


class NikFromSpreadsheet(Refusal):
    """A spreadsheet took the number for an amount: 15 digits left, or "3,17101E+15", or ".0" behind it.

    The digit that is gone cannot be guessed; fact: ``typed``.
    """

    code = "nik_from_spreadsheet"


class NikUnknownProvince(Refusal):
    """The first two digits are no province; facts: ``typed``, ``province``."""

    code = "nik_unknown_province"


class NikImpossibleDate(Refusal):
    """Digits 7 to 12 are no date of birth; facts: ``typed``, ``day``, ``month``, ``year`` (of two digits)."""

    code = "nik_impossible_date"


class NikNeverIssued(Refusal):
    """Serial 0000: made up, or its last digits were lost; fact: ``typed``."""

    code = "nik_never_issued"


@dataclass(frozen=True)
class Nik:
    """A well-formed NIK and what it says; areas are written like the area codes of the ministry.

    The area is where the number was first issued, so the old code of an area split since is no error.
    """

    number: str
    province: str  # "32"
    regency: str  # "32.76"
    district: str  # "32.76.06"
    born_on: date
    sex: Sex

    @property
    def serial(self) -> str:
        """The last four digits, ``"0001"`` for the first person of a place and birth date."""
        return self.number[12:]

    def __str__(self) -> str:
        return self.number


def parse_nik(text: str, today: date, *, demonstration: bool = False) -> Nik:
    """Read a NIK. The year of birth is the latest that lies not after ``today``: nobody is over a hundred.

    ``"3276065708900001"`` is a woman born on 17 August 1990 and registered in Depok (32.76). Serial 0000
    belongs to nobody, so made-up people carry it, and it is refused unless ``demonstration``.
    """
    number = nik_digits(text)
    typed = shorten(text)
    if number[:2] not in PROVINCES:
        raise NikUnknownProvince(typed=typed, province=number[:2])
    born_on = _born_on(number, today)
    if born_on is None:
        day, month, year = nik_birth_digits(number)
        raise NikImpossibleDate(typed=typed, day=day, month=month, year=year)
    if number[12:] == "0000" and not demonstration:
        raise NikNeverIssued(typed=typed)
    return Nik(
        number=number,
        province=number[:2],
        regency=f"{number[:2]}.{number[2:4]}",
        district=f"{number[:2]}.{number[2:4]}.{number[4:6]}",
        born_on=born_on,
        sex=Sex.FEMALE if int(number[6:8]) > 40 else Sex.MALE,
    )


def compose_nik(*, district: str, born_on: date, sex: Sex, serial: int) -> str:
    """The number for a district such as ``"32.76.06"``: what ``parse_nik`` reads back."""
    area = district.replace(".", "")
    if not re.fullmatch(r"[0-9]{6}", area) or not 0 <= serial <= 9999:
        raise ValueError(f"no NIK has district {district!r} and serial {serial}")
    day = born_on.day + (40 if sex is Sex.FEMALE else 0)
    return f"{area}{day:02}{born_on:%m%y}{serial:04}"


def nik_digits(text: str) -> str:
    """Sixteen digits without the spaces, dots and dashes between them or the apostrophe before them."""
    if len(text) > LONGEST:
        raise NikWrongLength(typed=shorten(text), length=len(text), needed=16)
    plain = clean(text)
    if not plain:
        raise NikMissing
    if re.fullmatch(r"[0-9]+[.,]?[0-9]*[eE]\+?[0-9]+|[0-9]{15,16}[.,]0+", plain):
        raise NikFromSpreadsheet(typed=shorten(text))
    digits = re.sub(r"^['`\u2019]|[ .\-]", "", plain)
    if not digits.isdecimal():
        raise NikNotDigits(typed=shorten(text))
    if len(digits) == 15:
        raise NikFromSpreadsheet(typed=shorten(text))
    if len(digits) != 16:
        raise NikWrongLength(typed=shorten(text), length=len(digits), needed=16)
    return digits


def nik_birth_digits(number: str) -> tuple[int, int, int]:
    """Day (a woman's without the 40), month and the two digits of the year."""
    day = int(number[6:8])
    return (day - 40 if day > 40 else day), int(number[8:10]), int(number[10:12])


def _born_on(number: str, today: date) -> date | None:
    """The latest birth date up to ``today`` that the digits can mean; None when there is none."""
    day, month, short = nik_birth_digits(number)
    latest = today.year - (today.year - short) % 100
    for year in (latest, latest - 100):
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] and date(year, month, day) <= today:
            return date(year, month, day)
    return None
