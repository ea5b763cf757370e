"""Layouts as cooperatives have them and nobody prepared for: each is read by the general rules, to the rupiah."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from random import Random

import pytest
from tests.sheets.support import MADE_AT, TODAY
from xlsxwriter import Workbook

from kdim.sheets import Field, Purpose, guess, guess_sheet, open_file, prepared, read

_ = None
SUMS = (Field.POKOK, Field.WAJIB, Field.SUKARELA, Field.SAVINGS_OTHER, Field.LOAN_BALANCE)


def book_of(*pages) -> bytes:
    """An XLSX of (name, rows, merged ranges with their text, whether it is hidden)."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"created": MADE_AT})
        for name, rows, merged, is_hidden in pages:
            page = book.add_worksheet(name)
            if is_hidden:
                page.hide()
            for n, row in enumerate(rows):
                for at, value in enumerate(row):
                    if value is not None:
                        page.write(n, at, value)
            for top, left, bottom, right, text in merged:
                page.merge_range(top, left, bottom, right, text)
    return out.getvalue()


def one(*rows, merged=()) -> bytes:
    return book_of(("Sheet1", rows, merged, False))


def reading_of(data, purpose=Purpose.MEMBERS):
    found = guess_sheet(prepared(open_file(data), purpose), purpose)
    assert found is not None
    return read(*found, TODAY)


def sums(reading) -> dict[str, Decimal]:
    """What the columns of each kind come to, and how many people there are."""
    told = {field.value: sum(reading.total(column) for column in reading.layout.all_of(field)) for field in SUMS}
    return {"people": len(reading.rows), **{name: total for name, total in told.items() if total}}


