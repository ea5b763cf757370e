"""Accounts month by month."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.kernel.calendar import Month
from kdim.ledger import queries
from kdim.ledger.enums import AccountRole
from kdim.ledger.models import Period, Total
from kdim.ledger.queries import MonthOfAccount

CASH, SAVED = AccountRole.CASH_DESK, AccountRole.SAVINGS_SUKARELA
FEB, MAR, APR, MAY = (Month(2025, month) for month in (2, 3, 4, 5))


def three_months(books):
    return queries.monthly(books.cooperative_id, roles=[CASH, SAVED], first=MAR, last=MAY)


def save(books):
    books.deposit(100, on=date(2025, 2, 10))
    books.deposit(50, on=date(2025, 3, 31))
    books.withdraw(30, on=date(2025, 5, 1))
    books.deposit(7, subaccount=books.budi, on=date(2025, 5, 2))
    books.deposit(1, on=date(2025, 6, 1))


def test_each_month_has_what_moved_and_how_it_closed(books):
    save(books)

    assert three_months(books) == {
        CASH: [MonthOfAccount(MAR, 50, 0, 150), MonthOfAccount(APR, 0, 0, 150), MonthOfAccount(MAY, 7, 30, 127)],
        SAVED: [MonthOfAccount(MAR, 0, 50, 150), MonthOfAccount(APR, 0, 0, 150), MonthOfAccount(MAY, 30, 7, 127)],
    }


def test_closed_months_are_read_from_their_totals(books, at):
    save(books)
    open_answer = three_months(books)
    for month in (FEB, MAR):
        Period.objects.create(
            cooperative_id=books.cooperative_id, book_id=books.book_id, month=month.first_day, closed_at=at
        )  # fmt: skip
    for role, debit, credit in ((CASH, 50, 0), (SAVED, 0, 50)):
        Total.objects.create(
            cooperative_id=books.cooperative_id, account_id=queries.account_of_role(books.cooperative_id, role),
            month=MAR.first_day, debit=debit, credit=credit,
        )  # fmt: skip

    assert three_months(books) == open_answer


def test_as_many_statements_for_two_years_as_for_one_month(books):
    save(books)
    with CaptureQueriesContext(connection) as asked:
        queries.monthly(books.cooperative_id, roles=[CASH, SAVED], first=Month(2023, 6), last=MAY)

    assert len(asked) == 3


def test_before_anything_was_saved_all_is_nothing(books):
    assert three_months(books)[SAVED] == [MonthOfAccount(month, 0, 0, 0) for month in (MAR, APR, MAY)]
