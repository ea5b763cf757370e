"""Balances as runs of days."""

from datetime import date

import pytest
from django.db import connection

from kdim.ledger import queries
from kdim.ledger.enums import AccountRole

FIRST, LAST = date(2025, 6, 1), date(2025, 6, 30)


@pytest.fixture
def sukarela(books) -> int:
    return queries.account_of_role(books.cooperative_id, AccountRole.SAVINGS_SUKARELA)


def runs(books, sukarela):
    queries.balance_runs(books.cooperative_id, accounts=[sukarela], first_on=FIRST, last_on=LAST, into="runs")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM runs ORDER BY subaccount_id, day")
        return [tuple(row) for row in cursor.fetchall()]


def test_a_run_lasts_until_the_balance_moves(books, sukarela):
    books.deposit(100, on=date(2025, 5, 31))
    books.deposit(50, on=date(2025, 6, 11))
    books.withdraw(30, on=date(2025, 6, 11))
    books.withdraw(20, on=date(2025, 6, 30))
    books.deposit(7, on=date(2025, 7, 1))

    assert runs(books, sukarela) == [
        (books.siti, 1, 10, 100), (books.siti, 11, 19, 120), (books.siti, 30, 1, 100), (books.budi, 1, 30, 0),
    ]  # fmt: skip


def test_a_movement_on_the_first_leaves_no_day_for_the_opening(books, sukarela):
    books.deposit(100, on=date(2025, 5, 31))
    books.deposit(50, on=FIRST)

    assert runs(books, sukarela)[0] == (books.siti, 1, 30, 150)


@pytest.mark.parametrize(("first_on", "last_on"), [(date(2025, 6, 2), LAST), (FIRST, date(2025, 6, 29))])
def test_runs_are_of_one_whole_month(books, sukarela, first_on, last_on):
    with pytest.raises(AssertionError):
        queries.balance_runs(books.cooperative_id, accounts=[sukarela], first_on=first_on, last_on=last_on, into="runs")


def test_the_table_has_a_plain_name(books, sukarela):
    with pytest.raises(AssertionError):
        queries.balance_runs(books.cooperative_id, accounts=[sukarela], first_on=FIRST, last_on=LAST, into="a b")