DUSUN = one(
    ("K O P E R A S I   T A N I   M U K T I",),
    ("Ds. Karangsari Kec. Bulu - Badan Hukum No. 123/BH/1998",),
    (),
    ("DAFTAR SIMPANAN ANGGOTA PER 31 DESEMBER 2025",),
    (),
    (),
    ("No.", "Nm Anggota", "No. Anggt", "Tgl Msk", "SIMPANAN", _, _, "Jml"),
    (_, _, _, _, "SP", "SW", "SS", _),
    ("DUSUN KRAJAN",),
    (1, "SUTARMI", "001", "05/03/1999", 50000, "1.250.000", "350.000", "1.650.000"),
    (2, "NGATINEM", "002", "5-3-1999", 50000, "1.100.000", "-", "1.150.000"),
    (_, "Jumlah Dusun Krajan", _, _, 100000, "2.350.000", "350.000", "2.800.000"),
    ("DUSUN SIDOREJO",),
    (1, "PAIMIN", "003", "17/08/2001", 50000, "900.000", "75.500", "1.025.500"),
    (2, "Hj. SITI MA'RUFAH, S.Pd.", "004", "2 Januari 2002", 50000, "875.000", "0", "925.000"),
    (_, "Jml Dusun Sidorejo", _, _, 100000, "1.775.000", "75.500", "1.950.500"),
    (_, "TOTAL", _, _, 200000, "4.125.000", "425.500", "4.750.500"),
    (),
    (_, "Karangsari, 31 Desember 2025"),
    (_, "Ketua", _, _, _, "Bendahara"),
    (),
    (_, "(Sukardi)", _, _, _, "(Warsito)"),
    merged=((6, 4, 6, 6, "SIMPANAN"), (6, 0, 7, 0, "No."), (6, 1, 7, 1, "Nm Anggota"), (6, 2, 7, 2, "No. Anggt"),
            (6, 3, 7, 3, "Tgl Msk"), (6, 7, 7, 7, "Jml")),
)  # fmt: skip
THOUSANDS = one(
    ("Koperasi Sumber Rejeki",),
    ("Rekapitulasi Simpanan (dalam ribuan rupiah)",),
    ("Nomor", "Nama", "Simp. Pokok", "Simp. Wajib", "Simp. Sukarela"),
    ("A01", "Budi Hartono", 100, 2400, 1250.5),
    ("A02", "Rina Kusuma", 100, 1800, 0),
)
ENGLISH = one(
    ("Member List & Savings Balance as of Dec 31, 2025",),
    ("Mandatory Savings", "Full Name", "Voluntary Savings", "Member ID", "Principal Savings", "Mobile", "Date Joined",
     "ID Number"),
    (1500000, "Agus Salim", 250000, "M-001", 100000, "0812-3456-7890", "12/31/2019", "3273011203850001"),
    (2000000, "Dewi Sartika", 0, "M-002", 100000, "62813 4567 890 / 0857111222", "01/15/2020", "3273015504900002"),
)  # fmt: skip
WESTERN = (
    '"DAFTAR ANGGOTA \u2013 KOPERASI KARYA";;;;;\r\n;;;;;\r\n'
    '"No. Urut";"No. Anggota";"Nama Anggota";"Tgl. Lahir";"Simpanan Pokok";"Simpanan Wajib"\r\n'
    '1;"0012";"SUMARNI; BA";"31-12-62";"Rp 100.000,-";"Rp. 1.234.500,-"\r\n'
    '2;"0013";"Ma\'ruf Amin";"01-02-75";"Rp 100.000,-";"Rp.   987.000,-"\r\n'
    '3;"0014";"Lestari ""Tari""";"15-08-01";"Rp 100.000,-";"-"\r\n'
    ';;"J U M L A H";;"Rp 300.000,-";"Rp. 2.221.500,-"\r\n'
).encode("cp1252")
JAVANESE = book_of(
    ("Lama", [("Nama", "Simpanan Pokok", "No Anggota"), ("X", 1, "1"), ("Y", 2, "2"), ("Z", 3, "3")], (), True),
    ("Anggota 2025", [
        (), (),
        (_, "Jeneng", _, "No. Induk", _, "Tanggal Mlebu", _, "Simpanan Pokok", _, "S. Wajib", _, "Simpanan Manasuka"),
        (_, "Mbah Karto", _, 12, _, 36951, _, 10000, _, "(250.000)", _, 5000),
        (_, "Bu Lik Sri", _, 13, _, 36982, _, 10000, _, "500.000", _, "Rp5.500,00"),
    ], (), False),
)  # fmt: skip
MOVED = one(
    ("No", "Nama Anggota", "Simpanan Pokok", _, _, "Simpanan Wajib", _, _, _),
    (_, _, "Awal", "Tambah", "Akhir", "Awal", "Tambah", "Ambil", "Akhir"),
    (1, "Ani", 100000, 0, 100000, 1000000, 120000, 0, 1120000),
    (2, "Boim", 100000, 0, 100000, 800000, 120000, 50000, 870000),
    (3, "Cak No", 0, 100000, 100000, 0, 10000, 0, 10000),
    ("Jumlah", _, 200000, 100000, 300000, 1800000, 250000, 50000, 2000000),
    merged=((0, 2, 0, 4, "Simpanan Pokok"), (0, 5, 0, 8, "Simpanan Wajib"), (0, 0, 1, 0, "No"),
            (0, 1, 1, 1, "Nama Anggota")),
)  # fmt: skip
YEARS = one(
    ("No", "Nama", "Simp Pokok", "Simp Wajib s/d 2024", "Simp Wajib 2025", "Jml Simp Wajib", "Total"),
    (1, "Ani", 100000, 900000, 120000, 1020000, 1120000),
    (2, "Budi", 100000, 800000, 120000, 920000, 1020000),
)
CREDIT_UNION = one(
    ("No", "Kelompok", "Nama Anggota", "No BA", "SIMPANAN s.d. 31-12-2025", _, _, "PINJAMAN", _),
    (_, _, _, _, "Saham", _, "Non Saham", "Pokok Pinjaman", "Sisa"),
    (_, _, _, _, "Pokok", "Wajib", _, _, _),
    (1, "Mawar", "Maria", "001", 100000, 400000, 50000, 2000000, 1500000),
    (2, _, "Yosefa", "002", 100000, 350000, 0, _, _),
    (3, "Melati", "Theresia", "003", 100000, 600000, 25000, 1000000, "0"),
    merged=((0, 4, 0, 6, "SIMPANAN s.d. 31-12-2025"), (0, 7, 0, 8, "PINJAMAN"), (1, 4, 1, 5, "Saham"),
            (3, 1, 4, 1, "Mawar"), (0, 0, 2, 0, "No"), (0, 1, 2, 1, "Kelompok"), (0, 2, 2, 2, "Nama Anggota"),
            (0, 3, 2, 3, "No BA"), (1, 6, 2, 6, "Non Saham"), (1, 7, 2, 7, "Pokok Pinjaman"), (1, 8, 2, 8, "Sisa")),
)  # fmt: skip
HEADER = ("NO", "NAMA ANGGOTA", "NO ANGGOTA", "POKOK", "WAJIB", "SUKARELA")
PRINTED = one(
    ("BUKU SIMPANAN ANGGOTA",),
    HEADER,
    (1, "Tukiyem", "11", 25000, 300000, 10000),
    (2, "Parjo", "12", 25000, 280000, 0),
    (_, "Jumlah dipindahkan", _, 50000, 580000, 10000),
    ("BUKU SIMPANAN ANGGOTA",),
    ("Halaman 2",),
    HEADER,
    (_, "Pindahan", _, 50000, 580000, 10000),
    (3, "Sumini", "13", 25000, 100000, 5000),
    (4, "Warsono", "14", 25000, 90000, 0),
    (_, "Jumlah", _, 100000, 770000, 15000),
)

