"""NPWP, the tax number: sixteen digits, a person's NIK or, for all others, "0" before the old fifteen."""

import re

from kdim.kernel.refusals import Refusal
from kdim.kernel.typed import clean, shorten

LONGEST = 60  # characters


class NpwpMissing(Refusal):
    """Nothing was typed."""

    code = "npwp_missing"


class NpwpNotDigits(Refusal):
    """Letters or signs among the digits; fact: ``typed``."""

    code = "npwp_not_digits"


class NpwpWrongLength(Refusal):
    """Neither sixteen digits nor the old fifteen; facts: ``typed``, ``length``, ``needed``."""

    code = "npwp_wrong_length"


class NpwpWrongCheckDigit(Refusal):
    """The ninth digit of the old number does not fit the eight before it: one is wrong; fact: ``typed``."""

    code = "npwp_wrong_check_digit"


def parse_npwp(text: str) -> str:
    """Sixteen digits; the old form ``"01.312.166.0-091.000"`` becomes ``"0013121660091000"`` (PMK 112/2022).

    A number that does not begin with 0 is a NIK, whose own rules ``parse_nik`` knows.
    """
    typed = shorten(text)
    if len(text) > LONGEST:
        raise NpwpWrongLength(typed=typed, length=len(text), needed=16)
    digits = re.sub(r"[ .\-]", "", clean(text))
    if not digits:
        raise NpwpMissing
    if not digits.isdecimal():
        raise NpwpNotDigits(typed=typed)
    if len(digits) not in (15, 16):
        raise NpwpWrongLength(typed=typed, length=len(digits), needed=16)
    number = digits.rjust(16, "0")
    if number[0] == "0" and not _luhn(number[1:10]):
        raise NpwpWrongCheckDigit(typed=typed)
    return number


def format_npwp(number: str) -> str:
    """Sixteen digits in fours, as the tax office prints them: ``"0013 1216 6009 1000"``."""
    return " ".join(number[start : start + 4] for start in range(0, 16, 4))


def _luhn(digits: str) -> bool:
    """Every second digit from the right doubled; the sum of all their digits divides by ten."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
