"""Balances as people read them."""

from datetime import date

from kdim.ledger import queries
from kdim.ledger.enums import AccountRole, OwnerKind


def test_a_balance_is_positive_on_its_own_side(books):
    books.deposit(100, on=date(2025, 5, 1))
    books.withdraw(30)
    of = books.cooperative_id
    for which in (
        {"account": AccountRole.CASH_DESK},
        {"account": AccountRole.SAVINGS_SUKARELA},
        {"subaccount": books.siti},
    ):
        dates = (None, date(2025, 4, 30), date(2025, 5, 1), books.on)
        assert [queries.balance(of, on=on, **which) for on in dates] == [
            70, 0, 100, 70,
        ]  # fmt: skip


def test_many_parts_are_read_in_one_statement(books, django_assert_num_queries):
    books.deposit(100)
    with django_assert_num_queries(1):
        found = queries.balances_of_subaccounts(books.cooperative_id, [books.siti, books.budi, 77])
    assert {part: each.amount for part, each in found.items()} == {books.siti: 100, books.budi: 0}


def test_the_role_of_a_book_leads_to_its_account(books):
    of = books.cooperative_id
    cash = queries.account_of_role(of, AccountRole.CASH_DESK)
    assert queries.account_of_role(of, AccountRole.CASH_DESK, book_id=books.book_id) == cash
    assert queries.account_of_role(of, AccountRole.CASH_DESK, book_id=77) is None
    assert queries.book_of_cooperative(of) == books.book_id


def test_the_balance_after_an_entry_is_that_of_its_recording_whatever_comes_later(books, django_assert_num_queries):
    of = books.cooperative_id
    first = books.deposit(100)
    books.deposit(1_000, subaccount=books.budi)
    second = books.withdraw(30)
    books.deposit(7, on=date(2025, 5, 1))  # recorded later for an earlier day
    with django_assert_num_queries(2):
        assert queries.balance_after(of, first, OwnerKind.SAVINGS_ACCOUNT) == 100
    assert queries.balance_after(of, second, OwnerKind.SAVINGS_ACCOUNT) == 70
    assert queries.balance_after(of, first, OwnerKind.DRAWER) is None
    assert queries.balance_after(of, 77, OwnerKind.SAVINGS_ACCOUNT) is None
