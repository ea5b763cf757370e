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


def test_interest_of_a_deposit_is_a_cost_given_less_tax_with_what_waited():
    facts = {"on": ON, "number": "SB-000001", "month": 3, "gross": 360_000, "waited": 720_000, "tax": 108_000}
    entry = postings.deposit_interest(**facts, to=(AccountRole.TERM_DEPOSITS, 9))

    assert told(entry) == (
        ON,
        EntryKind.INTEREST,
        "Jasa simpanan berjangka SB-000001, bulan ke-3",
        [
            Line(AccountRole.TERM_INTEREST_EXPENSE, 360_000),
            Line(AccountRole.INTEREST_PAYABLE, 720_000),
            Line(AccountRole.TAX_PAYABLE, -108_000),
            Line(AccountRole.TERM_DEPOSITS, -972_000, 9),
        ],
    )


def test_interest_that_is_only_earned_is_owed_before_tax():
    entry = postings.deposit_interest(on=ON, number="SB-1", month=1, gross=360_000, waited=0, tax=0, to=None)
    assert list(entry.lines) == [
        Line(AccountRole.TERM_INTEREST_EXPENSE, 360_000), Line(AccountRole.INTEREST_PAYABLE, -360_000),
    ]  # fmt: skip


def test_a_month_bears_its_part_of_what_was_given_in_advance():
    entry = postings.deposit_interest_borne(on=ON, number="SB-1", month=2, gross=600_000)
    assert (entry.memo, list(entry.lines)) == (
        "Beban jasa di muka SB-1, bulan ke-2",
        [Line(AccountRole.TERM_INTEREST_EXPENSE, 600_000), Line(AccountRole.PREPAID_INTEREST, -600_000)],
    )


def test_a_deposit_matures_into_simpanan_sukarela_or_what_was_added_does_when_it_is_rolled_over():
    facts = {"on": ON, "number": "SB-1", "role": AccountRole.TERM_DEPOSITS, "subaccount": 9, "savings": 7}
    out = postings.deposit_matured(**facts, amount=10_000_000, is_rolled=False)
    rolled = postings.deposit_matured(**facts, amount=138_131, is_rolled=True)
    assert told(out) == (
        ON,
        EntryKind.TRANSFER,
        "Jatuh tempo simpanan berjangka SB-1",
        [Line(AccountRole.TERM_DEPOSITS, 10_000_000, 9), Line(AccountRole.SAVINGS_SUKARELA, -10_000_000, 7)],
    )
    assert rolled.memo == "Perpanjangan simpanan berjangka SB-1"


def test_the_next_terms_interest_in_advance_is_no_cost_yet():
    entry = postings.deposit_advanced(on=ON, number="SB-1", advance=postings.InAdvance(720_000, 72_000, 7))
    assert list(entry.lines) == [
        Line(AccountRole.PREPAID_INTEREST, 720_000),
        Line(AccountRole.TAX_PAYABLE, -72_000),
        Line(AccountRole.SAVINGS_SUKARELA, -648_000, 7),
    ]


def test_a_broken_deposit_puts_right_what_was_owed_or_paid_ahead():
    entry = postings.deposit_broken(
        on=ON, number="SB-1", role=AccountRole.TERM_DEPOSITS, subaccount=9, balance=100_000_000, savings=7,
        paid=93_520_000, penalty=0, tax=-600_000, waited=0, prepaid=6_000_000,
    )  # fmt: skip
    assert told(entry) == (
        ON,
        EntryKind.TRANSFER,
        "Pencairan awal simpanan berjangka SB-1",
        [
            Line(AccountRole.TERM_DEPOSITS, 100_000_000, 9),
            Line(AccountRole.SAVINGS_SUKARELA, -93_520_000, 7),
            Line(AccountRole.TAX_PAYABLE, 600_000),
            Line(AccountRole.PREPAID_INTEREST, -6_000_000),
            Line(AccountRole.TERM_INTEREST_EXPENSE, -1_080_000),
        ],
    )
