"""One table as a file: CSV for other programs, XLSX for people.

A :class:`Sheet` says which columns there are and of which kind, so that amounts stay numbers, dates stay dates, and a
text is never read as a formula, an address or a number. CSV is UTF-8 with a mark that spreadsheets know, header first,
amounts as bare figures and dates as 2025-01-31. The workbook has a title block above a header that stays in sight.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kdim.web import formats

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TEXT = 32_767  # characters of a cell, the limit of spreadsheets
FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "\n")
TITLE_ROWS = 4  # cooperative, report, period, when it was made; then one empty row and the header
_INK, _LINE, _GREEN, _SOFT = "#1b211d", "#c9cec6", "#0e5a42", "#5c655f"


class Kind(Enum):
    """What a column holds: it decides the look, the width and how a value is written."""

    TEXT = "text"
    RUPIAH = "rupiah"  # a whole number of rupiah
    NUMBER = "number"  # any other whole number
    DATE = "date"


_WIDTHS = {Kind.TEXT: 32, Kind.RUPIAH: 18, Kind.NUMBER: 10, Kind.DATE: 13}
_FORMATS = {
    Kind.TEXT: "@",
    Kind.RUPIAH: '"Rp"#,##0;[Red]\N{MINUS SIGN}"Rp"#,##0;"Rp"0',
    Kind.NUMBER: "#,##0",
    Kind.DATE: "d mmm yyyy",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, what stands below it and, when the usual width does not fit, how many characters it takes."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 0


def text(title: str, width: int = 0) -> Column:
    """A column of words, or of numbers that are names (codes, NIK, telephone)."""
    return Column(title, Kind.TEXT, width)


def rupiah(title: str, width: int = 0) -> Column:
    """A column of amounts in rupiah."""
    return Column(title, Kind.RUPIAH, width)


def number(title: str, width: int = 0) -> Column:
    """A column of counts."""
    return Column(title, Kind.NUMBER, width)


def day(title: str, width: int = 0) -> Column:
    """A column of dates."""
    return Column(title, Kind.DATE, width)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report: who made it, what it is called, for which days (in words), when, and its rows.

    A row has one value for each column: text, a whole number, a date, or None. ``total`` is the last row, in bold.
    """

    cooperative: str
    report: str
    period: str
    made_at: datetime
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    total: Sequence[Any] = field(default=())


def as_csv(sheet: Sheet) -> bytes:
    """The header, the rows and the total, without a title block."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_harmless(column.title) for column in sheet.columns])
    for row in _all_rows(sheet):
        writer.writerow([_csv_cell(value, column.kind) for value, column in zip(row, sheet.columns, strict=True)])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(sheet: Sheet) -> bytes:
    """A workbook of one sheet, ready to be printed: header repeated, one page wide, pages numbered."""
    out = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, {"constant_memory": True, **options}) as book:
        book.set_properties(
            {
                "title": sheet.report,
                "author": sheet.cooperative,
                "created": sheet.made_at.astimezone(UTC).replace(tzinfo=None),
            }
        )
        page = book.add_worksheet(_tab_name(sheet.report))
        _arrange(page, sheet)
        _title_block(book, page, sheet)
        last = _table(book, page, sheet)
        page.print_area(0, 0, last, len(sheet.columns) - 1)
    return out.getvalue()


def download(sheet: Sheet, name: str, form: str) -> HttpResponse:
    """The file as an answer, named by report, ``name`` (a day, a code) and its ending; ``form`` is csv or xlsx."""
    made, kind = (as_xlsx(sheet), XLSX_TYPE) if form == "xlsx" else (as_csv(sheet), CSV_TYPE)
    ending = "xlsx" if form == "xlsx" else "csv"
    stem = "-".join(part for part in (slugify(sheet.report), slugify(name)) if part) or "kdim"
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{stem}.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _all_rows(sheet: Sheet) -> Iterable[Sequence[Any]]:
    yield from sheet.rows
    if sheet.total:
        yield sheet.total


def _harmless(words: str) -> str:
    """A text that a spreadsheet would run is marked as text."""
    return f"'{words}" if words.startswith(FORMULA_MARKS) else words


def _csv_cell(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    if isinstance(value, date) and kind is Kind.DATE:
        return value.strftime("%Y-%m-%d")
    return str(value) if isinstance(value, int) and kind is not Kind.TEXT else _harmless(str(value))


def _tab_name(report: str) -> str:
    """Spreadsheets refuse some characters in the name of a sheet, and more than 31 of them."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in report).strip()[:31] or "KDIM"


def _arrange(page: Worksheet, sheet: Sheet) -> None:
    for n, column in enumerate(sheet.columns):
        page.set_column(n, n, column.width or _WIDTHS[column.kind])
    page.freeze_panes(TITLE_ROWS + 2, 1)
    page.hide_gridlines(2)
    page.set_paper(9)
    if sum(column.width or _WIDTHS[column.kind] for column in sheet.columns) > 90:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(TITLE_ROWS + 1)
    page.set_footer(f"&L{_plain(sheet.cooperative)}&C{_plain(sheet.report)}&R&P / &N")


def _plain(words: str) -> str:
    """An ampersand commands a footer unless it is doubled."""
    return words.replace("&", "&&")


def _title_block(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    quiet = {"font_color": _SOFT}
    made = gettext("Made on %(at)s") % {"at": formats.jam(sheet.made_at)}
    lines = (
        (sheet.cooperative, {"bold": True, "font_color": _GREEN}),
        (sheet.report, {"bold": True, "font_size": 16, "font_color": _INK}),
        (sheet.period, quiet),
        (made, quiet),
    )
    for n, (words, look) in enumerate(lines):
        page.write_string(n, 0, words[:LONGEST_TEXT], book.add_format(look))


def _table(book: Workbook, page: Worksheet, sheet: Sheet) -> int:
    """Write header and rows; give back the number of the last row."""
    n = TITLE_ROWS + 1
    for at, column in enumerate(sheet.columns):
        align = "right" if column.kind in (Kind.RUPIAH, Kind.NUMBER) else "left"
        look = {"bold": True, "bottom": 2, "bottom_color": _GREEN, "align": align, "text_wrap": True}
        page.write_string(n, at, column.title, book.add_format(look))
    plain = {kind: book.add_format({"num_format": code, "valign": "top"}) for kind, code in _FORMATS.items()}
    bold = {
        kind: book.add_format({"num_format": code, "bold": True, "top": 1, "top_color": _LINE})
        for kind, code in _FORMATS.items()
    }
    for row in sheet.rows:
        n += 1
        _row(page, n, row, sheet.columns, plain)
    if sheet.total:
        n += 1
        _row(page, n, sheet.total, sheet.columns, bold)
    return n


def _row(page: Worksheet, n: int, row: Sequence[Any], columns: Sequence[Column], looks: dict[Kind, Format]) -> None:
    for at, (value, column) in enumerate(zip(row, columns, strict=True)):
        look = looks[column.kind]
        if value is None:
            page.write_blank(n, at, None, look)
        elif column.kind is Kind.DATE and isinstance(value, date):
            page.write_datetime(n, at, value, look)
        elif column.kind is not Kind.TEXT and isinstance(value, int):
            page.write_number(n, at, value, look)
        else:
            page.write_string(n, at, str(value)[:LONGEST_TEXT], looks[Kind.TEXT])
