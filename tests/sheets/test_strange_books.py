"""Workbooks as nobody should keep them, and somebody does: the general rules must read them."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from tests.sheets.support import MADE_AT, TODAY, csv_of, reading_of, workbook
from xlsxwriter import Workbook

from kdim.sheets import Field, Purpose, guess_sheet, open_file, read, unfolded


def people(reading) -> list[tuple]:
    """Name, number, pokok, wajib, sukarela of every row."""
    fields = (Field.NAME, Field.MEMBER_NO, Field.POKOK, Field.WAJIB, Field.SUKARELA)
    return [tuple(row[field] for field in fields) for row in reading.rows]


def book_of(**pages) -> bytes:
    """An XLSX of several sheets."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": MADE_AT})
        for name, rows in pages.items():
            page = book.add_worksheet(name)
            for n, row in enumerate(rows):
                for at, value in enumerate(row):
                    if value is not None:
                        page.write(n, at, value)
    return out.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        ("No. Reg", "Nama Penabung", "Simp. Pkk", "Simp. Wjb", "Tab. Manasuka"),
        ("N B A", "NAMA LENGKAP ANGGOTA", "S. POKOK", "S. WAJIB", "S. SUKARELA"),
        ("No Buku Anggota", "Nama Agt.", "SP", "SW", "SS"),
        ("Nomer Induk Anggota", "Nm. Anggota", "Simpok", "Simwa", "Simsuk"),
        ("No.Anggota", "N A M A", "Saldo Simp. Pokok", "Saldo Simp. Wajib", "Saldo Simp. Monosuko"),
        ("ID", "Nama Nasabah", "Simpanan Pokok (Rp)", "Simpanan Wajib (Rp)", "Sibuhar"),
        ("No Rekening Anggota", "Nama Anggota / Penabung", "Uang Pokok", "Uang Wajib", "Tabungan Sukarela"),
        ("Kode", "Anggota", "Pokok", "Wajib", "Suka Rela"),
    ],
)
def test_columns_are_named_differently_from_region_to_region(words):
    data = workbook(words, ("A-1", "Ani Lestari", 100_000, 250_000, 15_000), ("A-2", "Made Wirya", 100_000, 300_000, 0))
    reading = reading_of(open_file(data), Purpose.MEMBERS)

    assert people(reading) == [
        ("Ani Lestari", "A-1", 100_000, 250_000, 15_000), ("Made Wirya", "A-2", 100_000, 300_000, 0),
    ]  # fmt: skip


def test_a_header_merged_over_three_rows_totals_between_and_members_under_the_total():
    data = workbook(
        ("K S P   M A J U   B E R S A M A",),
        ("D A F T A R   S I M P A N A N   A N G G O T A",),
        (),
        ("NO", "NAMA ANGGOTA", "SALDO SIMPANAN", None, None, None, "NO ANGGOTA"),
        (None, None, "TETAP", None, "TIDAK TETAP", None, None),
        (None, None, "POKOK", "WAJIB", "SUKARELA", "JUMLAH SIMPANAN", None),
        ("KELOMPOK MAWAR",),
        (1, "Ani Lestari", 100_000, 250_000, 15_000, 365_000, "A-1"),
        (None, "Sub Jumlah Mawar", 100_000, 250_000, 15_000, 365_000, None),
        ("KELOMPOK MELATI",),
        (2, "Made Wirya", 100_000, 300_000, 0, 400_000, "A-2"),
        (None, "SUBTOTAL", 100_000, 300_000, 0, 400_000, None),
        (None, "J U M L A H", 200_000, 550_000, 15_000, 765_000, None),
        (3, "Ucok Halilintar", 100_000, 25_000, None, 125_000, "A-3"),
        (),
        ("Catatan: simpanan wajib Rp25.000 per bulan",),
        (None, "Mengetahui,", None, None, "Bendahara,"),
        (None, "( H. Slamet )", None, None, "( Rini Astuti )"),
        merged=(
            (3, 0, 5, 0, "NO"), (3, 1, 5, 1, "NAMA ANGGOTA"), (3, 2, 3, 5, "SALDO SIMPANAN"), (4, 2, 4, 3, "TETAP"),
            (4, 4, 4, 5, "TIDAK TETAP"), (3, 6, 5, 6, "NO ANGGOTA"),
        ),
    )  # fmt: skip
    reading = reading_of(open_file(data), Purpose.MEMBERS)

    assert people(reading) == [
        ("Ani Lestari", "A-1", 100_000, 250_000, 15_000), ("Made Wirya", "A-2", 100_000, 300_000, 0),
        ("Ucok Halilintar", "A-3", 100_000, 25_000, None),
    ]  # fmt: skip
    assert [row.totals_above for row in reading.rows] == [False, False, True]