VILLAGE = ("No", "Nama", "No. Agt", "S. Pokok", "S. Wajib")
VILLAGES = book_of(
    ("Sampul", [("DAFTAR SIMPANAN",), ("Per desa",)], (), False),
    ("Sukamaju", [("DESA SUKAMAJU",), VILLAGE, (1, "Asep", "S1", 50000, 100000), (2, "Ujang", "S2", 50000, 200000),
                  ("Jumlah", _, _, 100000, 300000)], (), False),
    ("Cibogo", [(*VILLAGE[:3], "S. Wajib", "S. Pokok"), (1, "Iis", "C1", 300000, 50000),
                (2, "Neng", "C2", 50000, 50000),
                (3, "Dadang", "C3", "banyak", 50000), ("Jumlah", _, _, 350000, 150000)], (), False),
)  # fmt: skip
MONTHS = book_of(
    *((name, [VILLAGE, (1, "Asep", "S1", paid, 100000 * n if paid else _), (2, "Ujang", "S2", paid, _)], (), False)
      for n, (name, paid) in enumerate(
          [("Okt 2025", 50000), ("Nop 2025", 50000), ("Des 2025", 50000), ("Jan 2026", _)]))
)  # fmt: skip
FIRST = ("No", "Nama Anggota", "No. Anggota", "Simp. Pokok", "Simp. Wajib", "Simp. Sukarela")
SECOND = ("No", "No. Anggota", "Nama Lengkap", "Simp. Wajib", "Simp. Pokok", "Simp. Lebaran")
OTHER_ORDER = one(
    ("ANGGOTA AKTIF",),
    FIRST,
    (1, "Andi", "1", 100000, 1000000, 5000),
    (2, "Beni", "2", 100000, 900000, 0),
    ("Jumlah", _, _, 200000, 1900000, 5000),
    (),
    ("ANGGOTA PASIF",),
    SECOND,
    (1, "3", "Cici", 50000, 100000, 7000),
    ("Jumlah", _, _, 50000, 100000, 7000),
)
DATED = one(
    ("No", "Nama Anggota", "Simpanan per 31 Desember 2025", _, _, _),
    (_, _, "Pokok", "Wajib", "Sukarela", "Jumlah"),
    (1, "Ani", 100000, 1000, 0, 101000),
    (2, "Budi", 100000, 2000, 5, 102005),
    merged=((0, 2, 0, 5, "Simpanan per 31 Desember 2025"),),
)
MONTHLY = one(
    ("KARTU SIMPANAN WAJIB 2025",),
    ("No", "Nama Anggota", "NBA", "Simpanan Pokok", "Saldo Awal Wajib", "Jan", "Feb", "Saldo Akhir Wajib", "Ket"),
    (1, "Ani", "1", 100000, 500000, 20000, 20000, 540000, _),
    (2, "Budi", "2", 100000, 400000, 20000, _, 420000, "macet"),
)
CAMEL = (
    b"noAnggota;namaLengkap;simpananPokok;simpananWajib;tglLahir\n1;Ani;100000;5000;1990-05-01\n"
    b"2;Budi;100000;6000;1991-05-01\n"
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(DUSUN, {"people": 4, "pokok": 200_000, "wajib": 4_125_000, "sukarela": 425_500}, id="hamlets"),
        pytest.param(
            THOUSANDS, {"people": 2, "pokok": 200_000, "wajib": 4_200_000, "sukarela": 1_250_500}, id="thousands"
        ),
        pytest.param(ENGLISH, {"people": 2, "pokok": 200_000, "wajib": 3_500_000, "sukarela": 250_000}, id="english"),
        pytest.param(WESTERN, {"people": 3, "pokok": 300_000, "wajib": 2_221_500}, id="western"),
        pytest.param(JAVANESE, {"people": 2, "pokok": 20_000, "wajib": 250_000, "sukarela": 10_500}, id="javanese"),
        pytest.param(MOVED, {"people": 3, "pokok": 300_000, "wajib": 2_000_000}, id="opening and closing"),
        pytest.param(YEARS, {"people": 2, "pokok": 200_000, "wajib": 1_940_000}, id="a column for each year"),
        pytest.param(
            CREDIT_UNION,
            {"people": 3, "pokok": 300_000, "wajib": 1_350_000, "savings_other": 75_000, "loan_balance": 1_500_000},
            id="credit union",
        ),
        pytest.param(VILLAGES, {"people": 5, "pokok": 250_000, "wajib": 650_000}, id="a sheet for each village"),
        pytest.param(MONTHS, {"people": 2, "pokok": 100_000, "wajib": 200_000}, id="a sheet for each month"),
        pytest.param(
            OTHER_ORDER,
            {"people": 3, "pokok": 300_000, "wajib": 1_950_000, "sukarela": 5_000, "savings_other": 7_000},
            id="another order below",
        ),
        pytest.param(DATED, {"people": 2, "pokok": 200_000, "wajib": 3_000, "sukarela": 5}, id="dated"),
        pytest.param(MONTHLY, {"people": 2, "pokok": 200_000, "wajib": 960_000}, id="a column for each month"),
        pytest.param(CAMEL, {"people": 2, "pokok": 200_000, "wajib": 11_000}, id="camel case"),
        pytest.param(PRINTED, {"people": 4, "pokok": 100_000, "wajib": 770_000, "sukarela": 15_000}, id="printed"),
    ],
)
def test_a_list_of_members_comes_to_what_it_says(data, expected):
    assert sums(reading_of(data)) == expected


