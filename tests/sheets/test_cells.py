"""Amounts, dates, NIK, telephones and names, one cell at a time."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from kdim.sheets.amounts import decimal_mark, read_number, to_rupiah
from kdim.sheets.dates import DateGuess, DateOrder, guess_order, read_dates
from kdim.sheets.identity import read_name, read_nik, read_number_texts, read_phone
from kdim.sheets.words import is_secret, is_total, plain, tokens

TODAY = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rp 1.000.000,-", 1_000_000),
        ("Rp. 1.000.000", 1_000_000),
        ("Rp1.000.000,00", 1_000_000),
        ("1.000", 1_000),
        ("1000000", 1_000_000),
        ("(500.000)", -500_000),
        ("-250.000", -250_000),
        ("Rp -250.000", -250_000),
        ("1 250 000", 1_250_000),
        ("12 Bulan", 12),
        ("12,5", Decimal("12.5")),
        ("833333.3333", Decimal("833333.3333")),
        ("1,000,000.50", Decimal("1000000.50")),
        ("-", None),
        ("", None),
        ("Rp -", None),
        ("nihil", None),
    ],
)
def test_amounts(text, number):
    assert read_number(text, ",") == (number, "")


@pytest.mark.parametrize("text", ["lunas", "1.00.000", "10 Jan", "Bandung, 30 Januari 2023", "1.2.3,4.5"])
def test_what_is_no_amount(text):
    assert read_number(text, ",") == (None, "amount_unreadable")


def test_one_convention_for_a_column():
    assert decimal_mark(["1.000", "2.500", "10"]) == ","
    assert decimal_mark(["1,000", "2,500.50", "10"]) == "."
    assert decimal_mark(["50,000", "100,000", "-"]) == "."
    assert decimal_mark(["12,5", "100,000"]) == ","
    assert read_number("1,000", decimal_mark(["1,000", "2,500.50"])) == (1_000, "")
    assert read_number("1,000", ",") == (1, "")


def test_division_leaves_fractions_behind():
    assert to_rupiah(Decimal("833333.3333")) == (833_333, "amount_fraction")
    assert to_rupiah(Decimal("-2.5")) == (-3, "amount_fraction")
    assert to_rupiah(Decimal("0.0033")) == (0, "amount_residue")
    assert to_rupiah(Decimal("1250000.00")) == (1_250_000, "")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("1 Januari 2023", date(2023, 1, 1)),
        ("1 JAN 2023", date(2023, 1, 1)),
        ("Kulon Progo, 1 Januari 1980", date(1980, 1, 1)),
        ("31-12-62", date(1962, 12, 31)),
        ("01/02/2023", date(2023, 2, 1)),
        ("2023-03-22 0:00", datetime(2023, 3, 22)),  # noqa: DTZ001 - lists know no zone
        (Decimal(45658), date(2025, 1, 1)),
        (Decimal(20250131), date(2025, 1, 31)),
        ("0000-00-00", None),
        ("-", None),
        (date(2020, 2, 29), date(2020, 2, 29)),
    ],
)
def test_dates(value, wanted):
    assert read_dates([value], DateOrder.DAY_FIRST, TODAY) == [(wanted, "")]


def test_dates_that_are_none():
    assert read_dates(["31/02/2025", "besok", Decimal(7)], DateOrder.DAY_FIRST, TODAY) == [
        (None, "date_impossible"),
        (None, "date_unreadable"),
        (None, "date_unreadable"),
    ]


@pytest.mark.parametrize(
    ("values", "rises", "wanted"),
    [
        (["13/01/2025", "02/02/2025"], True, DateGuess(DateOrder.DAY_FIRST, is_sure=True)),
        (["01/13/2025", "02/02/2025"], True, DateGuess(DateOrder.MONTH_FIRST, is_sure=True)),
        (["13/01/2025", "01/14/2025"], True, DateGuess(DateOrder.MIXED, is_sure=False)),
        (["01/05/2025", "02/05/2025", "01/06/2025"], True, DateGuess(DateOrder.DAY_FIRST, is_sure=True)),
        (["05/01/2025", "05/02/2025", "06/01/2025"], True, DateGuess(DateOrder.MONTH_FIRST, is_sure=False)),
        (["07/10/2001", "03/08/2000"], False, DateGuess(DateOrder.DAY_FIRST, is_sure=True)),
        (["07/10/2001", "03/08/2000"], True, DateGuess(DateOrder.DAY_FIRST, is_sure=False)),
        (["1 Januari 2023"], True, DateGuess(DateOrder.DAY_FIRST, is_sure=True)),
    ],
)
def test_order_of_day_and_month(values, rises, wanted):
    assert guess_order(values, rises=rises) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("'3401124707870001", ("3401124707870001", "")),
        ("3401 1247 0787 0001", ("3401124707870001", "")),
        (Decimal(3401124707870000), ("3401124707870000", "precision_lost_suspect")),
        ("3,40111E+15", (None, "scientific_notation_lost")),
        ("340112470787000", (None, "nik_fifteen_digits")),
        ("3401124707", (None, "nik_wrong")),
        ("-", (None, "")),
        (None, (None, "")),
    ],
)
def test_nik(value, wanted):
    assert read_nik(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (Decimal(81200001001), ("+6281200001001", "")),
        ("0812-0000-1001", ("+6281200001001", "")),
        ("+62 812-0000-1001", ("+6281200001001", "")),
        ("62812 0000 1001", ("+6281200001001", "")),
        ("081200001006 / 081200001009", ("+6281200001006", "phone_second")),
        ("tidak punya", (None, "phone_unreadable")),
        ("-", (None, "")),
    ],
)
def test_telephones(value, wanted):
    assert read_phone(value) == wanted


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("HJ. AMINAH LARASATI, S.PD. ", "Hj. Aminah Larasati, S.Pd."),
        ("MA'RUF  ALFALAKH", "Ma'ruf Alfalakh"),
        ("BUDI SANTOSO, SE", "Budi Santoso, SE"),
        ("Siti  Aminah", "Siti Aminah"),
        ("dr. Bima", "dr. Bima"),
    ],
)
def test_names(typed, name):
    assert read_name(typed) == (name, "")


def test_zeros_that_a_number_cell_dropped_come_back():
    assert read_number_texts(["03.77", "000070010", Decimal(70011), "9999", None]) == [
        ("03.77", ""),
        ("000070010", ""),
        ("70011", ""),
        (None, "placeholder"),
        (None, ""),
    ]
    assert read_number_texts(["000070010", Decimal(70011)]) == [("000070010", ""), ("000070011", "zeros_restored")]


def test_headings_made_comparable():
    assert plain("J U M L A H") == "jumlah"
    assert plain("P I N J A M A N   ANGGOTA") == "pinjaman anggota"
    assert tokens("Simp. Pokok per 31 Des 2024 (Rp)") == ("simpanan", "pokok")
    assert [is_total(text) for text in ("SUB JUMLAH ", "J U M L A H", "Total Aset", "Jumlahwati")] == [
        True,
        True,
        True,
        False,
    ]
    assert [is_secret(text) for text in ("Password", "Kata Sandi", "PIN", "Nama Pasangan")] == [True, True, True, False]