def test_amounts_in_every_dress_and_one_column_in_english():
    data = workbook(
        ("No Anggota", "Nama", "Simp. Pokok", "Simp. Wajib", "Simp. Sukarela"),
        ("A-1", "Ani", "Rp 1.000.000,-", "1,250,000.00", "Rp. 15.000,00"),
        ("A-2", "Budi", "Rp100.000", "300,000.50", "(500.000)"),
        ("A-3", "Cici", "IDR 100.000,=", "25,000.00", "nihil"),
        ("A-4", "Dedi", "100 000", "0.00", "-"),
    )
    reading = reading_of(open_file(data), Purpose.MEMBERS)

    assert [(row[Field.POKOK], row[Field.WAJIB], row[Field.SUKARELA]) for row in reading.rows] == [
        (1_000_000, 1_250_000, 15_000),
        (100_000, Decimal("300000.50"), -500_000),
        (100_000, 25_000, None),
        (100_000, 0, None),
    ]


def test_dates_in_words_and_a_nik_that_became_a_number():
    data = workbook(
        ("Nama", "NIK", "Tempat/Tgl. Lahir", "Tgl Masuk", "No. Anggota"),
        ("Ani", 3273014101900011.0, "Bandung, 17 Agustus 1985", "5 Mei 2019", "A-1"),
        ("Budi", "3273.0102.0285.0012", "Kulon Progo, 2-2-1985", date(2020, 1, 31), "A-2"),
        ("Cici", "'3273014107900013", "3 Des 71", 43831, "A-3"),
    )
    sheets = open_file(data)
    reading = reading_of(sheets, Purpose.MEMBERS)

    assert [row[Field.JOINED_ON] for row in reading.rows] == [date(2019, 5, 5), date(2020, 1, 31), date(2020, 1, 1)]
    assert [row[Field.BIRTH_DATE] for row in reading.rows] == [
        date(1985, 8, 17), date(1985, 2, 2), date(1971, 12, 3),
    ]  # fmt: skip
    assert [bool(row.wrong(Field.NIK)) for row in reading.rows] == [True, False, False]


def test_a_csv_of_the_western_code_page_with_semicolons():
    reading = reading_of(
        csv_of(
            "KOPERASI “SEJAHTERA”;;;;\n;;;;\nNo Agt;Nama;Simp Pokok;Simp Wajib;Ket\n"
            "A-1;Renée Tambunan;Rp 100.000,-;Rp 250.000,-;aktif \u2013 lunas\nA-2;Budi;100.000;300.000;\n",
            "cp1252",
        ),
        Purpose.MEMBERS,
    )

    assert [(row[Field.NAME], row[Field.POKOK]) for row in reading.rows] == [
        ("Renée Tambunan", 100_000), ("Budi", 100_000),
    ]  # fmt: skip
    assert reading.rows[0][Field.DESCRIPTION].startswith("aktif")


def test_the_list_stands_on_the_third_sheet_behind_a_cover_and_the_board():
    data = book_of(
        Sampul=[("LAPORAN PENGURUS",), ("TAHUN BUKU 2024",)],
        Pengurus=[("No", "Nama", "Jabatan", "No HP"), (1, "Siti", "Ketua", "0812"), (2, "Rini", "Bendahara", "0813")],
        Simpanan=[
            ("DAFTAR SIMPANAN",), ("No", "Nama", "No Anggota", "Simp. Pokok", "Simp. Wajib"),
            (1, "Ani", "A-1", 100_000, 250_000), (2, "Budi", "A-2", 100_000, 300_000), (3, "Cici", "A-3", 100_000, 1),
        ],
        Sheet4=[("No", "Nama", "No Anggota", "Simp. Pokok", "Simp. Wajib"), (1, None, None, None, None)],
    )  # fmt: skip
    sheet, layout = guess_sheet(open_file(data), Purpose.MEMBERS)

    assert sheet.name == "Simpanan"
    assert len(read(sheet, layout, TODAY).rows) == 3


