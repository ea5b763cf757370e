"""NIB, the thirteen digits of a business licence from OSS."""

import re

from kdim.kernel.refusals import Refusal
from kdim.kernel.typed import clean, shorten

LONGEST = 60  # characters


class NibMissing(Refusal):
    """Nothing was typed."""

    code = "nib_missing"


class NibNotDigits(Refusal):
    """Letters or signs among the digits; fact: ``typed``."""

    code = "nib_not_digits"


class NibWrongLength(Refusal):
    """Not thirteen digits; facts: ``typed``, ``length``, ``needed``."""

    code = "nib_wrong_length"


def parse_nib(text: str) -> str:
    """Thirteen digits without the spaces, dots and dashes between them."""
    typed = shorten(text)
    if len(text) > LONGEST:
        raise NibWrongLength(typed=typed, length=len(text), needed=13)
    digits = re.sub(r"[ .\-]", "", clean(text))
    if not digits:
        raise NibMissing
    if not digits.isdecimal():
        raise NibNotDigits(typed=typed)
    if len(digits) != 13:
        raise NibWrongLength(typed=typed, length=len(digits), needed=13)
    return digits
