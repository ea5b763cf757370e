"""Shapes of files that are not among the samples: the guess must not be fitted to those."""

from datetime import date
from decimal import Decimal

import pytest
from tests.sheets.support import TODAY, csv_of, reading_of, sample, workbook

from kdim.sheets import Field, Layout, Purpose, card_owner, guess, guess_purpose, guess_sheet, open_file, read


def meanings(reading) -> list[Field | None]:
    return [column.field for column in reading.layout.columns]


def test_legacy_workbook_with_merged_headers():
    sheets = sample("legacy.xls")
    reading = reading_of(sheets[:1], Purpose.MEMBERS)

    assert [row[Field.NAME] for row in reading.rows] == [
        "Wulan Anggun",
        "Bagas Sembada",
        "Rahayu Lintang",
        "Slamet Purwaka",
    ]
    assert reading.total(reading.layout.column(Field.WAJIB)) == 14_175_000
    assert reading.layout.column(Field.LOAN_PAID).title == "P I N J A M A N / PEMBAYARAN / POKOK"


def test_card_of_one_member_names_its_owner():
    sheets = sample("legacy.xls")
    layout = guess(sheets[2], Purpose.CARD)
    reading = read(sheets[2], layout, TODAY)

    assert guess_purpose(sheets[2:])[1].purpose is Purpose.CARD
    assert card_owner(sheets[2], layout) == "Bagas S. Sembada"
    assert [row[Field.DATE] for row in reading.rows][1:] == [
        date(2023, 1, 25),
        date(2023, 2, 25),
        date(2023, 3, 25),
        date(2023, 4, 5),
    ]


def test_export_of_a_works_cooperative_whose_nik_is_the_employer_s():
    reading = reading_of(
        csv_of(
            "NIK,Nama,No Kartu,Departemen,Tipe Anggota,Status,Telepon,Email,Alamat,Tanggal Daftar\n"
            '10023,Budi Santoso,K-001,HRD,Biasa,Aktif,0812-0000-2001,budi@contoh.invalid,"Melati 1, Solo",2019-03-01\n'
            "10024,SITI AMINAH,K-002,Produksi,Luar Biasa,Nonaktif,62812-0000-2002,,Jl. Mawar 2,2020-11-15\n"
        ),
        Purpose.MEMBERS,
    )

    assert meanings(reading)[0] is Field.EMPLOYEE_NO
    assert [(row[Field.MEMBER_NO], row[Field.NAME], row[Field.JOINED_ON]) for row in reading.rows] == [
        ("K-001", "Budi Santoso", date(2019, 3, 1)),
        ("K-002", "Siti Aminah", date(2020, 11, 15)),
    ]


def test_tabular_journal_with_a_column_for_each_account():
    data = workbook(
        ("KPRI CONTOH",),
        ("BUKU PENERIMAAN KAS BULAN JANUARI 2025",),
        (),
        ("TGL", "NO BUKTI", "URAIAN", "PENERIMAAN", None, None, "SIMP POKOK", "JASA S/P"),
        (None, None, None, "KAS", "BANK S/P", "PIUTANG UANG", None, None),
        ("02/01/2025", "KM-1", "Angsuran Wulan", 1_100_000, None, 1_000_000, None, 100_000),
        ("05/01/2025", "KM-2", "Anggota baru", 100_000, None, None, 100_000, None),
        ("28/01/2025", "KM-3", "Angsuran lewat bank", None, 550_000, 500_000, None, 50_000),
        (None, None, "JUMLAH", 1_200_000, 550_000, 1_500_000, 100_000, 150_000),
        merged=(
            (3, 0, 4, 0, "TGL"),
            (3, 1, 4, 1, "NO BUKTI"),
            (3, 2, 4, 2, "URAIAN"),
            (3, 3, 3, 5, "PENERIMAAN"),
            (3, 6, 4, 6, "SIMP POKOK"),
            (3, 7, 4, 7, "JASA S/P"),
        ),
    )
    reading = reading_of(open_file(data), Purpose.JOURNAL)

    assert [column.title for column in reading.layout.all_of(Field.ACCOUNT_AMOUNT)] == [
        "PENERIMAAN / KAS",
        "PENERIMAAN / BANK S/P",
        "PENERIMAAN / PIUTANG UANG",
        "SIMP POKOK",
        "JASA S/P",
    ]
    assert [row[Field.DATE] for row in reading.rows] == [date(2025, 1, 2), date(2025, 1, 5), date(2025, 1, 28)]
    assert [reading.total(column) for column in reading.layout.all_of(Field.ACCOUNT_AMOUNT)] == [
        1_200_000,
        550_000,
        1_500_000,
        100_000,
        150_000,
    ]


