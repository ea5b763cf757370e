"""Rows out of a sheet: what is data, what only looks like it, and what each cell says.

A row is data when it says whom or what it is about and has at least one number, date or identity that can be read.
Totals are compared, never believed: members under the total line are members. Every row that is passed over is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from kdim.sheets.amounts import read_amounts
from kdim.sheets.dates import read_dates
from kdim.sheets.grid import Sheet, address_in, text_of
from kdim.sheets.guessing import column_values
from kdim.sheets.identity import read_name, read_nik, read_number_texts, read_phone, read_text
from kdim.sheets.layout import Column, Layout, first_of
from kdim.sheets.terms import SUBJECTS, Field, Kind, Purpose
from kdim.sheets.words import is_bare_total, is_carried, is_total, plain

Told = str | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One value that was read: where it stood, what stood there, and a word for what is wrong with it, if anything."""

    address: str
    raw: str
    value: Told
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data; ``number`` as the spreadsheet shows it. ``group`` is the last heading inside the table,
    ``totals_above`` whether a line of totals came before."""

    number: int
    cells: Mapping[int, Cell]  # by index of the column
    fields: Mapping[Field, int]  # the first column of each meaning
    subject: Cell
    group: str = ""
    totals_above: bool = False

    def cell(self, field: Field) -> Cell | None:
        """The cell of a meaning; ``None`` when the sheet has no such column."""
        at = self.fields.get(field)
        return None if at is None else self.cells[at]

    def __getitem__(self, field: Field) -> Told:
        cell = self.cell(field)
        return None if cell is None else cell.value

    def wrong(self, field: Field) -> str:
        """The word for what is wrong with the cell."""
        cell = self.cell(field)
        return "" if cell is None else cell.wrong


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no data: ``why`` is ``total``, ``carried``, ``group``, ``blank``, ``nameless``, ``header`` or
    ``footer``.

    A total tells what it adds up to, a balance carried along in a cash book what it comes to, by index of the column.
    """

    number: int
    why: str
    text: str
    amounts: Mapping[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """All rows of a sheet."""

    layout: Layout
    rows: Sequence[Row]
    skipped: Sequence[Skipped]

    def total(self, column: Column) -> Decimal:
        """The sum of a column over all rows of data."""
        values = (row.cells[column.index].value for row in self.rows)
        return sum((value for value in values if isinstance(value, Decimal)), Decimal(0))


def read(sheet: Sheet, layout: Layout, today: date) -> Reading:
    """The rows of a sheet by its layout; ``today`` says which century two digits of a year belong to."""
    columns = [column for column in layout.columns if column.field and column.kind is not Kind.SECRET]
    told = {column.index: _read_column(sheet, layout, column, today) for column in columns}
    subject = first_of(columns, SUBJECTS[layout.purpose])
    state = _State(layout, columns, subject)
    for n in range(len(sheet.rows) - layout.first_row):
        at = layout.first_row + n
        cells = {
            index: Cell(address_in(sheet, at, index), text_of(sheet.at(at, index)), *values[n])
            for index, values in told.items()
        }
        state.take(sheet, at, cells)
    return Reading(layout, state.rows, state.skipped)


def card_owner(sheet: Sheet, layout: Layout) -> str:
    """Whose card it is: what stands behind NAMA above the table, or else the name of the sheet."""
    until = layout.header[0] if layout.header else 0
    for cells in sheet.rows[:until]:
        told = [text_of(cell) for cell in cells if cell is not None]
        for n, text in enumerate(told):
            label, _, behind = text.partition(":")
            if not plain(label).startswith("nama") or "koperasi" in plain(label):
                continue
            following = next((each.strip(" :") for each in told[n + 1 :] if each.strip(" :")), "")
            if owner := read_name(behind.strip() or following)[0]:
                return owner
    return read_name(sheet.name)[0] or ""


def _read_column(sheet: Sheet, layout: Layout, column: Column, today: date) -> Sequence[tuple[Told, str]]:
    values = column_values(sheet, layout, column.index)
    match column.kind:
        case Kind.AMOUNT | Kind.COUNT:
            amounts = read_amounts(values, column.mark)
            if column.kind is Kind.COUNT or column.scale == 1:
                return amounts
            return [(None if amount is None else amount * column.scale, wrong) for amount, wrong in amounts]
        case Kind.DATE | Kind.BIRTH_DATE:
            return read_dates(values, column.order, today)
        case Kind.NUMBER_TEXT:
            return read_number_texts(values)
    reader = {Kind.NIK: read_nik, Kind.PHONE: read_phone, Kind.NAME: read_name}.get(column.kind, read_text)
    return [reader(value) for value in values]


class _State:
    """What has been seen on the way down the sheet."""

    def __init__(self, layout: Layout, columns: Sequence[Column], subject: Column | None) -> None:
        self.layout = layout
        self.subject = subject
        self.fields: dict[Field, int] = {}
        for column in columns:
            self.fields.setdefault(column.field, column.index)  # type: ignore[arg-type]  # only columns with one
        self.amounts = {column.index for column in columns if column.kind in (Kind.AMOUNT, Kind.COUNT)}
        self.keys = {column.index for column in columns if column.field in _KEYS}
        self.rows: list[Row] = []
        self.skipped: list[Skipped] = []
        self.group = ""
        self.totals_above = False

    def take(self, sheet: Sheet, at: int, cells: Mapping[int, Cell]) -> None:
        """Sort one row in."""
        told = [text_of(cell) for cell in sheet.rows[at] if cell is not None]
        if not told:
            self._skip(at, "blank", "")
            return
        subject = self._subject(sheet, at, cells)
        amounts = {index: cells[index].value for index in self.amounts if isinstance(cells[index].value, Decimal)}
        has_key = any(cells[index].value is not None and not cells[index].wrong for index in self.keys)
        leading = self._leading(sheet, at)
        total = next((text for text in leading if is_total(text)), "")
        if self.layout.purpose is Purpose.JOURNAL and (said := _between(leading)):
            self._skip(at, "carried" if is_carried(said) else "total", said, amounts)
        elif total and not (has_key and self.layout.purpose is not Purpose.STATEMENT):
            self.totals_above = self.totals_above or not plain(total).startswith(("sub", "grand sub"))
            self._skip(at, "total", total, amounts)
        elif not has_key and self.layout.purpose is Purpose.MEMBERS and _between(leading):
            self._skip(at, "footer", told[0])
        elif self._is_header_again(sheet, at):
            self._skip(at, "header", told[0])
        elif subject is None and self._opens_part(told, leading, amounts):
            self._heading(at, told[0])
        elif subject is None:
            self._skip(at, "blank" if not any(amounts.values()) else "nameless", told[0], amounts)
        elif not amounts and not has_key and not self._has_unreadable(cells):
            self._heading(at, subject.raw)
        elif not amounts and not has_key:
            self._skip(at, "footer", subject.raw)
        else:
            self.rows.append(Row(at + 1, cells, self.fields, subject, self.group, self.totals_above))

    @staticmethod
    def _opens_part(told: Sequence[str], leading: Sequence[str], amounts: Mapping[int, object]) -> bool:
        """One text alone, left of what the rows are about: the name of a hamlet or of a part of a balance sheet."""
        if len(told) != 1 or len(leading) != 1 or amounts:
            return False
        first = (plain(leading[0]).split() or ["halaman"])[0]
        return not first.isdecimal() and first not in {"hal", "halaman", "page", "lembar"}

    def _heading(self, at: int, text: str) -> None:
        self.group = text
        self._skip(at, "group", text)

    def _skip(self, at: int, why: str, text: str, amounts: Mapping[int, object] | None = None) -> None:
        kept = {index: value for index, value in (amounts or {}).items() if isinstance(value, Decimal)}
        self.skipped.append(Skipped(at + 1, why, text, kept))

    def _subject(self, sheet: Sheet, at: int, cells: Mapping[int, Cell]) -> Cell | None:
        if self.subject is None:
            return None
        cell = cells[self.subject.index]
        if cell.value is not None:
            return cell
        for index in self.layout.indents:
            text, _ = read_text(sheet.at(at, index))
            if text:
                return Cell(address_in(sheet, at, index), text, text)
        number = self.fields.get(Field.MEMBER_NO)
        if sum(cell is not None for cell in sheet.rows[at]) == 1:  # a note, the number of a page: nobody is named
            return None
        return cells[number] if number is not None and cells[number].value is not None else None

    def _leading(self, sheet: Sheet, at: int) -> list[str]:
        """The texts up to the subject and its indents: where totals say that they are totals."""
        last = max([self.subject.index if self.subject else 0, *self.layout.indents])
        return [cell for cell in sheet.rows[at][: last + 1] if isinstance(cell, str)]

    def _has_unreadable(self, cells: Mapping[int, Cell]) -> bool:
        return any(cells[index].wrong for index in self.amounts)

    def _is_header_again(self, sheet: Sheet, at: int) -> bool:
        """The header once more, as on the next printed page."""
        return any(
            sum(
                text_of(a) == text_of(b) and a is not None
                for a, b in zip(sheet.rows[at], sheet.rows[row], strict=False)
            )
            > 2
            for row in self.layout.header
        )


def _between(texts: Sequence[str]) -> str:
    """What a line between the payments of a cash book says, which has a date or not."""
    return next((text for text in texts if is_carried(text) or is_bare_total(text)), "")


_KEYS = frozenset(
    {Field.NIK, Field.MEMBER_NO, Field.EMPLOYEE_NO, Field.DATE, Field.BIRTH_DATE, Field.ITEM_CODE, Field.PHONE}
)
