"""A sheet as a grid of plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

#: A cell: text without blanks around it, an exact number, a date, a moment, or nothing.
Value = str | Decimal | date | datetime | time | bool | None
#: First row, first column, last row, last column; counted from 0, the last included.
Range = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Moved:
    """From row ``first`` on: the ``row`` that it was, how far its columns stood to the right, or which ``columns`` they
    were, and the sheet that they were on, where several were laid together."""

    first: int
    row: int
    shift: int = 0
    columns: tuple[int, ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file; row and column numbers count from 0, addresses as people see them do not."""

    name: str
    rows: Sequence[Sequence[Value]]
    merged: tuple[Range, ...] = ()
    moved: tuple[Moved, ...] = ()
    is_hidden: bool = False

    @property
    def width(self) -> int:
        """Columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> Value:
        """The value of a cell; nothing outside of the grid."""
        if not 0 <= row < len(self.rows):
            return None
        cells = self.rows[row]
        return cells[column] if 0 <= column < len(cells) else None


def address_in(sheet: Sheet, row: int, column: int) -> str:
    """The address that a cell has in the file, also when its table was moved below another."""
    moved = next((each for each in reversed(sheet.moved) if each.first <= row), Moved(0, 0))
    there = moved.columns[column] if column < len(moved.columns) else column
    cell = address(row - moved.first + moved.row, there + moved.shift)
    return f"{moved.sheet}!{cell}" if moved.sheet else cell


def address(row: int, column: int) -> str:
    """``(6, 2)`` as spreadsheets write it: ``"C7"``."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """``0`` is ``"A"``, ``26`` is ``"AA"``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def is_number(value: Value) -> bool:
    """A number typed as a number."""
    return isinstance(value, Decimal)


def text_of(value: Value) -> str:
    """A cell as a person reads it: ``100`` for the number 100.0."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
        case datetime():
            return value.isoformat(" ", "minutes")
    return value.isoformat()
