"""Tables as files: what is written is what is read back."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from kdim.web.documents import tables

ROWS = [
    ["1111", "Kas teller", date(2025, 1, 31), 184_099_454, 12],
    ["1112", '=HYPERLINK("http://jahat.example")', date(2024, 2, 29), -3_759_684, None],
    ["0001", "https://contoh.example", None, 0, 1],
    ["+62812", "a,b \"kutip\"\nbaris", date(2025, 12, 1), 999_999_999_999_999, 3],
]  # fmt: skip


@pytest.fixture
def sheet():
    return tables.Sheet(
        cooperative="Koperasi Maju & Jaya",
        report="Neraca saldo",
        period="per 31 Januari 2025",
        made_at=datetime(2025, 2, 1, 3, 5, tzinfo=UTC),
        columns=[
            tables.text("Kode", 12), tables.text("Nama"), tables.day("Tanggal"), tables.rupiah("Saldo"),
            tables.number("Baris"),
        ],
        rows=ROWS,
        total=["", "Jumlah", None, 180_339_770, 16],
    )  # fmt: skip


def read_workbook(made: bytes) -> list[list]:
    return CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_a_workbook_keeps_amounts_dates_and_texts_as_what_they_are(sheet):
    read = read_workbook(tables.as_xlsx(sheet))

    assert read == [
        ["Koperasi Maju & Jaya", "", "", "", ""],
        ["Neraca saldo", "", "", "", ""],
        ["per 31 Januari 2025", "", "", "", ""],
        ["Dibuat 1 Feb 2025 10.05 WIB", "", "", "", ""],
        ["", "", "", "", ""],
        ["Kode", "Nama", "Tanggal", "Saldo", "Baris"],
        ["1111", "Kas teller", date(2025, 1, 31), 184_099_454, 12],
        ["1112", '=HYPERLINK("http://jahat.example")', date(2024, 2, 29), -3_759_684, ""],
        ["0001", "https://contoh.example", "", 0, 1],
        ["+62812", 'a,b "kutip"\nbaris', date(2025, 12, 1), 999_999_999_999_999, 3],
        ["", "Jumlah", "", 180_339_770, 16],
    ]


def test_a_workbook_holds_no_formula_and_no_link_and_its_header_stays_in_sight(sheet):
    with ZipFile(BytesIO(tables.as_xlsx(sheet))) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in page
    assert "<hyperlink" not in page
    assert '<pane xSplit="1" ySplit="6" topLeftCell="B7"' in page
    assert "Koperasi Maju &amp;&amp; Jaya" in page


def test_a_csv_is_read_by_other_programs(sheet):
    made = tables.as_csv(sheet)
    read = list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))

    assert made.startswith(b"\xef\xbb\xbf")
    assert read == [
        ["Kode", "Nama", "Tanggal", "Saldo", "Baris"],
        ["1111", "Kas teller", "2025-01-31", "184099454", "12"],
        ["1112", '\'=HYPERLINK("http://jahat.example")', "2024-02-29", "-3759684", ""],
        ["0001", "https://contoh.example", "", "0", "1"],
        ["'+62812", 'a,b "kutip"\nbaris', "2025-12-01", "999999999999999", "3"],
        ["", "Jumlah", "", "180339770", "16"],
    ]


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_text_that_a_spreadsheet_would_run_is_marked_in_a_csv(sheet, mark):
    made = tables.as_csv(tables.Sheet("K", "R", "", sheet.made_at, [tables.text("Nama")], [[f"{mark}cmd"]]))

    assert list(csv.reader(StringIO(made.decode("utf-8-sig"), newline=""))) == [["Nama"], [f"'{mark}cmd"]]


def test_a_report_without_rows_is_a_header(sheet):
    nothing = tables.Sheet("K", "R", "", sheet.made_at, [tables.text("Nama")], [])

    assert read_workbook(tables.as_xlsx(nothing))[-1] == ["Nama"]
    assert tables.as_csv(nothing).decode("utf-8-sig") == "Nama\r\n"


def test_a_text_longer_than_a_cell_is_cut_and_a_name_unfit_for_a_tab_is_mended(sheet):
    long = tables.Sheet("K", "Buku besar [1/2]: kas? *", "", sheet.made_at, [tables.text("Nama")], [["a" * 40_000]])
    made = tables.as_xlsx(long)

    assert read_workbook(made)[-1] == ["a" * tables.LONGEST_TEXT]
    assert CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names == ["Buku besar  1 2   kas"]


def test_a_row_of_another_length_is_a_defect(sheet):
    short = tables.Sheet("K", "R", "", sheet.made_at, [tables.text("A"), tables.text("B")], [["a"]])

    for make in (tables.as_csv, tables.as_xlsx):
        with pytest.raises(ValueError, match="zip"):
            make(short)


@pytest.mark.parametrize(
    ("form", "kind", "name"),
    [
        ("csv", tables.CSV_TYPE, "neraca-saldo-2025-01-31.csv"),
        ("xlsx", tables.XLSX_TYPE, "neraca-saldo-2025-01-31.xlsx"),
    ],
)
def test_a_download_is_named_by_report_and_day(sheet, form, kind, name):
    response = tables.download(sheet, "2025-01-31", form)

    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "private, no-store"
