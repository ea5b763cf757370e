"""Paying interest as a job."""

from datetime import date

import pytest

from kdim.kernel.calendar import Month
from kdim.ledger.actions import close_period
from kdim.savings import actions, tasks
from kdim.savings.enums import RunStatus
from kdim.savings.models import DepositTerms, InterestRun, ProductTerms
from kdim.savings.queries import deposit_runs, interest_runs

MAY, ON = Month(2025, 5), date(2025, 6, 1)


def start(saving):
    return tasks.start_interest(**saving.frame, on=ON, month=MAY)


def job(saving, run_id):
    tasks.pay_interest.call(
        cooperative_id=saving.actor.cooperative_id, run_id=run_id, month="2025-05", on="2025-06-01", person_id=None,
        name="Bendahara",
    )  # fmt: skip


def test_the_page_starts_it_and_the_job_pays_it(saving, django_capture_on_commit_callbacks):
    saving.deposit(saving.account(), 6_000_000, on=date(2025, 4, 1))
    with django_capture_on_commit_callbacks(execute=True):
        run_id = start(saving)

    [run] = interest_runs(saving.actor.cooperative_id)
    assert (run.id, run.status, run.gross, run.started_by) == (run_id, RunStatus.DONE, 15_288, "Sistem")


def test_a_job_done_twice_pays_once(saving):
    saving.deposit(saving.account(), 6_000_000, on=date(2025, 4, 1))
    run_id = start(saving)
    job(saving, run_id)
    job(saving, run_id)

    [run] = interest_runs(saving.actor.cooperative_id)
    assert (run.status, run.gross) == (RunStatus.DONE, 15_288)


def test_a_refusal_is_shown_with_the_run(saving):
    saving.deposit(saving.account(), 6_000_000, on=date(2025, 4, 1))
    run_id = start(saving)
    actions.run_interest(**saving.frame, on=date(2025, 7, 1), month=Month(2025, 6))
    job(saving, run_id)

    [_, run] = interest_runs(saving.actor.cooperative_id)
    assert (run.status, run.failure) == (
        RunStatus.FAILED,
        {"code": "savings_interest_not_in_order", "facts": {"month": "2025-05-01", "last": "2025-06-01"}},
    )


def test_a_crash_is_shown_too_and_stays_loud(saving):
    saving.account()
    run_id = start(saving)
    ProductTerms.objects.of(saving.actor.cooperative_id).update(method="daily", tiers=[[5, 30_000]])
    with pytest.raises(ValueError, match="bands start at 0"):
        job(saving, run_id)

    run = InterestRun.objects.of(saving.actor.cooperative_id).get(id=run_id)
    assert (run.status, run.failure) == (RunStatus.FAILED, {"code": "defect", "facts": {}})


def test_interest_of_a_closed_month_is_refused_and_nothing_is_left_half_done(saving):
    saving.deposit(saving.account(), 6_000_000, on=date(2025, 4, 1))
    run_id = start(saving)
    for month in Month(2024, 1).through(MAY):
        close_period(**saving.frame, month=month.first_day)
    job(saving, run_id)

    [run] = interest_runs(saving.actor.cooperative_id)
    assert (run.status, run.entry_id, run.failure["code"]) == (RunStatus.FAILED, None, "period_closed")
    assert run.failure["facts"]["closed_through"] == "2025-05-31"


JULY = date(2025, 7, 16)


def start_deposits(saving):
    saving.offer_deposits()
    saving.place(saving.account())
    return tasks.start_deposit_run(**saving.frame_on(JULY), on=JULY)


def settle(saving, run_id):
    tasks.settle_deposits.call(
        cooperative_id=saving.actor.cooperative_id, run_id=run_id, person_id=None, name="Bendahara"
    )


def test_the_job_settles_all_that_fell_due(saving, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run_id = start_deposits(saving)
    [run] = deposit_runs(saving.actor.cooperative_id)
    assert (run.id, run.status, run.gross, run.parts, run.started_by) == (
        run_id, RunStatus.DONE, 45_833, 1, "Sistem",
    )  # fmt: skip
    settle(saving, run_id)
    assert deposit_runs(saving.actor.cooperative_id)[0].gross == 45_833


def test_a_run_that_was_refused_or_broke_says_why_and_the_next_one_does_it(saving):
    run_id = start_deposits(saving)
    for month in Month(2024, 1).through(Month(2025, 7)):
        close_period(**saving.frame_on(date(2025, 8, 1)), month=month.first_day)
    settle(saving, run_id)
    [run] = deposit_runs(saving.actor.cooperative_id)
    assert (run.status, run.failure["code"], run.parts) == (RunStatus.FAILED, "period_closed", 0)

    again = tasks.start_deposit_run(**saving.frame_on(JULY), on=JULY)
    DepositTerms.objects.of(saving.actor.cooperative_id).update(rounding_unit=3)
    with pytest.raises(ValueError, match="rounding to 3"):
        settle(saving, again)
    assert (again != run_id, deposit_runs(saving.actor.cooperative_id)[0].failure) == (
        True, {"code": "defect", "facts": {}},
    )  # fmt: skip
