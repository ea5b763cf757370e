"""Keeping the chart."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction
from tests.ledger.support import deposit

from kdim.ledger import actions, queries
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole, Dealing


@pytest.fixture
def do(books):
    """Calls an act of the chart as somebody who may."""
    return lambda action, **facts: action(actor=books.actor, request_id=uuid4(), at=books.at, **facts)


@pytest.fixture
def ids(books):
    return {row.code: row.id for row in queries.account_tree(books.cooperative_id)}


def journal(books, debit, credit, amount=5):
    return actions.record_journal(
        actor=books.actor, request_id=uuid4(), at=books.at, on=books.on, memo="Uji",
        lines=[Line(debit, amount), Line(credit, -amount)],
    )  # fmt: skip


def test_a_new_account_takes_lines_at_once(books, do, ids):
    made = do(actions.add_account, code="11120", name_id="Kas pasar", name_en="Market cash", parent_id=ids["111"])
    journal(books, made, ids["11101"])
    found = {row.code: row for row in queries.account_tree(books.cooperative_id)}["11120"]
    assert (found.kind, found.side, found.depth, found.balance) == ("asset", "debit", 3, 5)
    assert queries.check(books.cooperative_id) == []


def test_a_new_control_account_wants_owners(books, do, ids):
    made = do(
        actions.add_account, code="21108", name_id="Simpanan pelajar", name_en="Pupils' savings", parent_id=ids["211"],
        is_control=True, dealing=Dealing.MEMBER,
    )  # fmt: skip
    with pytest.raises(actions.SubaccountMissing), transaction.atomic():
        journal(books, ids["11101"], made)


def test_a_code_is_given_once_and_only_below_a_heading(books, do, ids):
    names = {"name_id": "X", "name_en": "X"}
    with pytest.raises(actions.AccountCodeTaken):
        do(actions.add_account, code="11101", parent_id=ids["111"], **names)
    with pytest.raises(actions.ParentNotGroup):
        do(actions.add_account, code="11121", parent_id=ids["11101"], **names)
    with pytest.raises(actions.UnknownAccount):
        do(actions.add_account, code="11121", parent_id=77, **names)


def test_an_account_is_called_something_else(books, do, ids):
    do(actions.rename_account, account_id=ids["11101"], name_id="Kas Pusat", name_en="Head cash")
    found = {row.code: row.name_id for row in queries.account_tree(books.cooperative_id)}
    assert found["11101"] == "Kas Pusat"


def test_only_an_account_at_zero_without_a_role_is_closed(books, do, ids):
    with pytest.raises(actions.AccountInRole) as refused:
        do(actions.close_account, account_id=ids["11101"])
    assert refused.value.facts["role"] == "cash_desk"
    with pytest.raises(actions.AccountIsGroup):
        do(actions.close_account, account_id=ids["111"])
    journal(books, ids["11606"], ids["11101"])
    with pytest.raises(actions.AccountNotEmpty) as refused:
        do(actions.close_account, account_id=ids["11606"])
    assert refused.value.facts["balance"] == 5
    journal(books, ids["11101"], ids["11606"])
    do(actions.close_account, account_id=ids["11606"])
    with pytest.raises(actions.AccountClosed):
        do(actions.close_account, account_id=ids["11606"])
    for filler in (0, 40):
        entry = actions_entry(books, ids["11606"], ids["11101"])
        with pytest.raises(actions.AccountClosed), transaction.atomic():
            books.post(*[deposit(1, books.siti, books.on)] * filler, entry)
    assert queries.check(books.cooperative_id) == []


def actions_entry(books, debit, credit):
    from kdim.ledger.entries import Entry
    from kdim.ledger.enums import EntryKind

    return Entry(books.on, EntryKind.JOURNAL, "Uji", (Line(debit, 5), Line(credit, -5)))


def test_a_role_moves_to_another_account(books, do, ids):
    do(actions.map_role, role=AccountRole.CASH_DESK, account_id=ids["11102"])
    books.deposit(5)
    assert queries.balance(books.cooperative_id, account=ids["11102"]) == 5
    from kdim.ledger.models import RoleAccount

    RoleAccount.objects.of(books.cooperative_id).filter(role=AccountRole.CASH_DESK).delete()
    do(actions.map_role, role=AccountRole.CASH_DESK, account_id=ids["11101"])
    assert queries.account_of_role(books.cooperative_id, AccountRole.CASH_DESK) == ids["11101"]


def test_a_role_stays_within_the_book(books, do, ids):
    from kdim.ledger.models import Book

    business = Book.objects.create(
        cooperative_id=books.cooperative_id, kind="business", name="Warung", owner_id=9, begins_on=date(2025, 1, 1),
        opened_at=books.at,
    )  # fmt: skip
    with pytest.raises(actions.OtherBook):
        do(actions.map_role, role=AccountRole.CASH_DESK, account_id=ids["11101"], book_id=business.id)
    for filler in (0, 40):
        with pytest.raises(actions.OtherBook), transaction.atomic():
            books.post(*[actions_entry(books, ids["11101"], ids["11102"])] * (filler + 1), book_id=business.id)


def test_books_are_opened_once(books, do):
    with pytest.raises(actions.BookExists) as refused:
        do(actions.open_book, begins_on=date(2025, 1, 1))
    assert refused.value.facts == {"book": books.book_id}
