"""Cells of statements: amounts in sen by the layout's sign for decimals, moments, and the facts above and below."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from kdim.kernel.reading import read_date
from kdim.kernel.refusals import Refusal
from kdim.sheets.grid import Value, text_of

_WHOLE = r"([+-]?)(?:(?:Rp|IDR)\.?)? ?([0-9]{1,3}(?:%s[0-9]{3})+|[0-9]*)(?:%s([0-9]{1,2}))?"
_AMOUNT = {".": re.compile(_WHOLE % (",", r"\.")), ",": re.compile(_WHOLE % (r"\.", ","))}
_DAY = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]([0-9]{4}|[0-9]{2}))?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"[ T]+([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?$")
_PERIOD = re.compile(r"[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}|[0-9]{1,2} [A-Za-z]+ [0-9]{4}")
_LABELS = {
    "account": ("account no", "account number", "no. rekening", "no rekening", "nomor rekening"),
    "opening": ("starting balance", "opening balance", "saldo awal"),
    "closing": ("ending balance", "closing balance", "saldo akhir"),
    "period": ("periode", "period"),
    "currency": ("currency", "mata uang", "kode mata uang"),
}
_FACT_OF = {label: fact for fact, labels in _LABELS.items() for label in labels}
Period = tuple[date, date]


def sen_of(value: Value, decimal: str) -> int | None:
    """Whole sen; an empty cell and a dash are 0, what is no amount is ``None``."""
    if isinstance(value, Decimal):
        exact = value * 100
        return int(exact) if exact == exact.to_integral_value() else None
    text = text_of(value).strip()
    if text in ("", "-"):
        return 0
    found = _AMOUNT[decimal].fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return None
    digits = re.sub(r"[^0-9]", "", found[2]) or "0"
    sen = int(digits) * 100 + int((found[3] or "").ljust(2, "0"))
    return -sen if found[1] == "-" else sen


def moment_of(value: Value, period: Period | None) -> tuple[date, time | None] | None:
    """Day and, where it is told, time; the year of a day without one is that of the period, across New Year too."""
    if isinstance(value, datetime):
        return value.date(), value.time()
    if isinstance(value, date):
        return value, None
    text = text_of(value).strip().lstrip("'")
    clock = _CLOCK.search(text)
    try:
        at = time(int(clock[1]), int(clock[2]), int(clock[3] or 0)) if clock else None
        on = _day(text[: clock.start()] if clock else text, period)
    except (ValueError, Refusal):
        return None
    return None if on is None else (on, at)


def _day(text: str, period: Period | None) -> date | None:
    if _ISO.fullmatch(text):
        return date.fromisoformat(text)
    found = _DAY.fullmatch(text)
    if found is None:
        return read_date(text)
    day, month, year = int(found[1]), int(found[2]), found[3]
    if year is not None:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    if period is None:
        return None
    years = {end.year: date(end.year, month, day) for end in period if (month, day) != (2, 29) or _leaps(end.year)}
    return next((on for on in years.values() if period[0] <= on <= period[1]), None)


def _leaps(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def digits_of(value: Value) -> str:
    """The number of an account: its digits, zeros in front among them."""
    return re.sub(r"[^0-9]", "", text_of(value))


def facts_of(rows: Iterable[Sequence[Value]]) -> Mapping[str, str]:
    """What stands beside known words around the table; the first of each."""
    found: dict[str, str] = {}
    for row in rows:
        cells = [said for cell in row if (said := text_of(cell).strip()) and said != "="]
        if not cells:
            continue
        label, _colon, behind = cells[0].partition(":")
        fact = _FACT_OF.get(label.strip().rstrip(".").casefold())
        value = behind.strip() or (cells[1] if len(cells) > 1 else "")
        if fact is not None and value:
            found.setdefault(fact, value)
    return found


def period_of(text: str) -> Period | None:
    """The two days of "29/12/2025 - 05/01/2026"."""
    days = [_day(one, None) for one in _PERIOD.findall(text)]
    if len(days) != 2 or days[0] is None or days[1] is None:
        return None
    return days[0], days[1]
