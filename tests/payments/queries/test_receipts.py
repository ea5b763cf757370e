"""What a receipt says to whoever holds its link."""

from datetime import date

import pytest

from kdim.ledger.actions import open_book, open_subaccount, post
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind, OwnerKind
from kdim.payments.actions import issue_receipt
from kdim.payments.enums import ReceiptKind, ReceiptStatus
from kdim.payments.queries import (
    masked,
    receipt_by_token,
    receipt_of_entry,
    receipts_numbered,
    receipts_of_member,
    tokens_of_entries,
)

ON = date(2025, 6, 16)


@pytest.fixture
def deposit(actor, at, rid):
    """An entry with its receipt, and what is needed to undo it."""
    open_book(actor=actor, request_id=rid(), at=at, begins_on=date(2025, 1, 1))
    subaccount = open_subaccount(
        actor=actor, account=AccountRole.SAVINGS_SUKARELA, owner_kind=OwnerKind.SAVINGS_ACCOUNT, owner_id=1,
        name="Siti", on=ON,
    )  # fmt: skip

    def write(sign=1, kind=EntryKind.DEPOSIT, **more):
        lines = (
            Line(AccountRole.CASH_DESK, sign * 50_000),
            Line(AccountRole.SAVINGS_SUKARELA, -sign * 50_000, subaccount=subaccount),
        )
        return post([Entry(ON, kind, "Setoran", lines, **more)], actor=actor, at=at, request_id=rid())[0]

    return write


def receipt(actor, at, entry):
    return issue_receipt(
        actor=actor, at=at, on=ON, entry_id=entry, kind=ReceiptKind.SAVINGS_DEPOSIT, member_id=5,
        payer_name="Siti Aminah", amount=50_000, about="Simpanan sukarela SS-000001",
    )  # fmt: skip


def test_a_receipt_tells_what_was_paid_and_hides_most_of_the_name(actor, at, deposit):
    entry = deposit()
    view = receipt_by_token(actor.cooperative_id, receipt(actor, at, entry))

    assert (
        view.number, view.kind, view.status, view.entry_id, view.masked_name, view.amount, view.on, view.issued_at,
        view.issued_by, view.about, view.kind.is_paid_out,
    ) == (
        "2025/000001", ReceiptKind.SAVINGS_DEPOSIT, ReceiptStatus.VALID, entry, "Siti A***", 50_000, ON, at, "Sistem",
        "Simpanan sukarela SS-000001", False,
    )  # fmt: skip


def test_after_the_entry_is_undone_the_receipt_says_cancelled(actor, at, deposit):
    entry = deposit()
    token = receipt(actor, at, entry)
    deposit(-1, EntryKind.REVERSAL, reverses=entry)

    assert receipt_by_token(actor.cooperative_id, token).status == ReceiptStatus.CANCELLED


def test_a_token_is_known_in_its_own_cooperative_only(actor, at, deposit, other_cooperative):
    token = receipt(actor, at, deposit())

    assert receipt_by_token(other_cooperative.id, token) is None
    assert receipt_by_token(actor.cooperative_id, "x" * 22) is None


def test_entries_lead_to_their_receipts(actor, at, deposit):
    with_receipt, without = deposit(), deposit()
    token = receipt(actor, at, with_receipt)

    assert tokens_of_entries(actor.cooperative_id, [with_receipt, without]) == {with_receipt: token}


def test_an_entry_leads_to_its_receipt_if_it_has_one(actor, at, deposit):
    with_receipt, without = deposit(), deposit()
    token = receipt(actor, at, with_receipt)

    assert receipt_of_entry(actor.cooperative_id, with_receipt).token == token
    assert receipt_of_entry(actor.cooperative_id, without) is None


def test_a_member_s_receipts_the_newest_first(actor, at, deposit):
    entries = [deposit() for _ in range(3)]
    for entry in entries:
        receipt(actor, at, entry)
    deposit(-1, EntryKind.REVERSAL, reverses=entries[1])
    told = receipts_of_member(actor.cooperative_id, 5, most=2)

    assert [(view.entry_id, view.status) for view in told] == [
        (entries[2], ReceiptStatus.VALID), (entries[1], ReceiptStatus.CANCELLED),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Siti Aminah", "Siti A***"), ("Siti Nur Aminah", "Siti N***"), ("Sukarno", "Su***"), ("", "***")],
)
def test_a_name_keeps_its_first_word_and_one_letter(name, shown):
    assert masked(name) == shown


def test_a_receipt_is_found_by_its_number_with_or_without_the_year(actor, at, deposit, other_cooperative):
    token = receipt(actor, at, deposit())

    found = [("2025/000001", token, "Siti Aminah", 50_000, ON)]
    for words in ("2025/000001", " 2025/1 ", "1", "000001"):
        assert receipts_numbered(actor.cooperative_id, words) == found
    for words in ("2024/1", "2", "", "/", "a/1", "1/a", "²", "99999/1", "1" * 30):
        assert receipts_numbered(actor.cooperative_id, words) == []
    assert receipts_numbered(other_cooperative.id, "1") == []


def test_a_receipt_of_a_drawer_is_found_by_its_number(cash):
    cash.open(cash.dewi), cash.open(cash.joko)
    cash.deposit(cash.dewi)
    token = cash.deposit(cash.joko)["receipt"]

    for words in ("250616-2-001", " 250616-2-1 "):
        assert [row[:2] for row in receipts_numbered(cash.cooperative_id, words)] == [("250616-2-001", token)]
    for words in ("250616-3-001", "250616-2-002", "250617-2-001", "259999-2-001", "25061-2-001", "2025/999"):
        assert receipts_numbered(cash.cooperative_id, words) == []
    assert {row[0] for row in receipts_numbered(cash.cooperative_id, "1")} >= {"250616-1-001", "250616-2-001"}
