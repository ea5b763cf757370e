"""Amounts and dates read as Indonesians type them; a text that could mean two things is refused."""

from kdim.kernel.reading.amounts import (
    LARGEST,
    AmountAmbiguous,
    AmountHasSen,
    AmountMissing,
    AmountNegative,
    AmountTooLarge,
    AmountTooLong,
    AmountUnreadable,
    read_amount,
    read_signed_amount,
)
from kdim.kernel.reading.dates import (
    DateImpossible,
    DateMissing,
    DateMonthImpossible,
    DateTooLong,
    DateUnreadable,
    DateYearOutOfRange,
    DateYearShort,
    read_date,
)

__all__ = [
    "LARGEST",
    "AmountAmbiguous",
    "AmountHasSen",
    "AmountMissing",
    "AmountNegative",
    "AmountTooLarge",
    "AmountTooLong",
    "AmountUnreadable",
    "DateImpossible",
    "DateMissing",
    "DateMonthImpossible",
    "DateTooLong",
    "DateUnreadable",
    "DateYearOutOfRange",
    "DateYearShort",
    "read_amount",
    "read_date",
    "read_signed_amount",
]
