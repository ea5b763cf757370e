"""What falls due, worked out and not written."""

from datetime import date

import pytest

from kdim.calculations.term_deposit import InterestPayout
from kdim.savings.actions.deposit_run import due_deposits
from kdim.savings.actions.deposit_steps import Course
from kdim.savings.enums import MaturityChoice
from kdim.savings.models import TermDeposit

pytestmark = pytest.mark.django_db
UNTIL = date(2025, 9, 16)


def steps_of(saving, until=UNTIL):
    at = saving.actor.cooperative_id
    return list(Course(at, due_deposits(at, until), until).steps(until))


@pytest.fixture
def offering(saving):
    saving.offer_deposits()
    return saving


def test_steps_follow_one_another_by_day_then_by_deposit(offering):
    account = offering.account()
    offering.place(account, on=date(2025, 6, 20))
    offering.place(account, on=date(2025, 6, 16))
    offering.place(account, on=date(2025, 6, 16))
    told = [(step.on.day, step.on.month, step.deposit.number[-1]) for step in steps_of(offering, date(2025, 8, 16))]
    assert told == [(16, 7, "2"), (16, 7, "3"), (20, 7, "1"), (16, 8, "2"), (16, 8, "3")]


def test_a_step_tells_what_earned_and_where_it_goes(offering):
    offering.place(offering.account(), 60_000_000, months=12, payout=InterestPayout.COMPOUND_QUARTERLY)
    told = [
        (step.number, step.balance, step.month.gross, step.month.tax, step.waited, step.kept_back, step.received)
        for step in steps_of(offering, date(2025, 10, 16))
    ]
    assert told == [
        (1, 60_000_000, 360_000, 36_000, 0, 0, 0),
        (2, 60_000_000, 360_000, 36_000, 0, 0, 0),
        (3, 60_000_000, 360_000, 36_000, 720_000, 108_000, 972_000),
        (4, 60_972_000, 365_832, 36_583, 0, 0, 0),
    ]


def test_the_last_day_says_what_is_done_and_what_was_wanted(offering):
    offering.place(offering.account(), at_maturity=MaturityChoice.ROLL_PRINCIPAL)
    ending = steps_of(offering)[-1].ending
    assert (ending.choice, ending.paid_out, ending.principal, ending.rate_ppm, ending.until) == (
        MaturityChoice.ROLL_PRINCIPAL, 0, 10_000_000, 55_000, date(2025, 12, 16),
    )  # fmt: skip
    offering.deposit_terms(from_on=UNTIL, rates=[(6, 0, 50_000)])
    ending = steps_of(offering)[-1].ending
    assert (ending.choice, ending.wanted, ending.paid_out) == (
        MaturityChoice.PAY_OUT, MaturityChoice.ROLL_PRINCIPAL, 10_000_000,
    )  # fmt: skip


def test_months_end_where_the_first_day_says_also_in_february(offering):
    placed = offering.place(offering.account(), months=3, on=date(2025, 1, 31))
    assert [step.on for step in steps_of(offering, date(2025, 5, 1))] == [
        date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30),
    ]  # fmt: skip
    assert TermDeposit.objects.of(offering.actor.cooperative_id).get(id=placed["deposit"]).months_done == 0


def test_no_interest_leaves_no_month_behind(saving):
    saving.offer_deposits(rates=[(3, 0, 0)])
    saving.place(saving.account(), 1_000_000)
    run = saving.settle(UNTIL)
    assert (run.months, run.gross, run.ended) == (3, 0, 1)


@pytest.mark.parametrize("count", [1, 5])
def test_four_statements_for_any_number_of_deposits(offering, count, django_assert_num_queries):
    for _ in range(count):
        offering.place(offering.account())
    with django_assert_num_queries(4):
        steps_of(offering)
