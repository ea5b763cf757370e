"""A list somebody else wrote: lines with a number first and an amount last, pasted or in a file."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kdim.kernel.typed import clean
from kdim.sheets import open_file
from kdim.sheets.delimited import decoded
from kdim.sheets.grid import text_of

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS, XLS
_SIGNS = ("\t", ";", "|", ",")
_THREE = re.compile(r"\d{3}(?:,\d{3})*")
_HEAD = re.compile(r"(?:Rp\.? ?)?\d{1,3}", re.IGNORECASE)
LONGEST = 300  # characters of a line


@dataclass(frozen=True, slots=True)
class ListLine:
    """Line ``at`` (from 1) with the number of a member or account and the amount as they stand there."""

    at: int
    number: str
    amount: str
    text: str


def lines_of_text(text: str) -> list[ListLine]:
    """Those of a text that have something; a heading above them is passed over."""
    cells = [(at, line, _cells(line[:LONGEST])) for at, line in enumerate(text.splitlines(), start=1) if line.strip()]
    return _without_heading([_line(at, found, line.strip()[:LONGEST]) for at, line, found in cells])


def lines_of_file(data: bytes) -> list[ListLine]:
    """Those of a CSV file, or of the first sheet of a workbook.

    Raises the refusals of :func:`kdim.sheets.open_file`.
    """
    text = None if data.startswith(_WORKBOOKS) else decoded(data)
    if text is not None and data.strip():
        return lines_of_text(text)
    [sheet, *_] = open_file(data)
    rows = [(at, [text_of(value) for value in row]) for at, row in enumerate(sheet.rows, start=1)]
    return _without_heading([_line(at, cells, "; ".join(cells)[:LONGEST]) for at, cells in rows if any(cells)])


def _cells(line: str) -> list[str]:
    """The parts of a line. Commas may also stand inside of the amount: ``2024-0001,50,000`` has two parts."""
    sign = next((sign for sign in _SIGNS if sign in line), None)
    if sign is None:
        return line.split(maxsplit=1)
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter=sign))]
    while sign == "," and len(cells) > 2 and _THREE.fullmatch(cells[-1]) and _HEAD.fullmatch(cells[-2]):
        cells[-2:] = [f"{cells[-2]},{cells[-1]}"]
    return cells


def _line(at: int, cells: Sequence[str], text: str) -> ListLine:
    number = clean(cells[0]) if cells else ""
    return ListLine(at, number, clean(cells[-1]) if len(cells) > 1 else "", text)


def _without_heading(lines: list[ListLine]) -> list[ListLine]:
    is_heading = bool(lines) and not re.search(r"\d", lines[0].number + lines[0].amount)
    return lines[1:] if is_heading else lines
