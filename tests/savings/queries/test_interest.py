"""Working out interest; its equality with the formulas and the preview stand in ``actions/test_interest``."""

from datetime import date

from kdim.kernel.calendar import Month
from kdim.savings.queries import InterestTotals, interest_preview

MAY = Month(2025, 5)


def test_a_preview_may_be_asked_again_and_again(saving):
    saving.deposit(saving.account(), 6_000_000, on=date(2025, 5, 1))
    first, second = (interest_preview(saving.actor.cooperative_id, MAY) for _ in range(2))

    assert first.totals == second.totals == InterestTotals(accounts=1, gross=15_288, tax=0, taxed_accounts=0)


def test_an_account_earns_from_the_day_it_was_opened(saving):
    saving.deposit(saving.account(on=date(2025, 5, 11)), 6_000_000, on=date(2025, 5, 11))

    assert interest_preview(saving.actor.cooperative_id, MAY).totals.gross == 10_356  # 21 days


def test_an_account_opened_later_is_left_out(saving):
    saving.deposit(saving.account(on=date(2025, 6, 1)), 6_000_000, on=date(2025, 6, 1))

    assert interest_preview(saving.actor.cooperative_id, MAY).totals.accounts == 0
