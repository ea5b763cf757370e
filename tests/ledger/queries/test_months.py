"""What a month end reads in bulk."""

from datetime import date, timedelta

import pytest
from django.db import connection

from kdim.ledger import queries
from kdim.ledger.enums import AccountRole

FIRST, LAST = date(2025, 6, 1), date(2025, 6, 30)


def rows(books, sukarela, read) -> list[tuple]:
    select = read(books.cooperative_id, accounts=[sukarela], first_on=FIRST, last_on=LAST)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({select.sql}) each ORDER BY 1, 2", select.params)
        return [tuple(row) for row in cursor.fetchall()]


@pytest.fixture
def sukarela(books) -> int:
    return queries.account_of_role(books.cooperative_id, AccountRole.SAVINGS_SUKARELA)


def test_the_product_method_counts_each_end_of_day(books, sukarela):
    books.deposit(100, on=date(2025, 5, 31))
    books.deposit(50, on=date(2025, 6, 1))
    books.withdraw(30, on=date(2025, 6, 30))
    books.deposit(7, on=date(2025, 7, 1))

    assert rows(books, sukarela, queries.balance_days) == [(books.siti, 150 * 29 + 120), (books.budi, 0)]


def test_days_and_runs_agree_with_a_diary_kept_by_hand(books, sukarela):
    moves = [
        (date(2025, 5, 20) + timedelta(days=day * 3), amount) for day, amount in enumerate([9, 5, -3, 8, -11, 2] * 2)
    ]
    for on, amount in moves:
        books.deposit(amount, on=on)
    month = [FIRST + timedelta(days=n) for n in range(30)]
    diary = [sum(amount for on, amount in moves if on <= day) for day in month]

    runs = [row for row in rows(books, sukarela, queries.balance_runs) if row[0] == books.siti]

    assert rows(books, sukarela, queries.balance_days)[0][1] == sum(diary)
    assert [balance for _, _, days, balance in runs for _ in range(days)] == diary


def test_a_run_lasts_until_the_balance_moves(books, sukarela):
    books.deposit(100, on=date(2025, 5, 31))
    books.deposit(50, on=date(2025, 6, 11))
    books.withdraw(30, on=date(2025, 6, 11))
    books.withdraw(20, on=date(2025, 6, 30))
    books.deposit(7, on=date(2025, 7, 1))

    assert rows(books, sukarela, queries.balance_runs) == [
        (books.siti, 1, 10, 100), (books.siti, 11, 19, 120), (books.siti, 30, 1, 100), (books.budi, 1, 30, 0),
    ]  # fmt: skip


def test_a_movement_on_the_first_leaves_no_day_for_the_opening(books, sukarela):
    books.deposit(100, on=date(2025, 5, 31))
    books.deposit(50, on=FIRST)

    assert rows(books, sukarela, queries.balance_runs)[0] == (books.siti, 1, 30, 150)


@pytest.mark.parametrize("read", [queries.balance_days, queries.balance_runs])
@pytest.mark.parametrize(
    ("first_on", "last_on"),
    [(date(2025, 6, 2), LAST), (FIRST, date(2025, 6, 29)), (FIRST, date(2025, 7, 31))],
)
def test_days_are_those_of_one_whole_month(books, sukarela, read, first_on, last_on):
    with pytest.raises(AssertionError):
        read(books.cooperative_id, accounts=[sukarela], first_on=first_on, last_on=last_on)
