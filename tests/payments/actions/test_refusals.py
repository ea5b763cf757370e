"""Every refusal of this room says in an Indonesian sentence what to do."""

from datetime import date

import pytest

from kdim.payments import actions
from kdim.web.refusals import words


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        (
            actions.DrawerNotOpen(name="Dewi"),
            "Dewi belum membuka laci, jadi uang belum dapat diterima atau dibayarkan. Buka laci dulu.",
        ),
        (
            actions.DrawerOfAnotherDay(on=date(2025, 6, 15)),
            "Laci yang terbuka adalah laci tanggal 15 Juni 2025. Hitung dan tutup dulu, lalu buka laci untuk hari ini.",
        ),
        (actions.DrawerTooLittle(), "Uang di laci tidak cukup untuk ini. Ambil dulu dari brankas."),
        (
            actions.VaultTooLittle(available=100_000, amount=150_000),
            (
                "Menurut buku, isi brankas Rp100.000; yang diminta Rp150.000. Kurangi jumlahnya, atau catat dulu "
                "dari mana uang itu masuk ke brankas."
            ),
        ),
    ],
)
def test_the_sentence_says_what_to_do(refusal, sentence):
    assert words(refusal) == sentence
