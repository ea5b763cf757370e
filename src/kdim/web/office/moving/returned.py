"""The same sheet with a column of reasons, to be mended and sent again."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kdim.sheets import Sheet, Value
from kdim.web.documents.tables import LONGEST_TEXT, XLSX_TYPE

_MARKED = "#fdf0d5"


def returned_sheet(sheet: Sheet, header_row: int, reasons: Mapping[int, str], file_name: str) -> HttpResponse:
    """Every cell where it was; right of them, for each row (as spreadsheets count) that has one, its reason."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        page = book.add_worksheet()
        looks = {
            "date": book.add_format({"num_format": "dd-mm-yyyy"}), "bold": book.add_format({"bold": True}),
            "reason": book.add_format({"bg_color": _MARKED, "text_wrap": True, "valign": "top"}),
        }  # fmt: skip
        for n, row in enumerate(sheet.rows):
            for at, value in enumerate(row):
                _write(page, n, at, value, looks["date"])
        page.write_string(max(header_row, 0), sheet.width, gettext("Reason"), looks["bold"])
        page.set_column(sheet.width, sheet.width, 60)
        for number, reason in reasons.items():
            page.write_string(number - 1, sheet.width, reason[:LONGEST_TEXT], looks["reason"])
    response = HttpResponse(out.getvalue(), content_type=XLSX_TYPE)
    stem = slugify(file_name.rpartition(".")[0]) or "daftar"
    response["Content-Disposition"] = f'attachment; filename="{stem}-{slugify(gettext("Reason"))}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _write(page: Worksheet, n: int, at: int, value: Value, dated: object) -> None:
    match value:
        case None:
            return
        case bool():
            page.write_boolean(n, at, value)
        case Decimal():
            page.write_number(n, at, value)
        case datetime() | date():
            page.write_datetime(n, at, value, dated)
        case str():
            page.write_string(n, at, value[:LONGEST_TEXT])
        case _:
            page.write_string(n, at, value.isoformat())
