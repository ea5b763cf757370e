"""Dates in Indonesian, for documents; pages use the same names through Django's own formats."""

from datetime import date

from kdim.kernel.calendar.months import Month
from kdim.kernel.terbilang import terbilang

MONTH_NAMES = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
MONTH_NAMES_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
WEEKDAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def format_date(on: date) -> str:
    """``"17 Agustus 1945"``."""
    return f"{on.day} {MONTH_NAMES[on.month - 1]} {on.year}"


def format_date_short(on: date) -> str:
    """``"17 Agu 1945"``."""
    return f"{on.day} {MONTH_NAMES_SHORT[on.month - 1]} {on.year}"


def format_month(month: Month) -> str:
    """``"Agustus 1945"``."""
    return f"{MONTH_NAMES[month.month - 1]} {month.year}"


def weekday_name(on: date) -> str:
    """``"Jumat"``."""
    return WEEKDAY_NAMES[on.weekday()]


def date_words(on: date) -> str:
    """As minutes open: ``"Jumat, tujuh belas Agustus seribu sembilan ratus empat puluh lima"``."""
    day, year = terbilang(on.day), terbilang(on.year)
    return f"{weekday_name(on)}, {day} {MONTH_NAMES[on.month - 1]} {year}"
