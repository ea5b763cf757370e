"""What a month end reads in bulk."""

from datetime import date, timedelta

import pytest
from django.db import connection

from kdim.ledger import queries
from kdim.ledger.enums import AccountRole

FIRST, LAST = date(2025, 6, 1), date(2025, 6, 30)


def rows(table: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY subaccount_id")
        return [tuple(row) for row in cursor.fetchall()]


@pytest.fixture
def sukarela(books) -> int:
    return queries.account_of_role(books.cooperative_id, AccountRole.SAVINGS_SUKARELA)


def test_the_product_method_counts_each_end_of_day(books, sukarela):
    books.deposit(100, on=date(2025, 5, 31))
    books.deposit(50, on=date(2025, 6, 1))
    books.withdraw(30, on=date(2025, 6, 30))
    books.deposit(7, on=date(2025, 7, 1))

    made = queries.balance_days(books.cooperative_id, accounts=[sukarela], first_on=FIRST, last_on=LAST, into="days")

    assert made == 2
    assert rows("days") == [(books.siti, 100, 120, 150 * 29 + 120), (books.budi, 0, 0, 0)]


def test_the_lowest_balance_counts_the_opening_until_the_first_movement(books, sukarela):
    books.deposit(100, on=date(2025, 5, 31))
    books.deposit(50, on=date(2025, 6, 2))
    books.deposit(10, subaccount=books.budi, on=date(2025, 6, 1))
    books.withdraw(4, subaccount=books.budi, on=date(2025, 6, 9))
    books.withdraw(5, subaccount=books.budi, on=date(2025, 7, 1))

    made = queries.lowest_balances(
        books.cooperative_id, accounts=[sukarela], first_on=FIRST, last_on=LAST, into="lowest"
    )

    assert made == 2
    assert rows("lowest") == [(books.siti, 100), (books.budi, 6)]


def test_both_agree_with_a_diary_kept_by_hand(books, sukarela):
    moves = [
        (date(2025, 5, 20) + timedelta(days=day * 3), amount) for day, amount in enumerate([9, 5, -3, 8, -11, 2] * 2)
    ]
    for on, amount in moves:
        books.deposit(amount, on=on)
    days = [FIRST + timedelta(days=n) for n in range(30)]
    diary = [sum(amount for on, amount in moves if on <= day) for day in days]

    queries.balance_days(books.cooperative_id, accounts=[sukarela], first_on=FIRST, last_on=LAST, into="days")
    queries.lowest_balances(books.cooperative_id, accounts=[sukarela], first_on=FIRST, last_on=LAST, into="lowest")

    assert rows("days")[0][3] == sum(diary)
    assert rows("lowest")[0][1] == min(diary)
