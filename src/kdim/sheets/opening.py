"""Opening a file of any of the kinds that spreadsheets save, whatever its name says.

What is looked at is the beginning of the file: a workbook of today is a ZIP, a legacy one an OLE file, anything else is
text. Formulas are never worked out and links never followed: a cell is what was last saved in it.
"""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from kdim.kernel.refusals import Refusal
from kdim.sheets.apart import opened_apart
from kdim.sheets.delimited import read_delimited
from kdim.sheets.grid import Sheet, Value
from kdim.sheets.measuring import LARGEST_UNPACKED, measured

LARGEST_FILE = 20 * 2**20  # bytes
MOST_ROWS, MOST_COLUMNS = 100_000, 400
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_OTHERS = {
    _PDF: "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
}


class FileEmpty(Refusal):
    """Nothing is in the file, or no sheet has a filled cell."""

    code = "file_empty"


class FileTooLarge(Refusal):
    """More than any cooperative's list needs; facts: ``size``, ``largest``, both in megabytes."""

    code = "file_too_large"


class FileNotTable(Refusal):
    """Not a spreadsheet and not CSV; fact: ``kind``, what it seems to be."""

    code = "file_not_table"


class FileDamaged(Refusal):
    """A workbook that cannot be opened."""

    code = "file_damaged"


class FileLocked(Refusal):
    """A workbook that asks for a password."""

    code = "file_locked"


def open_file(data: bytes) -> list[Sheet]:
    """The sheets of a file that have anything in them, in their order.

    Raises :class:`FileEmpty`, :class:`FileTooLarge`, :class:`FileReachesTooFar`, :class:`FileNotTable`,
    :class:`FileDamaged`, :class:`FileLocked`.
    """
    if len(data) > LARGEST_FILE:
        raise _too_large(len(data), LARGEST_FILE)
    if not data.strip():
        raise FileEmpty
    for mark, kind in _OTHERS.items():
        if data.startswith(mark):
            raise FileNotTable(kind=kind)
    if data.startswith(_ZIP):
        is_open_document = _require_workbook(data)
        sheets = opened_apart(data) if is_open_document else workbook(data)
    elif data.startswith(_OLE):
        sheets = opened_apart(data)
    else:
        sheets = [_delimited(data)]
    filled = [sheet for sheet in map(_trimmed, sheets) if sheet.rows]
    if not filled:
        raise FileEmpty
    return filled


def _too_large(size: int, largest: int) -> FileTooLarge:
    return FileTooLarge(size=-(-size // 2**20), largest=largest // 2**20)


def _require_workbook(data: bytes) -> bool:
    """A ZIP that unpacks to a workbook of a size that people make; gives whether it is an open document."""
    try:
        size = measured(data)
        with ZipFile(BytesIO(data)) as packed:
            names = {part.filename for part in packed.infolist()}
    except (BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, zlib.error) as error:
        raise FileDamaged from error
    if size > LARGEST_UNPACKED:
        raise _too_large(size, LARGEST_UNPACKED)
    is_open_document = "content.xml" in names
    if not any(name.startswith("xl/") for name in names) and not is_open_document:
        raise FileNotTable(kind="Word" if any(name.startswith("word/") for name in names) else "ZIP")
    return is_open_document


def workbook(data: bytes) -> list[Sheet]:
    """The sheets of a workbook that has been measured. Raises :class:`FileLocked`, :class:`FileDamaged`."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            hidden = {page.name for page in book.sheets_metadata if page.visible != SheetVisibleEnum.Visible}
            sheets = [_sheet(book, name) for name in book.sheet_names]
            return [replace(sheet, is_hidden=sheet.name in hidden) for sheet in sheets]
    except PasswordError as error:
        raise FileLocked from error
    except CalamineError as error:
        raise FileDamaged from error


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    page = book.get_sheet_by_name(name)
    if page.start is None:
        return Sheet(name, [])
    if page.total_height > MOST_ROWS:
        return Sheet(name, [[_value(cell) for cell in row[:MOST_COLUMNS]] for row in _first_rows(page)])
    rows = page.to_python(skip_empty_area=False)
    merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in page.merged_cell_ranges or ())
    return Sheet(name, [[_value(cell) for cell in row[:MOST_COLUMNS]] for row in rows], merged)


def _first_rows(page: object) -> Sequence[Sequence[object]]:
    return page.to_python(skip_empty_area=False, nrows=MOST_ROWS)  # type: ignore[attr-defined, no-any-return]


def _value(cell: object) -> Value:  # noqa: PLR0911 - a table of types
    match cell:
        case str():
            return cell.strip() or None
        case bool():
            return cell
        case int():
            return Decimal(cell)
        case float():
            number = Decimal(
                repr(cell)
            )  # the shortest decimal that is this number: 250000.46, not 250000.4600000000209
            return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
        case datetime() if cell.time() == time(0):
            return cell.date()
        case datetime() | date() | time():
            return cell
        case timedelta():
            return Decimal(cell.days)
    return None


def _delimited(data: bytes) -> Sheet:
    rows = read_delimited(data)
    if rows is None:
        raise FileNotTable(kind="")
    return Sheet("CSV", rows[:MOST_ROWS])


def _trimmed(sheet: Sheet) -> Sheet:
    """Without the empty rows and columns behind the last filled cell, of which stray sheets have thousands."""
    last = max((n for n, row in enumerate(sheet.rows) if any(cell is not None for cell in row)), default=-1)
    rows = sheet.rows[: last + 1]
    width = max((n + 1 for row in rows for n, cell in enumerate(row) if cell is not None), default=0)
    return replace(sheet, rows=[list(row[:width]) for row in rows])
