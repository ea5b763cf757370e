"""Each event of savings in the books, to the line."""

from datetime import date

from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.savings import postings

ON = date(2025, 6, 16)


def told(entry):
    return entry.on, entry.kind, entry.memo, list(entry.lines)


def test_a_deposit_is_cash_owed_to_the_member():
    entry = postings.deposit(on=ON, number="SS-000001", subaccount=7, amount=50_000)

    assert told(entry) == (
        ON,
        EntryKind.DEPOSIT,
        "Setoran simpanan SS-000001",
        [Line(AccountRole.CASH_DESK, 50_000), Line(AccountRole.SAVINGS_SUKARELA, -50_000, 7)],
    )


def test_a_withdrawal_is_a_deposit_the_other_way():
    entry = postings.withdrawal(on=ON, number="SS-000001", subaccount=7, amount=50_000)

    assert told(entry) == (
        ON,
        EntryKind.WITHDRAWAL,
        "Penarikan simpanan SS-000001",
        [Line(AccountRole.SAVINGS_SUKARELA, 50_000, 7), Line(AccountRole.CASH_DESK, -50_000)],
    )


def test_what_the_teller_wrote_is_the_memo():
    assert postings.deposit(on=ON, number="SS-1", subaccount=7, amount=1, memo="Titipan").memo == "Titipan"
    assert postings.withdrawal(on=ON, number="SS-1", subaccount=7, amount=1, memo="Sekolah").memo == "Sekolah"


def test_simpanan_pokok_is_equity():
    entry = postings.pokok(on=ON, number="SP-000001", subaccount=8, amount=100_000)

    assert told(entry) == (
        ON,
        EntryKind.ADMISSION,
        "Simpanan pokok SP-000001",
        [Line(AccountRole.CASH_DESK, 100_000), Line(AccountRole.SAVINGS_POKOK, -100_000, 8)],
    )


def test_simpanan_wajib_is_equity_and_says_for_how_many_months():
    entry = postings.wajib(on=ON, number="SW-000001", subaccount=9, amount=150_000, months=3)

    assert told(entry) == (
        ON,
        EntryKind.DUES,
        "Simpanan wajib SW-000001, 3 bulan",
        [Line(AccountRole.CASH_DESK, 150_000), Line(AccountRole.SAVINGS_WAJIB, -150_000, 9)],
    )
