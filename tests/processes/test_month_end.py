"""A month is closed when its interest has been paid."""

from datetime import date

import pytest
from tests.savings.conftest import neighbour, saving

from kdim.kernel.calendar import Month
from kdim.ledger.actions import MonthOutOfOrder
from kdim.processes.month_end import DepositsNotSettled, InterestWaiting, close_month
from kdim.savings import actions
from kdim.savings.enums import SavingsKind

__all__ = ["neighbour", "saving"]


def close_until_may(saving):
    for month in Month(2024, 1).through(Month(2025, 4)):
        close_month(**saving.frame, month=month.first_day)


def test_a_month_waits_for_its_interest(saving):
    saving.account(on=date(2025, 5, 20))
    close_until_may(saving)
    with pytest.raises(InterestWaiting) as refused:
        close_month(**saving.frame, month=date(2025, 5, 1))
    actions.run_interest(**saving.frame, on=date(2025, 6, 16), month=Month(2025, 5))

    assert refused.value.facts == {"month": date(2025, 5, 1)}
    assert close_month(**saving.frame, month=date(2025, 5, 1))


def test_savings_that_bear_no_interest_wait_for_nothing(saving):
    saving.terms(product=saving.products[SavingsKind.POKOK], method=None, tiers=(), from_on=date(2024, 1, 1))
    saving.member(on=date(2025, 5, 20))
    close_until_may(saving)

    assert close_month(**saving.frame, month=date(2025, 5, 1))


def test_months_are_closed_in_the_ledgers_order(saving):
    with pytest.raises(MonthOutOfOrder):
        close_month(**saving.frame, month=date(2025, 5, 1))


def test_a_month_waits_for_what_fell_due_on_term_deposits(saving):
    saving.offer_deposits()
    saving.place(saving.account(on=date(2025, 4, 16)), on=date(2025, 4, 16))
    actions.run_interest(**saving.frame, on=date(2025, 6, 16), month=Month(2025, 4))
    close_until_may(saving)
    with pytest.raises(DepositsNotSettled):
        close_month(**saving.frame, month=date(2025, 5, 1))
    saving.settle(date(2025, 5, 31))
    actions.run_interest(**saving.frame, on=date(2025, 6, 16), month=Month(2025, 5))
    assert close_month(**saving.frame, month=date(2025, 5, 1))
