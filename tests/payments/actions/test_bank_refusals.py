"""Refusals of bank accounts say their facts in words."""

from datetime import date

from kdim.payments.actions import StatementGap
from kdim.web.refusals import words


def test_a_gap_says_what_to_download():
    gap = StatementGap(until_on=date(2026, 1, 1), closing=200, from_on=date(2026, 1, 5), opening=989)

    assert words(gap) == (
        "Mutasi yang sudah ada berakhir 1 Januari 2026 dengan saldo Rp200; berkas ini mulai 5 Januari 2026 dengan "
        "saldo Rp989, jadi tidak bersambung. Unduh mutasi mulai 1 Januari 2026, lalu masukkan."
    )
