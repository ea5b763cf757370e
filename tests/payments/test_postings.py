"""What the cash desk posts, line by line."""

from datetime import date

from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.payments import postings

ON = date(2025, 6, 16)
DRAWERS, CASH = AccountRole.TELLER_DRAWERS, AccountRole.CASH_DESK


def said(entry):
    return entry.kind, entry.memo, list(entry.lines)


def test_only_the_cash_line_goes_through_the_drawer():
    entry = Entry(
        on=ON, kind=EntryKind.DEPOSIT, memo="Setoran", lines=[Line(CASH, 5), Line(AccountRole.SAVINGS_SUKARELA, -5, 8)]
    )
    moved = postings.through_drawer(entry, drawer=3)

    assert said(moved) == (
        EntryKind.DEPOSIT, "Setoran", [Line(DRAWERS, 5, 3), Line(AccountRole.SAVINGS_SUKARELA, -5, 8)],
    )  # fmt: skip
    assert moved.on == ON


def test_cash_comes_from_the_vault_and_goes_there():
    name = "Laci 250616-1 Dewi"
    assert said(postings.from_vault(on=ON, drawer=3, name=name, amount=7)) == (
        EntryKind.TRANSFER, "Dari brankas ke Laci 250616-1 Dewi", [Line(DRAWERS, 7, 3), Line(CASH, -7)],
    )  # fmt: skip
    assert said(postings.to_vault(on=ON, drawer=3, name=name, amount=7)) == (
        EntryKind.TRANSFER, "Dari Laci 250616-1 Dewi ke brankas", [Line(CASH, 7), Line(DRAWERS, -7, 3)],
    )  # fmt: skip


def test_what_was_kept_goes_into_the_drawer():
    assert said(postings.take_over(on=ON, drawer=3, kept=9, name="Laci 250616-1 Dewi", amount=7)) == (
        EntryKind.TRANSFER, "Kas awal Laci 250616-1 Dewi", [Line(DRAWERS, 7, 3), Line(DRAWERS, -7, 9)],
    )  # fmt: skip


def test_a_difference_is_posted_on_the_side_it_is_on():
    facts = {"on": ON, "drawer": 3, "name": "Laci 250616-1 Dewi", "expected": 100}
    assert said(postings.difference(**facts, counted=90, reason="kembalian")) == (
        EntryKind.CASH, "Kas kurang Laci 250616-1 Dewi: kembalian",
        [Line(DRAWERS, -10, 3), Line(AccountRole.ROUNDING_DIFFERENCE, 10)],
    )  # fmt: skip
    assert said(postings.difference(**facts, counted=105, reason="tercecer")) == (
        EntryKind.CASH, "Kas lebih Laci 250616-1 Dewi: tercecer",
        [Line(DRAWERS, 5, 3), Line(AccountRole.ROUNDING_DIFFERENCE, -5)],
    )  # fmt: skip


def test_what_stays_is_somebodys():
    assert said(postings.keep(on=ON, drawer=3, kept=9, name="Laci 250616-1 Dewi", keeper="Joko", amount=7)) == (
        EntryKind.TRANSFER, "Dari Laci 250616-1 Dewi dipegang Joko", [Line(DRAWERS, 7, 9), Line(DRAWERS, -7, 3)],
    )  # fmt: skip
