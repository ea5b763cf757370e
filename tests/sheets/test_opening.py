"""Files that are no table are refused with what they are, and nothing unpacks to fill the memory."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.sheets.support import workbook

from kdim.sheets import FileDamaged, FileEmpty, FileNotTable, FileTooLarge, open_file
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
    from xlsxwriter import Workbook

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
