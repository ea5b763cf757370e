"""Lines that somebody else wrote."""

from io import BytesIO

import pytest
from xlsxwriter import Workbook

from kdim.sheets import FileNotTable
from kdim.web.office.desk.lines import lines_of_file, lines_of_text


def read(text):
    return [(line.number, line.amount) for line in lines_of_text(text)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2024-0001;50.000", ("2024-0001", "50.000")),
        ("2024-0001, 50.000", ("2024-0001", "50.000")),
        ("2024-0001,50,000", ("2024-0001", "50,000")),
        ("2024-0001,Siti Aminah,1,250,000", ("2024-0001", "1,250,000")),
        ('2024-0001,"Siti, istri Budi","Rp 50,000"', ("2024-0001", "Rp 50,000")),
        ("2024-0001,Rp 1,250,000", ("2024-0001", "Rp 1,250,000")),
        ("SS-000001\tSiti Aminah\t50rb", ("SS-000001", "50rb")),
        ("2024-0001 Rp 50.000", ("2024-0001", "Rp 50.000")),
        ("2024-0001;Siti;", ("2024-0001", "")),
        ("2024-0001", ("2024-0001", "")),
        ("\u200b2024-0001 ;\u00a050.000", ("2024-0001", "50.000")),
    ],
)
def test_a_line_has_a_number_first_and_an_amount_last(line, told):
    assert read(line) == [told]


def test_headings_and_empty_lines_are_passed_over_and_lines_keep_their_place():
    lines = lines_of_text("Nomor;Nama;Bayar\n\n2024-0001;Siti;50000\r\n2024-0002;Budi;25000\n")
    assert [(line.at, line.number, line.text) for line in lines] == [
        (3, "2024-0001", "2024-0001;Siti;50000"), (4, "2024-0002", "2024-0002;Budi;25000"),
    ]  # fmt: skip


def test_files_of_excel_and_of_notepad_are_read_alike():
    made = BytesIO()
    with Workbook(made) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Nomor", "Nama", "Bayar"])
        page.write_row(1, 0, ["2024-0001", "Siti", 50_000])
    told = [("2024-0001", "50000")]
    for data in (made.getvalue(), "2024-0001;50000".encode("utf-8-sig"), "2024-0001\t50000".encode("utf-16")):
        assert [(line.number, line.amount) for line in lines_of_file(data)] == told
    with pytest.raises(FileNotTable):
        lines_of_file(b"%PDF-1.7 \x00")