def test_dates_of_joining_and_hamlets_of_a_list_with_totals_in_the_middle():
    rows = reading_of(DUSUN).rows
    days = [date(1999, 3, 5), date(1999, 3, 5), date(2001, 8, 17), date(2002, 1, 2)]
    assert [row[Field.JOINED_ON] for row in rows] == days
    assert [row.group for row in rows] == ["DUSUN KRAJAN", "DUSUN KRAJAN", "DUSUN SIDOREJO", "DUSUN SIDOREJO"]


def test_an_identity_number_is_known_by_its_digits():
    first, second = reading_of(ENGLISH).rows
    assert (first[Field.NIK], first[Field.MEMBER_NO], first[Field.PHONE]) == (
        "3273011203850001", "M-001", "+6281234567890",
    )  # fmt: skip
    assert (first[Field.JOINED_ON], second[Field.JOINED_ON]) == (date(2019, 12, 31), date(2020, 1, 15))


@pytest.mark.parametrize(
    ("title", "scale"),
    [("(dalam ribuan rupiah)", 1_000), ("Dalam Jutaan Rp", 1_000_000), ("Rp 000", 1_000), ("(Rp juta)", 1_000_000),
     ("Simpanan dua ribu dua puluh lima", 1), ("Neraca per 31 Desember 2000", 1), ("in thousands", 1_000)],
)  # fmt: skip
def test_a_balance_sheet_in_thousands_is_read_in_rupiah(title, scale):
    data = one(
        ("NERACA KOPERASI TANI",), (title,), ("Pos", "Jumlah"), ("Aktiva Lancar",), ("Kas", 1500), ("Bank", "2.500,5"),
        ("Hutang",), ("Simpanan Sukarela", 1000), ("Modal",), ("Simpanan Pokok", 3000.5),
    )  # fmt: skip
    told = reading_of(data, Purpose.STATEMENT)
    assert [row[Field.AMOUNT] for row in told.rows] == [
        amount * scale for amount in (1500, Decimal("2500.5"), 1000, Decimal("3000.5"))
    ]
    again = told.layout.corrected({}, {}, scale=1)
    assert (told.layout.scale, again.scale) == (scale, 1)


def test_every_cell_of_a_list_brought_together_knows_its_sheet():
    wrong = [row.cells[column.index] for row, column in _cells(reading_of(VILLAGES)) if row.cells[column.index].wrong]
    assert [(cell.address, cell.raw) for cell in wrong] == [("Cibogo!D4", "banyak")]
    last = reading_of(OTHER_ORDER).rows[-1]
    assert (last.cell(Field.POKOK).address, last.cell(Field.WAJIB).address, last[Field.NAME]) == ("E9", "D9", "Cici")


def _cells(reading):
    return [(row, column) for row in reading.rows for column in reading.layout.columns if column.index in row.cells]


def test_sheets_of_months_are_one_list_each():
    sheets = prepared(open_file(MONTHS), Purpose.MEMBERS)
    assert [sheet.name for sheet in sheets] == ["Okt 2025", "Nop 2025", "Des 2025", "Jan 2026"]
    assert guess_sheet(sheets, Purpose.MEMBERS)[0].name == "Des 2025"


