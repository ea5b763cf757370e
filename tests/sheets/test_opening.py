"""Files that are no table are refused with what they are, and nothing unpacks to fill the memory."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.sheets.support import workbook
from xlsxwriter import Workbook

from kdim.sheets import FileDamaged, FileEmpty, FileNotTable, FileReachesTooFar, FileTooLarge, open_file
from kdim.sheets.opening import LARGEST_FILE


def packed(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "refusal", "facts"),
    [
        (b"", FileEmpty, {}),
        (b"   \n\n", FileEmpty, {}),
        (b"%PDF-1.7 renamed to .xlsx", FileNotTable, {"kind": "PDF"}),
        (b"\x89PNG\r\n\x1a\n", FileNotTable, {"kind": "PNG"}),
        (b"\x00\x01\x02\x03 anything", FileNotTable, {"kind": ""}),
        (b"PK\x03\x04 cut off", FileDamaged, {}),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", FileDamaged, {}),
        (b"x" * (LARGEST_FILE + 1), FileTooLarge, {"size": 21, "largest": 20}),
    ],
)
def test_what_is_no_table_is_refused(data, refusal, facts):
    with pytest.raises(refusal) as refused:
        open_file(data)
    assert refused.value.facts == facts


def test_a_letter_and_an_archive_are_called_by_name():
    with pytest.raises(FileNotTable) as refused:
        open_file(packed(word__document=b"<w/>"))
    assert refused.value.facts == {"kind": "Word"}
    with pytest.raises(FileNotTable) as refused:
        open_file(packed(holiday=b"picture"))
    assert refused.value.facts == {"kind": "ZIP"}


def test_a_bomb_is_measured_before_it_is_unpacked():
    with pytest.raises(FileTooLarge) as refused:
        open_file(packed(xl__worksheets__sheet1=bytes(260 * 2**20)))
    assert refused.value.facts == {"size": 260, "largest": 250}


def test_a_workbook_without_a_filled_cell_is_empty():
    with pytest.raises(FileEmpty):
        open_file(workbook())


def test_formulas_are_what_was_last_saved_in_them():
    out = BytesIO()
    book = Workbook(out)
    page = book.add_worksheet()
    page.write_formula("A1", "=SUM(B1:B2)", None, 3)
    page.write_formula("A2", "='[lain.xlsx]Sheet1'!A1", None, "")
    page.write_number("B1", 1)
    book.close()

    assert open_file(out.getvalue())[0].rows == [[3, 1]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_encodings_and_separators(encoding, sign):
    text = f"Nama{sign}Saldo\nRené{sign}10\nMaria{sign}20\n"

    assert open_file(text.encode(encoding))[0].rows == [["Nama", "Saldo"], ["René", "10"], ["Maria", "20"]]


def test_a_comma_inside_of_quotes_separates_nothing():
    [sheet] = open_file(b'Nama;Alamat\n"Budi, S.Pd.";"Jl. A, B"\n"Siti, S.E.";"Jl. C, D"\n')

    assert sheet.rows == [["Nama", "Alamat"], ["Budi, S.Pd.", "Jl. A, B"], ["Siti, S.E.", "Jl. C, D"]]


def far(row: int, column: int) -> bytes:
    """Two filled cells: one at home, one far away."""
    out = BytesIO()
    book = Workbook(out)
    page = book.add_worksheet()
    page.write(0, 0, "Nama")
    page.write(row, column, 1)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(("row", "column", "cell"), [(1_048_575, 16_383, "XFD1048576"), (999_999, 25, "Z1000000")])
def test_two_cells_in_far_corners_are_refused_before_room_is_made_for_what_lies_between(row, column, cell):
    with pytest.raises(FileReachesTooFar) as refused:
        open_file(far(row, column))
    assert refused.value.facts == {"cell": cell}


def test_a_long_list_is_not_far():
    [sheet] = open_file(far(90_000, 20))
    assert (len(sheet.rows), sheet.width) == (90_001, 21)


def test_a_workbook_whose_parts_are_not_what_its_directory_says_is_damaged():
    data = bytearray(packed(xl__worksheets__sheet1=b"<sheetData/>" * 1000))
    at = data.rindex(b"PK\x01\x02") + 24  # the size in the directory
    data[at : at + 4] = (5).to_bytes(4, "little")
    with pytest.raises(FileDamaged):
        open_file(bytes(data))


SPACES = b" ".join(
    b'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name) for name in (b"office", b"table", b"text")
)
SPREADSHEET = (
    b'<?xml version="1.0"?><office:document-content %s><office:body><office:spreadsheet><table:table table:name="A">'
    b'<table:table-row%s><table:table-cell office:value-type="string"%s><text:p>Nama</text:p></table:table-cell>'
    b"</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


def open_document(rows: bytes = b"", columns: bytes = b"") -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", SPREADSHEET % (SPACES, rows, columns))
        file.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return out.getvalue()


def test_an_open_document_is_read_apart_and_cannot_take_the_memory_of_the_house():
    assert open_file(open_document())[0].rows == [["Nama"]]
    with pytest.raises((FileReachesTooFar, FileDamaged)):
        open_file(open_document(b' table:number-rows-repeated="1048576"', b' table:number-columns-repeated="16384"'))
