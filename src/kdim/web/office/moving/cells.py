"""A cell of older books as people here read it."""

import re
from datetime import date, datetime
from decimal import Decimal

from kdim.kernel.rupiah import group_digits
from kdim.sheets import Value
from kdim.sheets.grid import text_of

_FRACTION = re.compile(r"(-?)([0-9]+)\.([0-9]+)")


def shown(value: Value) -> str:
    """``833333.3333`` as "833333,3333", which may be an identity and is not grouped; a date as "31-01-2025"."""
    match value:
        case Decimal():
            return text_of(value).replace(".", ",")
        case datetime():
            return f"{value:%d-%m-%Y %H:%M}"
        case date():
            return f"{value:%d-%m-%Y}"
    return text_of(value)


def fraction(typed: str) -> str:
    """An amount as spreadsheets keep it, "9166666.6667", as "9.166.666,6667"; any other text as it is."""
    found = _FRACTION.fullmatch(typed)
    return f"{found[1]}{group_digits(int(found[2]))},{found[3]}" if found else typed
