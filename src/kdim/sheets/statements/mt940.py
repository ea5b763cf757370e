"""MT940 of SWIFT: tags on lines, one statement for each day, the comma before the sen.

Indonesian banks put free text into ``:86:``, cut at 65 characters; the pieces are joined as they were cut.
"""

import re
from collections.abc import Iterator
from datetime import date

from kdim.sheets.statements.cells import digits_of
from kdim.sheets.statements.facts import (
    StatementBroken,
    StatementCurrencyForeign,
    StatementEmpty,
    StatementMixed,
    StatementRowUnreadable,
)
from kdim.sheets.statements.statement import Movement, Statement

_TAG = re.compile(r":([0-9]{2}[A-Z]?):(.*)")
_BALANCE = re.compile(r"([CD])([0-9]{6})([A-Z]{3})([0-9]+),([0-9]{0,2})")
_LINE = re.compile(
    r"([0-9]{6})([0-9]{4})?(R?[CD])[A-Z]?([0-9]+),([0-9]{0,2})[A-Z][A-Z0-9]{3}([^\n/]*(?:/[^\n/]+)*)(?://.*)?",
    re.DOTALL,
)
Tag = tuple[str, str, int]


def is_mt940(text: str) -> bool:
    """Whether the tags of an opening balance and of its reference are there."""
    return (
        re.search(r"^:20:", text, re.MULTILINE) is not None and re.search(r"^:60[FM]:", text, re.MULTILINE) is not None
    )


def read_mt940(text: str) -> Statement:
    """All days of a file as one statement. Raises what ``read_statement`` says."""
    account, opening, standing = "", None, None
    movements: list[Movement] = []
    for tag, value, row in _tags(text):
        if tag == "25":
            told = digits_of(value)
            if account and told != account:
                raise StatementMixed(first=account, second=told)
            account = told
        elif tag in ("60F", "60M", "62F", "62M"):
            on, sen = _balance(value, row)
            if standing is None:
                opening = standing = sen
            if standing != sen:
                raise StatementBroken(row=row, on=on, expected=standing // 100, found=sen // 100)
        elif tag == "61":
            movements.append(_movement(value, row))
            standing = (standing or 0) + movements[-1].amount_sen
        elif tag == "86" and movements and not movements[-1].description:
            last = movements.pop()
            words = " ".join(value.replace("\n", "").split())
            movements.append(Movement(last.row, last.on, last.amount_sen, words, reference=last.reference))
    if not movements:
        raise StatementEmpty
    return Statement("mt940", "", account, tuple(movements), opening, standing)


def _tags(text: str) -> Iterator[Tag]:
    """Tag, value with its further lines, and the row it begins at."""
    held: Tag | None = None
    for row, line in enumerate(text.splitlines(), start=1):
        found = _TAG.match(line)
        if found:
            if held:
                yield held
            held = (found[1], found[2], row)
        elif held and not line.startswith(("-", "{")):
            held = (held[0], f"{held[1]}\n{line}", held[2])
    if held:
        yield held


def _balance(value: str, row: int) -> tuple[date, int]:
    found = _BALANCE.fullmatch(value.strip())
    on = _day(found[2]) if found else None
    if found is None or on is None:
        raise StatementRowUnreadable(row=row, typed=value[:40])
    if found[3] != "IDR":
        raise StatementCurrencyForeign(currency=found[3])
    sen = _sen(found[4], found[5])
    return on, sen if found[1] == "C" else -sen


def _movement(value: str, row: int) -> Movement:
    """``RC`` takes a credit back, ``RD`` a debit. The day is the booking's where it is told, else that of the value."""
    found = _LINE.match(value)
    on = _day(found[1]) if found else None
    if found is None or on is None:
        raise StatementRowUnreadable(row=row, typed=value[:40])
    sen = _sen(found[4], found[5])
    booked = _booked(on, found[2]) if found[2] else on
    return Movement(row, booked, sen if found[3] in ("C", "RD") else -sen, "", reference=found[6].strip())


def _booked(value_on: date, told: str) -> date:
    """The month and day nearest to the value's: around New Year they are of different years."""
    near = (_day(f"{year % 100:02}{told}") for year in (value_on.year - 1, value_on.year, value_on.year + 1))
    return min((on for on in near if on), key=lambda on: abs(on - value_on), default=value_on)


def _day(told: str) -> date | None:
    try:
        return date(2000 + int(told[:2]), int(told[2:4]), int(told[4:6]))
    except ValueError:
        return None


def _sen(whole: str, rest: str) -> int:
    return int(whole) * 100 + int(rest.ljust(2, "0"))
