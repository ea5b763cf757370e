"""Files of the tests and small workbooks made on the spot."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from kdim.sheets import Purpose, Reading, Sheet, guess_purpose, open_file, read

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "import_samples"
TODAY = date(2026, 1, 15)
MADE_AT = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)  # the same rows are the same bytes, whatever the second


def sample(name: str) -> list[Sheet]:
    """The sheets of a sample."""
    return open_file((SAMPLES / name).read_bytes())


def reading_of(sheets: list[Sheet], purpose: Purpose) -> Reading:
    """The rows of the sheet that the guess took, which must be a list of that purpose."""
    guessed = guess_purpose(sheets)
    assert guessed is not None
    sheet, layout = guessed
    assert layout.purpose is purpose
    return read(sheet, layout, TODAY)


def csv_of(text: str, encoding: str = "utf-8") -> list[Sheet]:
    """A CSV as a file would have it."""
    return open_file(text.encode(encoding))


def workbook(*rows: tuple, merged: tuple = (), **more) -> bytes:
    """An XLSX of one sheet; ``merged`` holds (first row, first column, last row, last column, text)."""
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": MADE_AT})
    page = book.add_worksheet(more.get("name", "Sheet1"))
    for n, row in enumerate(rows):
        for at, value in enumerate(row):
            if value is not None:
                page.write(n, at, value)
    for top, left, bottom, right, text in merged:
        page.merge_range(top, left, bottom, right, text)
    book.close()
    return out.getvalue()
