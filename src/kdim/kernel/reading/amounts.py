"""Amounts of rupiah as Indonesians type them: "1.000.000,-", "Rp 1,000,000", "1jt", "1,5 juta", "500rb".

The rule for dots, commas and spaces, which mean opposite things in Jakarta and in London:

* one kind of separator before groups of exactly three digits marks thousands: "1.000" and "1,000" are 1000;
* a last separator before one or two digits begins the sen: "1.000,00" and "1,000.00" are 1000, "1.5" has sen;
* before a unit the separator begins decimals: "1,5 juta" is 1500000; but "1.250 ribu" could be 1250 or
  1250000 and is refused as ambiguous, as is "1M", which is *miliar* to some and million to others.
"""

import re
from fractions import Fraction

from kdim.kernel.refusals import Refusal
from kdim.kernel.rupiah import Rupiah
from kdim.kernel.typed import clean, shorten

LONGEST = 64  # characters
LARGEST = Rupiah(999_999_999_999_999)  # Rp999 triliun
_UNITS = {
    "": 1,
    "rb": 10**3,
    "ribu": 10**3,
    "k": 10**3,
    "jt": 10**6,
    "juta": 10**6,
    "mlr": 10**9,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}
_SIGN = re.compile(r"(?P<currency>(?:(?:rp|idr)\.? ?)?)(?:- ?(?P<signed>.*)|\((?P<bracketed>.*)\))")
_SHAPE = re.compile(
    r"(?:(?:rp|idr)\.? ?)?"
    r"(?P<number>[0-9](?:[0-9., ]*[0-9])?)"
    r"(?: ?(?P<unit>[a-z]+)\.?)?"
    r"(?: rupiah)?"
    r"(?: ?[.,] ?[-=]+)?"
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([., ])[0-9]{3}(?:\1[0-9]{3})*|[1-9][0-9]*|0+")
_DECIMAL = re.compile(r"(?P<whole>[0-9., ]+)(?P<mark>[.,])(?P<decimals>[0-9]+)")


class AmountMissing(Refusal):
    """Nothing was typed."""

    code = "amount_missing"


class AmountTooLong(Refusal):
    """More characters than any amount needs; facts: ``length``, ``longest``."""

    code = "amount_too_long"


class AmountUnreadable(Refusal):
    """Not an amount; fact: ``typed``."""

    code = "amount_unreadable"


class AmountAmbiguous(Refusal):
    """Two amounts could be meant; facts: ``typed``, ``readings`` (both, the smaller first)."""

    code = "amount_ambiguous"


class AmountHasSen(Refusal):
    """A part of a rupiah; facts: ``typed``, ``whole`` (the rupiah without it)."""

    code = "amount_has_sen"


class AmountNegative(Refusal):
    """A minus sign or accountant's brackets where only an amount is wanted; fact: ``typed``."""

    code = "amount_negative"


class AmountTooLarge(Refusal):
    """More than ``LARGEST``; facts: ``typed``, ``largest``."""

    code = "amount_too_large"


def read_amount(text: str) -> Rupiah:
    """Zero or more whole rupiah; a negative amount is refused."""
    amount, negative = _read(text)
    if negative:
        raise AmountNegative(typed=shorten(text))
    return amount


def read_signed_amount(text: str) -> Rupiah:
    """As ``read_amount``, and "-500.000", "-Rp500.000" and "(500.000)" are 500000 less than nothing."""
    amount, negative = _read(text)
    return Rupiah(-amount) if negative else amount


def _read(text: str) -> tuple[Rupiah, bool]:
    """The size of the amount and whether it was typed as negative."""
    if len(text) > LONGEST:
        raise AmountTooLong(length=len(text), longest=LONGEST)
    typed = shorten(text)
    plain = clean(text).lower()
    if not plain:
        raise AmountMissing
    sign = _SIGN.fullmatch(plain)
    if sign:
        plain = sign["currency"] + (sign["signed"] or sign["bracketed"] or "").strip()
    shape = _SHAPE.fullmatch(plain)
    if shape is None:
        raise AmountUnreadable(typed=typed)
    number = re.sub(r" ?([.,]) ?", r"\1", shape["number"])
    amount = _value(number, (shape["unit"] or "").removesuffix("rupiah"), typed=typed)
    if amount > LARGEST:
        raise AmountTooLarge(typed=typed, largest=LARGEST)
    if amount.denominator > 1:
        raise AmountHasSen(typed=typed, whole=Rupiah(int(amount)))
    return Rupiah(int(amount)), sign is not None


def _value(number: str, unit: str, *, typed: str) -> Fraction:
    """The exact rupiah meant by a number and a unit, by the rule at the top."""
    readings = _readings(number, decimals=2 if unit == "" else LONGEST)
    if not readings or unit not in {*_UNITS, "m"}:
        raise AmountUnreadable(typed=typed)
    if unit == "m":
        raise AmountAmbiguous(typed=typed, readings=(int(readings[0] * 10**6), int(readings[0] * 10**9)))
    smallest, *others = (reading * _UNITS[unit] for reading in readings)
    if others:
        raise AmountAmbiguous(typed=typed, readings=(int(smallest), int(others[0])))
    return smallest


def _readings(number: str, *, decimals: int) -> list[Fraction]:
    """Every value the digits can have, smallest first; ``decimals`` digits at most may follow the mark."""
    readings: list[Fraction] = []
    match = _DECIMAL.fullmatch(number)
    if match and len(match["decimals"]) <= decimals and match["mark"] not in match["whole"]:
        whole = _grouped(match["whole"])
        if whole is not None:
            readings.append(whole + Fraction(int(match["decimals"]), 10 ** len(match["decimals"])))
    grouped = _grouped(number)
    return readings if grouped is None else [*readings, Fraction(grouped)]


def _grouped(number: str) -> int | None:
    """The integer of "1.250.000" or "1250000"; None when the separators do not group by threes."""
    return int(re.sub(r"[., ]", "", number)) if _GROUPED.fullmatch(number) else None
