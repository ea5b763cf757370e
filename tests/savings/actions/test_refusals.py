"""Every refusal of this room says its facts in an Indonesian sentence."""

from datetime import date

import pytest

from kdim.savings import actions
from kdim.web.refusals import words


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (
            actions.WithdrawalTooLarge(amount=50_000, available=40_000, balance=250_000, held=200_000, minimum=10_000),
            (
                "Rp50.000 melebihi yang dapat ditarik. Saldonya Rp250.000, Rp200.000 di antaranya ditahan dan Rp10.000 "
                "harus tetap tersimpan: sekarang dapat ditarik Rp40.000."
            ),
        ),
        (
            actions.WithdrawalTooLarge(amount=50_000, available=40_000, balance=50_000, held=0, minimum=10_000),
            (
                "Rp50.000 melebihi yang dapat ditarik. Saldonya Rp50.000 dan Rp10.000 harus tetap tersimpan: sekarang "
                "dapat ditarik Rp40.000."
            ),
        ),
        (
            actions.EquityNotWithdrawable(kind="pokok", number="SP-000001", balance=100_000),
            (
                "Simpanan pokok (SP-000001, Rp100.000) adalah modal koperasi dan tidak dapat ditarik selama masih "
                "menjadi anggota (UU 25/1992 Pasal 41)."
            ),
        ),
        (
            actions.WajibNotWholeMonths(amount=120_000, below=100_000, above=150_000),
            (
                "Simpanan wajib dibayar untuk bulan yang utuh. Jumlah yang terdekat dengan Rp120.000 adalah Rp100.000 "
                "dan Rp150.000."
            ),
        ),
        (
            actions.WajibNotWholeMonths(amount=20_000, below=0, above=50_000),
            "Simpanan wajib dibayar untuk bulan yang utuh. Paling sedikit yang dapat dibayar sekarang Rp50.000.",
        ),
        (
            actions.WajibNotWholeMonths(amount=20_000, below=0, above=None),
            "Saat ini tidak ada simpanan wajib yang ditagih, jadi Rp20.000 tidak dapat diterima.",
        ),
        (
            actions.PokokTooMuch(amount=40_001, remaining=40_000, pokok=100_000),
            "Sisa simpanan pokok yang belum dibayar hanya Rp40.000; Rp40.001 terlalu banyak.",
        ),
        (
            actions.PokokTooMuch(amount=1, remaining=0, pokok=100_000),
            "Simpanan pokok Rp100.000 sudah lunas; tidak perlu dibayar lagi.",
        ),
        (
            actions.RateAboveCap(rate_ppm=90_001, cap_ppm=90_000, source="Permenkop UKM 8/2023 Pasal 26"),
            "9,0001% setahun melebihi batas aturan: paling tinggi 9% (Permenkop UKM 8/2023 Pasal 26).",
        ),
        (
            actions.MonthSettled(month=date(2025, 5, 1), on=date(2025, 5, 31)),
            (
                "Jasa bulan Mei 2025 sudah dibayar, jadi tidak ada transaksi yang boleh bertanggal 31 Mei 2025. "
                "Gunakan tanggal pada bulan berjalan."
            ),
        ),
        (
            actions.MemberNotActive(name="Siti Aminah", status="applied"),
            "Siti Aminah bukan anggota aktif (Sudah memohon), jadi ini tidak dapat dicatat.",
        ),
        (
            actions.MembershipEnded(name="Siti Aminah", left_on=date(2025, 6, 15), has_died=True),
            (
                "Siti Aminah sudah meninggal dunia; keanggotaannya berakhir 15 Juni 2025. Di meja kas tidak ada lagi "
                "setoran atau penarikan: simpanannya diurus ahli waris bersama pengurus."
            ),
        ),
        (
            actions.MembershipEnded(name="Siti Aminah", left_on=date(2025, 6, 15), has_died=False),
            (
                "Keanggotaan Siti Aminah berakhir 15 Juni 2025. Di meja kas tidak ada lagi setoran atau penarikan: "
                "simpanannya dibayarkan oleh pengurus."
            ),
        ),
    ],
)
def test_the_sentence_names_amounts_and_what_can_be_done(refusal, sentence):
    assert words(refusal) == sentence
