"""Cash journals as they are kept from place to place."""

from datetime import date

import pytest
from tests.processes.moving.test_journal import DAY, bring, posted, take, totals
from tests.sheets.support import workbook

from kdim.processes.moving import actions
from kdim.processes.moving.enums import BatchKind

NEXT = date(2025, 6, 3)


def lines(moving, batch_id):
    return [told for _, _, told in posted(moving, batch_id)]


def bring_file(moving, data):
    return moving.upload(data=data, kind=BatchKind.JOURNAL, name="kas.xlsx")


def test_accounts_under_a_merged_heading_of_money_received(moving):
    data = workbook(
        ("KPRI CONTOH",), ("BUKU PENERIMAAN KAS BULAN JUNI 2025",), (),
        ("TGL", "NO BUKTI", "URAIAN", "PENERIMAAN", None, None, "SIMP POKOK", "JASA S/P"),
        (None, None, None, "KAS", "BANK S/P", "PIUTANG UANG", None, None),
        (None, None, "Saldo bulan lalu", 2_000_000, 1_000_000, None, None, None),
        ("02/06/2025", "KM-1", "Angsuran Wulan", 1_100_000, None, 1_000_000, None, 100_000),
        ("03/06/2025", "KM-2", "Anggota baru", 100_000, None, None, 100_000, None),
        (None, None, "Jumlah halaman ini", 1_200_000, None, 1_000_000, 100_000, 100_000),
        (None, None, "Pindahan dari halaman 1", 1_200_000, None, 1_000_000, 100_000, 100_000),
        ("13/06/2025", "KM-3", "Angsuran lewat bank", None, 550_000, 500_000, None, 50_000),
        (None, None, "J U M L A H", 1_200_000, 550_000, 1_500_000, 100_000, 150_000),
        merged=(
            (3, 0, 4, 0, "TGL"), (3, 1, 4, 1, "NO BUKTI"), (3, 2, 4, 2, "URAIAN"), (3, 3, 3, 5, "PENERIMAAN"),
            (3, 6, 4, 6, "SIMP POKOK"), (3, 7, 4, 7, "JASA S/P"),
        ),
    )  # fmt: skip
    batch_id = bring_file(moving, data)
    assert totals(moving, batch_id) == {
        "cash_before": 3_000_000, "PENERIMAAN / KAS": 1_200_000, "PENERIMAAN / BANK S/P": 550_000,
        "cash_after": 4_750_000,
    }  # fmt: skip

    take(moving, batch_id)
    assert lines(moving, batch_id) == [
        {"11101": 1_100_000, "11308": -1_000_000, "43109": -100_000}, {"11101": 100_000, "31101": -100_000},
        {"11110": 550_000, "11308": -500_000, "43109": -50_000},
    ]  # fmt: skip


def test_both_sides_of_cash_and_bank_and_a_column_of_sundries(moving):
    data = workbook(
        ("BUKU HARIAN",),
        ("Tanggal", "Keterangan", "KAS", None, "BANK", None, "SIMPANAN WAJIB", "SERBA-SERBI", None),
        (None, None, "Debet", "Kredit", "Debet", "Kredit", "Kredit", "Debet", "Kredit"),
        (DAY, "Iuran Budi", 75_000, None, None, None, 75_000, None, None),
        (DAY, "Setor ke bank", None, 50_000, 50_000, None, None, None, None),
        (NEXT, "Biaya Listrik", None, None, None, 20_000, None, 20_000, None),
        ("Jumlah", None, 75_000, 50_000, 50_000, 20_000, 75_000, 20_000, None),
    )  # fmt: skip
    batch_id = bring_file(moving, data)

    take(moving, batch_id, **{"Biaya Listrik": "63119"})
    assert lines(moving, batch_id) == [
        {"11101": 75_000, "31102": -75_000}, {"11101": -50_000, "11110": 50_000}, {"11110": -20_000, "63119": 20_000},
    ]  # fmt: skip


def test_debit_credit_and_balance_with_the_opening_among_the_debits(moving):
    header = ("Tgl.", "Uraian", "Debet", "Kredit", "Saldo")
    rows = (
        ("1 Juni 2025", "Saldo pindahan", "Rp 500.000,-", None, "Rp 500.000,-"),
        ("2 Juni 2025", "Simpanan Pokok", "Rp 100.000,-", None, "Rp 600.000,-"),
        (None, "Biaya Gaji", None, "Rp 250.000,-", "Rp 350.000,-"),
        (None, "JUMLAH", "Rp 600.000,-", "Rp 250.000,-", "Rp 350.000,-"),
    )
    batch_id = bring(moving, *rows, header=header, titles=(("BUKU KAS UMUM",),))
    assert totals(moving, batch_id) == {
        "cash_before": 500_000, "cash_in": 100_000, "cash_out": 250_000, "cash_after": 350_000,
    }  # fmt: skip

    take(moving, batch_id)
    assert lines(moving, batch_id) == [{"11101": 100_000, "31101": -100_000}, {"11101": -250_000, "62101": 250_000}]


def test_only_a_total_beside_the_accounts(moving):
    header = ("No", "Tgl", "Uraian", "Jumlah", "Simp. Pokok", "Simp. Wajib")
    rows = ((1, DAY, "Setoran Ani", 150_000, 100_000, 50_000), (2, NEXT, "Setoran Budi", 100_000, 100_000, None))
    batch_id = bring(moving, *rows, header=header, titles=(("PENERIMAAN SIMPANAN",),))

    take(moving, batch_id)
    assert lines(moving, batch_id) == [
        {"11101": 150_000, "31101": -100_000, "31102": -50_000}, {"11101": 100_000, "31101": -100_000},
    ]  # fmt: skip


def test_an_account_beside_the_text(moving):
    header = ("Tanggal", "Keterangan", "Perkiraan", "Penerimaan", "Pengeluaran")
    rows = ((DAY, "Setoran Ani", "Simpanan Wajib", 50_000, None), (DAY, "Bayar Joko", "Biaya Gaji", None, 20_000))
    batch_id = bring(moving, *rows, header=header)

    take(moving, batch_id)
    assert lines(moving, batch_id) == [{"11101": 50_000, "31102": -50_000}, {"11101": -20_000, "62101": 20_000}]


def test_a_sheet_for_each_way_in_one_file(moving):
    from tests.sheets.test_strange_books import book_of

    data = book_of(
        PENERIMAAN=[("TGL", "URAIAN", "KAS", "SIMP POKOK"), (DAY, "Setoran", 100_000, 100_000)],
        PENGELUARAN=[("TGL", "URAIAN", "KAS", "BIAYA GAJI"), (DAY, "Gaji", 60_000, 60_000)],
    )  # fmt: skip
    first = bring_file(moving, data)
    take(moving, first)
    second = bring_file(moving, data)
    take(moving, second)

    assert {moving.batch(each).sheet_name for each in (first, second)} == {"PENERIMAAN", "PENGELUARAN"}
    assert sorted(told["11101"] for each in (first, second) for told in lines(moving, each)) == [-60_000, 100_000]
    with pytest.raises(actions.BatchTakenOver):
        bring_file(moving, data)


def test_a_file_of_the_western_code_page_with_semicolons(moving):
    text = (
        "BUKU KAS\nTanggal;Uraian;DUM;DUK\n02-06-2025;Simpanan Pokok \u2013 Renée;100.000,00;\n;Biaya Gaji;;(25.000)\n"
    )
    batch_id = moving.upload(data=text.encode("cp1252"), kind=BatchKind.JOURNAL, name="kas.csv")

    assert totals(moving, batch_id) == {"cash_in": 100_000, "cash_out": -25_000}
