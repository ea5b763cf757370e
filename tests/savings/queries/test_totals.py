"""What all members save together."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.kernel.calendar import Month
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import MonthTotals, savings_totals

MAR, APR, MAY = (Month(2025, month) for month in (3, 4, 5))


def test_each_kind_month_by_month(saving):
    member = saving.member(on=date(2025, 3, 3))
    account = saving.account(member, on=date(2025, 3, 3))
    saving.deposit(account, 80_000, on=date(2025, 4, 1))
    saving.withdraw(account, 30_000, on=date(2025, 5, 1))
    saving.wajib(member, 100_000, on=date(2025, 5, 2))
    told = {each.kind: each for each in savings_totals(saving.actor.cooperative_id, last=MAY, count=3)}

    assert {kind: (each.accounts, each.balance) for kind, each in told.items()} == {
        SavingsKind.POKOK: (1, 100_000), SavingsKind.WAJIB: (1, 100_000), SavingsKind.SUKARELA: (1, 50_000),
    }  # fmt: skip
    assert told[SavingsKind.SUKARELA].months == [
        MonthTotals(MAR, 0, 0, 0), MonthTotals(APR, 80_000, 0, 80_000), MonthTotals(MAY, 0, 30_000, 50_000),
    ]  # fmt: skip
    assert told[SavingsKind.POKOK].months[0] == MonthTotals(MAR, 100_000, 0, 100_000)


def test_two_years_take_four_statements(saving):
    with CaptureQueriesContext(connection) as asked:
        told = savings_totals(saving.actor.cooperative_id, last=MAY, count=24)

    assert (len(asked), [len(each.months) for each in told]) == (4, [24, 24, 24])


def test_a_cooperative_without_books_has_no_totals(cooperative):
    assert savings_totals(cooperative.id, last=MAY) == []