def test_amounts_of_an_inner_column_are_lines_and_their_sum_is_none():
    data = one(
        ("NERACA", "per 31 Des 2025"), ("AKTIVA",), ("I", "Aktiva Lancar"), ("1", "Kas", _, 1000000),
        ("2", "Bank", _, 2000000), ("3", "Pinjaman Anggota", 10000000),
        (_, "Cad. Pinjaman Ragu-ragu", -500000, 9500000),
        (_, "Jumlah Aktiva Lancar", _, 12500000), ("PASIVA",), ("1", "Tabungan", _, 4500000),
        ("2", "Simpanan Pokok", _, 1000000), ("3", "Simpanan Wajib", _, 7000000), (_, "Jumlah Pasiva", _, 12500000),
    )  # fmt: skip
    told = {row.subject.raw: row[Field.AMOUNT] for row in reading_of(data, Purpose.STATEMENT).rows}
    assert told == {
        "Kas": 1_000_000, "Bank": 2_000_000, "Pinjaman Anggota": 10_000_000, "Cad. Pinjaman Ragu-ragu": -500_000,
        "Tabungan": 4_500_000, "Simpanan Pokok": 1_000_000, "Simpanan Wajib": 7_000_000,
    }  # fmt: skip


PEOPLE = [("Ani", "A-1", 100_000, 250_000, 1_500), ("Budi", "A-2", 100_000, 90_000, 0), ("Cici", "A-3", 0, 7_500, 12)]
WORDS = [
    ("Nama Anggota", "Nm Anggota", "Full Name"), ("No. Anggota", "NBA", "Member ID"), ("SP", "Simp. Pokok", "S. Pokok"),
    ("SW", "Simp. Wajib", "Simpanan Wajib (Rp)"), ("SS", "Simp. Sukarela", "Tabungan"),
]  # fmt: skip
DRESSES = [
    str,
    lambda n: n,
    lambda n: f"{n:,}".replace(",", "."),
    lambda n: f"Rp {n:,},-".replace(",", ".", f"{n:,}".count(",")),
]


@pytest.mark.parametrize("seed", range(120))
def test_columns_in_any_order_with_noise_between_come_to_the_same(seed):
    """Order, words, dress of amounts, empty columns and rows that are no members: nothing of it changes a rupiah."""
    dice = Random(seed)
    order = dice.sample(range(5), 5)
    words = [dice.choice(each) for each in WORDS]
    dress = [dice.choice(DRESSES) for _each in range(5)]
    gap = dice.choice([0, 0, 1])
    spread = [place for n in order for place in (n, *[None] * gap)]

    def line(cells):
        return [None if n is None else dress[n](cells[n]) if isinstance(cells[n], int) else cells[n] for n in spread]

    sums = ["JUMLAH", _, *(sum(person[n] for person in PEOPLE) for n in (2, 3, 4))]
    noise = [[], line(words), line(sums), ["Catatan: diperiksa oleh pengawas"], ["Halaman 2"], [_, _, "Bendahara"]]
    rows = [["KOPERASI UJI"]] * dice.randrange(3) + [line(words)]
    for person in PEOPLE:
        rows += [line(person), *dice.sample(noise, dice.randrange(3))]
    reading = reading_of(one(*rows, line(sums)))
    told = [(row[Field.NAME], row[Field.MEMBER_NO]) for row in reading.rows]
    amounts = [tuple(int(row[field] or 0) for field in SUMS[:3]) for row in reading.rows]
    assert (told, amounts) == ([person[:2] for person in PEOPLE], [person[2:] for person in PEOPLE])


@pytest.mark.parametrize("seed", range(60))
def test_nothing_that_a_sheet_can_hold_breaks_the_reader(seed):
    dice = Random(seed)
    some = [
        "", "Nama", "SP", "Jumlah", "Kas", "Tanggal", "(", "-", "1.2.3,4", "Rp", "31-02-2025", "=1", 0, -5, 1e15, 45000,
        "a" * 200, "D", "K", "Debet", "Simpanan / Pokok", "\n", "2025", "No. Anggota", "1e9", "NIK", None, None,
    ]  # fmt: skip
    rows = [[dice.choice(some) for _column in range(dice.randrange(1, 9))] for _row in range(dice.randrange(1, 25))]
    sheets = open_file(one(("Nama",), *rows))
    for purpose in Purpose:
        for sheet in prepared(sheets, purpose):
            for at in (None, 0, dice.randrange(len(sheet.rows))):
                layout = guess(sheet, purpose, at, None if at is None else at + 1)
                if layout is not None:
                    read(sheet, layout, TODAY)
