"""Columns of dates: one order of day and month for the whole column.

A first part above 12 says day first, a second part above 12 month first. When no value tells, the order that makes the
column rise is taken (lists are kept by date), and when only a mixture of both rises, each row is read so that it does;
a person is then asked. Otherwise the day comes first, as everybody here writes it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kdim.kernel.reading import DateImpossible, DateMonthImpossible, read_date
from kdim.kernel.refusals import Refusal
from kdim.sheets.grid import Value

Moment = date | datetime
Read = tuple[Moment | None, str]
_SERIAL_DAY_0 = date(1899, 12, 30)  # day 0 of spreadsheets
_PARTS = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})")
_CLOCK = re.compile(r"[ T]+([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?(?:\.[0-9]+)?$")
_NOTHING = re.compile(r"-+|0000-00-00.*|00[-/]00[-/]0000|n/?a|null", re.IGNORECASE)


class DateOrder(StrEnum):
    """Which part of 02/03/2025 is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    MIXED = "mixed"  # row by row, so that the column rises


@dataclass(frozen=True, slots=True)
class DateGuess:
    """The order of a column; ``is_sure`` when the values say so, or when none could be read two ways."""

    order: DateOrder
    is_sure: bool


def guess_order(values: Sequence[Value], *, rises: bool) -> DateGuess:
    """By the rule at the top; ``rises`` for columns that follow time, which birth dates do not."""
    pairs = [(int(match[1]), int(match[2]), _year(match[3])) for match in map(_parts, values) if match]
    day_first, month_first = any(first > 12 for first, _, _ in pairs), any(second > 12 for _, second, _ in pairs)
    if day_first and month_first:
        return DateGuess(DateOrder.MIXED if rises else DateOrder.DAY_FIRST, is_sure=False)
    if day_first or month_first:
        return DateGuess(DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST, is_sure=True)
    telling = [pair for pair in pairs if pair[0] != pair[1]]
    if not telling:
        return DateGuess(DateOrder.DAY_FIRST, is_sure=True)
    if rises and len(telling) >= 3:
        return _by_rising(pairs)
    return DateGuess(DateOrder.DAY_FIRST, is_sure=not rises)


def read_dates(values: Sequence[Value], order: DateOrder, today: date) -> list[Read]:
    """Every cell of a column as a date (or a moment), and what is wrong with it."""
    chosen = _rising(values) if order is DateOrder.MIXED else {}
    return [_read(value, chosen.get(n, order), today) for n, value in enumerate(values)]


def _parts(value: Value) -> re.Match[str] | None:
    return _PARTS.fullmatch(_CLOCK.sub("", value.strip())) if isinstance(value, str) else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _by_rising(pairs: Sequence[tuple[int, int, int]]) -> DateGuess:
    days = [(year, second, first) for first, second, year in pairs]
    months = [(year, first, second) for first, second, year in pairs]
    if _falls(days) == 0:
        return DateGuess(DateOrder.DAY_FIRST, is_sure=_falls(months) > 0)
    if _falls(months) == 0:
        return DateGuess(DateOrder.MONTH_FIRST, is_sure=False)
    best = [min(day, month) for day, month in zip(days, months, strict=True)]
    is_mixed = _falls(_path(days, months)) == 0 and len(best) > 3
    return DateGuess(DateOrder.MIXED if is_mixed else DateOrder.DAY_FIRST, is_sure=False)


def _falls(moments: Sequence[tuple[int, int, int]]) -> int:
    return sum(later < earlier for earlier, later in pairwise(moments))


def _path(days: Sequence[tuple[int, int, int]], months: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of each row one of its two readings, so that the steps between them are smallest together."""
    if not days:
        return []
    choices = list(zip(days, months, strict=True))
    costs: list[tuple[int, int]] = [(0, 0)]
    back: list[tuple[int, int]] = []
    for before, now in pairwise(choices):
        step = [[_distance(before[i], now[j]) + costs[-1][i] for i in (0, 1)] for j in (0, 1)]
        back.append((step[0].index(min(step[0])), step[1].index(min(step[1]))))
        costs.append((min(step[0]), min(step[1])))
    at = 0 if costs[-1][0] <= costs[-1][1] else 1
    path = [choices[-1][at]]
    for n in range(len(choices) - 2, -1, -1):
        at = back[n][at]
        path.append(choices[n][at])
    return path[::-1]


def _distance(earlier: tuple[int, int, int], later: tuple[int, int, int]) -> int:
    """Days between, roughly; going back costs thrice as much."""
    step = (later[0] - earlier[0]) * 372 + (later[1] - earlier[1]) * 31 + later[2] - earlier[2]
    return step if step >= 0 else -3 * step


def _rising(values: Sequence[Value]) -> dict[int, DateOrder]:
    found = [(n, match) for n, match in enumerate(map(_parts, values)) if match]
    days = [(_year(m[3]), int(m[2]), int(m[1])) for _, m in found]
    months = [(_year(m[3]), int(m[1]), int(m[2])) for _, m in found]
    days = [day if day[1] <= 12 else month for day, month in zip(days, months, strict=True)]
    months = [month if month[1] <= 12 else day for day, month in zip(days, months, strict=True)]
    path = _path(days, months)
    return {
        n: DateOrder.DAY_FIRST if chosen == (_year(m[3]), int(m[2]), int(m[1])) else DateOrder.MONTH_FIRST
        for (n, m), chosen in zip(found, path, strict=True)
    }


def _read(value: Value, order: DateOrder, today: date) -> Read:
    if value is None or isinstance(value, datetime):
        return value, ""
    if isinstance(value, date):
        return value, ""
    if isinstance(value, Decimal):
        return _serial(value)
    if not isinstance(value, str):
        return None, "date_unreadable"
    return _typed(value, order, today)


def _serial(number: Decimal) -> Read:
    """A date that lost its format: 45658 is 1 January 2025; 20250131 is written out."""
    if 3_653 <= number <= 73_050:  # 1910 to 2099
        return _SERIAL_DAY_0 + timedelta(days=int(number)), ""
    if 19_000_101 <= number <= 21_001_231:
        text = str(int(number))
        try:
            return date(int(text[:4]), int(text[4:6]), int(text[6:])), ""
        except ValueError:
            return None, "date_impossible"
    return None, "date_unreadable"


def _typed(text: str, order: DateOrder, today: date) -> Read:
    text = text.strip().lstrip("'")
    if _NOTHING.fullmatch(text):
        return None, ""
    clock = _CLOCK.search(text)
    text = _CLOCK.sub("", text)
    if order is DateOrder.MONTH_FIRST and (match := _PARTS.fullmatch(text)):
        text = f"{match[2]}/{match[1]}/{match[3]}"
    try:
        on = _date(text, today)
    except (DateImpossible, DateMonthImpossible):
        return None, "date_impossible"
    except Refusal:
        return None, "date_unreadable"
    if clock is None:
        return on, ""
    try:
        return datetime.combine(on, time(int(clock[1]), int(clock[2]), int(clock[3] or 0))), ""
    except ValueError:
        return on, ""


def _date(text: str, today: date) -> date:
    """As typed, or behind a place: "Kulon Progo, 1 Januari 1980"."""
    try:
        return read_date(text, today)
    except (DateImpossible, DateMonthImpossible):
        raise
    except Refusal:
        _, comma, behind = text.rpartition(",")
        if not comma:
            match = re.search(r"[0-9].*$", text)
            behind = match[0] if match else ""
        if not behind.strip():
            raise
        return read_date(behind, today)