def test_two_header_rows_in_a_csv_where_nothing_can_be_merged():
    reading = reading_of(
        csv_of(
            "DAFTAR SIMPANAN ANGGOTA;;;;;\n"
            "No;Nama;Simpanan;;;Pinjaman\n"
            ";;Pokok;Wajib;Sukarela;Saldo\n"
            "1;Ani Lestari;100.000;250.000;1.500;0\n"
            "2;Made Wirya;100.000;300.000;-;2.000.000\n"
            "Jumlah;;200.000;550.000;1.500;2.000.000\n"
        ),
        Purpose.MEMBERS,
    )

    assert meanings(reading) == [
        Field.ROW_NO,
        Field.NAME,
        Field.POKOK,
        Field.WAJIB,
        Field.SUKARELA,
        Field.LOAN_BALANCE,
    ]
    assert [(row[Field.POKOK], row[Field.SUKARELA]) for row in reading.rows] == [(100_000, 1_500), (100_000, None)]


def test_amounts_as_english_computers_write_them():
    reading = reading_of(
        csv_of(
            "Nomor Anggota,Nama Lengkap,Simpanan Pokok,Simpanan Wajib,Simpanan Sukarela\n"
            'A-1,Ani Lestari,"100,000.00","1,250,000.00",0.00\n'
            'A-2,Made Wirya,"100,000.00","1,300,000.50","12,500.25"\n'
        ),
        Purpose.MEMBERS,
    )

    assert [row[Field.WAJIB] for row in reading.rows] == [Decimal("1250000.00"), Decimal("1300000.50")]
    assert reading.rows[1][Field.SUKARELA] == Decimal("12500.25")


def test_month_first_dates_are_seen_by_a_day_above_twelve():
    reading = reading_of(
        csv_of(
            "Tanggal,No Anggota,Nama,Jumlah,Keterangan\n"
            "01/05/2025,A-1,Ani,50000,setor\n"
            "01/31/2025,A-1,Ani,50000,setor\n"
        ),
        Purpose.MOVEMENTS,
    )

    assert reading.layout.column(Field.DATE).is_sure
    assert [row[Field.DATE] for row in reading.rows] == [date(2025, 1, 5), date(2025, 1, 31)]


def test_a_person_may_correct_every_guess_and_it_can_be_kept():
    sheets = csv_of("Tanggal,No Anggota,Nama,Jumlah,Lain\n01/02/2025,A-1,Ani,50000,7\n03/04/2025,A-2,Budi,60000,8\n")
    sheet, layout = guess_sheet(sheets, Purpose.MOVEMENTS)
    from kdim.sheets import DateOrder

    corrected = layout.corrected({3: None, 4: Field.AMOUNT}, {0: DateOrder.MONTH_FIRST})
    reading = read(sheet, Layout.of_plain(corrected.as_plain()), TODAY)

    assert not layout.column(Field.DATE).is_sure
    assert corrected.column(Field.DATE).is_sure
    assert [(row[Field.DATE], row[Field.AMOUNT]) for row in reading.rows] == [
        (date(2025, 1, 2), 7),
        (date(2025, 3, 4), 8),
    ]