def test_blank_columns_and_rows_the_name_first_and_the_number_last():
    data = workbook(
        ("Nama", None, "Simp. Wajib", None, None, "Simp. Pokok", "Alamat", "No. Anggota"),
        (),
        ("Ani", None, 250_000, None, None, 100_000, "Jl. Melati 1", "A-1"),
        (),
        (),
        ("Budi", None, 300_000, None, None, 100_000, None, "A-2"),
    )
    reading = reading_of(open_file(data), Purpose.MEMBERS)

    assert people(reading) == [("Ani", "A-1", 100_000, 250_000, None), ("Budi", "A-2", 100_000, 300_000, None)]


def test_hidden_rows_are_rows():
    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for n, row in enumerate((("No Anggota", "Nama", "Simp. Wajib"), ("A-1", "Ani", 1_000), ("A-2", "Budi", 2_000))):
            page.write_row(n, 0, row)
        page.set_row(1, None, None, {"hidden": True})
        page.set_column(2, 2, None, None, {"hidden": True})
    reading = reading_of(open_file(out.getvalue()), Purpose.MEMBERS)

    assert [(row.number, row[Field.WAJIB]) for row in reading.rows] == [(2, 1_000), (3, 2_000)]


def test_notes_and_sums_under_the_table_are_no_members():
    data = workbook(
        ("No", "Nama", "No Anggota", "Simp. Pokok", "Simp. Wajib"),
        (1, "Ani", "A-1", 100_000, 250_000),
        (),
        ("TOTAL SIMPANAN", None, None, 100_000, 250_000),
        ("Keterangan :",),
        (None, "- yang bertanda * sudah keluar"),
        (None, "Pekalongan, 31 Desember 2024"),
        (None, "Saldo kas per 31 Desember 2024", None, 5_000_000, None),
    )
    reading = reading_of(open_file(data), Purpose.MEMBERS)

    assert people(reading) == [("Ani", "A-1", 100_000, 250_000, None)]


def test_two_tables_side_by_side_are_one_list():
    half = ("No", "Nama", "No Anggota", "Simp. Wajib")
    data = workbook(
        ("DAFTAR ANGGOTA",),
        (*half, None, *half),
        (1, "Ani", "A-1", 250_000, None, 3, "Cici", "A-3", 25_000),
        (2, "Budi", "A-2", 300_000, None, 4, "Dedi", "A-4", 50_000),
        (None, "JUMLAH", None, 550_000, None, None, "JUMLAH", None, 75_000),
    )
    reading = reading_of([unfolded(sheet, Purpose.MEMBERS) for sheet in open_file(data)], Purpose.MEMBERS)

    assert [(row[Field.NAME], row[Field.WAJIB], row.cell(Field.WAJIB).address) for row in reading.rows] == [
        ("Ani", 250_000, "D3"), ("Budi", 300_000, "D4"), ("Cici", 25_000, "I3"), ("Dedi", 50_000, "I4"),
    ]  # fmt: skip


def test_assets_left_and_claims_right_are_one_balance_sheet():
    data = workbook(
        ("KOPERASI CONTOH",), ("NERACA PER 31 DESEMBER 2024",),
        ("AKTIVA", "Rp", None, "PASIVA", "Rp"),
        ("Kas", 1_000_000, None, "Simpanan Sukarela", 700_000),
        ("Bank", 2_000_000, None, "MODAL", None),
        ("Piutang Anggota", 500_000, None, "Simpanan Pokok", 2_800_000),
        ("Jumlah Aktiva", 3_500_000, None, "Jumlah Pasiva", 3_500_000),
    )  # fmt: skip
    reading = reading_of([unfolded(sheet, Purpose.STATEMENT) for sheet in open_file(data)], Purpose.STATEMENT)

    found = [(row.group, row.subject.value, row[Field.AMOUNT], row.cell(Field.AMOUNT).address) for row in reading.rows]
    assert found == [
        ("", "Kas", 1_000_000, "B4"), ("", "Bank", 2_000_000, "B5"), ("", "Piutang Anggota", 500_000, "B6"),
        ("PASIVA", "Simpanan Sukarela", 700_000, "E4"), ("MODAL", "Simpanan Pokok", 2_800_000, "E6"),
    ]  # fmt: skip
