"""Exact rates: whole parts per million, written in Indonesia as percentages with a decimal comma."""

import re
from fractions import Fraction

from kdim.kernel.refusals import Refusal
from kdim.kernel.typed import clean, shorten

LONGEST = 30
LARGEST_PPM = 10_000_000  # 1,000 %
_PERCENT = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?\s*(?:%|persen)?", re.IGNORECASE)


class RateUnreadable(Refusal):
    """What was typed is not a percentage."""

    code = "rate_unreadable"


class RateTooFine(Refusal):
    """More than four decimals of a percent, which is finer than one part per million."""

    code = "rate_too_fine"


class RateTooLarge(Refusal):
    """More than 1,000 %."""

    code = "rate_too_large"


def ppm(rate_ppm: int) -> Fraction:
    """``ppm(27_500)`` is 2,75 % as the exact fraction 11/400."""
    return Fraction(rate_ppm, 1_000_000)


def format_percent(rate_ppm: int) -> str:
    """``27_500`` as ``"2,75%"``, without needless zeros."""
    sign = "-" if rate_ppm < 0 else ""
    whole, rest = divmod(abs(rate_ppm), 10_000)
    decimals = f"{rest:04}".rstrip("0")
    return f"{sign}{whole}{',' if decimals else ''}{decimals}%"


def read_percent(text: str) -> int:
    """``"2,75%"``, ``"2.75"`` and ``"2,75 persen"`` as 27_500 ppm; comma and dot both begin the decimals."""
    typed = shorten(text)
    match = _PERCENT.fullmatch(clean(text)) if len(text) <= LONGEST else None
    if match is None:
        raise RateUnreadable(typed=typed)
    decimals = (match[2] or "").rstrip("0")
    if len(decimals) > 4:
        raise RateTooFine(typed=typed, decimals=4)
    rate_ppm = int(match[1]) * 10_000 + int(decimals.ljust(4, "0"))
    if rate_ppm > LARGEST_PPM:
        raise RateTooLarge(typed=typed, largest_ppm=LARGEST_PPM)
    return rate_ppm