def test_the_header_of_every_printed_page_is_no_member():
    header = "No;Nama Anggota;No Anggota;Simpanan Pokok\n"
    reading = reading_of(
        csv_of(f"{header}1;Ani;A-1;100000\nHALAMAN 2;;;\n{header}2;Budi;A-2;100000\n"), Purpose.MEMBERS
    )

    assert [row[Field.NAME] for row in reading.rows] == ["Ani", "Budi"]
    assert [(each.number, each.why) for each in reading.skipped] == [(3, "blank"), (4, "header")]


def test_numbers_under_the_header_are_no_member():
    reading = reading_of(
        csv_of("No;Nama Anggota;No Anggota;Simpanan Pokok\n1;2;3;4\n1;Ani;A-1;100000\n"), Purpose.MEMBERS
    )

    assert [row[Field.NAME] for row in reading.rows] == ["Ani"]


def test_columns_shifted_by_one_still_say_what_they_are():
    data = workbook(
        (None, None, "No", "Nama", "No Anggota", "Simp. Wajib"),
        (None, None, 1, "Ani", "A-1", 50_000),
        (None, None, 2, "Budi", "A-2", 60_000),
    )
    reading = reading_of(open_file(data), Purpose.MEMBERS)

    assert [(row[Field.NAME], row[Field.WAJIB], row.cell(Field.WAJIB).address) for row in reading.rows] == [
        ("Ani", 50_000, "F2"),
        ("Budi", 60_000, "F3"),
    ]


def test_errors_of_formulas_are_told_with_their_cell():
    data = workbook(("No", "Nama", "No Anggota", "Simp. Wajib", "Simp. Pokok"), (1, "Ani", "A-1", "#REF!", 100_000))
    [row] = reading_of(open_file(data), Purpose.MEMBERS).rows

    assert (row.cell(Field.WAJIB).address, row.wrong(Field.WAJIB)) == ("D2", "cell_error")


def test_trial_balance_with_codes_and_two_sides():
    reading = reading_of(
        csv_of(
            "NERACA SALDO PER 31 DESEMBER 2024;;;\n"
            "Kode Akun;Nama Akun;Debet;Kredit\n"
            "1-1100;Kas;12.500.000;\n"
            "3-1100;Simpanan Pokok;;4.500.000\n"
            "3-1200;Simpanan Wajib;;8.000.000\n"
            ";JUMLAH;12.500.000;12.500.000\n"
        ),
        Purpose.STATEMENT,
    )

    assert [
        (row[Field.ACCOUNT_CODE], row[Field.ACCOUNT], row[Field.DEBIT], row[Field.CREDIT]) for row in reading.rows
    ] == [
        ("1-1100", "Kas", 12_500_000, None),
        ("3-1100", "Simpanan Pokok", None, 4_500_000),
        ("3-1200", "Simpanan Wajib", None, 8_000_000),
    ]


def test_balance_sheet_without_any_header():
    data = workbook(
        ("KOPERASI CONTOH", None),
        ("NERACA", None),
        ("Aktiva Lancar", None),
        ("Kas", 1_000_000),
        ("Bank BRI", 2_500_000),
        ("Jumlah Aktiva Lancar", 3_500_000),
        ("Modal", None),
        ("Simpanan Pokok", 3_500_000),
    )
    reading = reading_of(open_file(data), Purpose.STATEMENT)

    assert [(row.group, row.subject.value, row[Field.AMOUNT]) for row in reading.rows] == [
        ("Aktiva Lancar", "Kas", 1_000_000),
        ("Aktiva Lancar", "Bank BRI", 2_500_000),
        ("Modal", "Simpanan Pokok", 3_500_000),
    ]


@pytest.mark.parametrize("text", ["", "satu\ndua\n", "a,b,c\n1,2,3\n"])
def test_nothing_is_guessed_where_nothing_is_known(text):
    from kdim.sheets import Sheet

    assert guess_purpose([Sheet("x", [line.split(",") for line in text.splitlines()])]) is None
