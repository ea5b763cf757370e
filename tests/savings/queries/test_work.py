"""What waits in savings."""

from datetime import date

from kdim.kernel.calendar import Month
from kdim.savings import actions
from kdim.savings.queries import SavingsWork, savings_work

JUNE = Month(2025, 6)
WEEK = (date(2025, 7, 15), date(2025, 7, 16))


def test_dues_wait_until_they_are_raised(saving, cooperative, django_assert_num_queries):
    saving.member()
    with django_assert_num_queries(1):
        work = savings_work(cooperative.id, month=JUNE)
    assert work.dues_wait

    actions.raise_dues(**saving.frame, month=JUNE)
    assert not savings_work(cooperative.id, month=JUNE).dues_wait


def test_interest_of_the_month_before_waits_when_somebody_could_earn_it(saving, cooperative):
    assert savings_work(cooperative.id, month=JUNE) == SavingsWork(JUNE, False, Month(2025, 5), False)
    saving.account(on=date(2025, 5, 31))

    assert savings_work(cooperative.id, month=JUNE).interest_waits
    assert not savings_work(cooperative.id, month=Month(2025, 5)).interest_waits


def test_term_deposits_wait_from_the_day_something_fell_due(saving, cooperative):
    saving.offer_deposits()
    saving.place(saving.account(), on=date(2025, 6, 16))
    waits = [savings_work(cooperative.id, month=Month(2025, 7), on=on).deposits_wait for on in WEEK]
    assert waits == [False, True]
    assert savings_work(cooperative.id, month=Month(2025, 8)).deposits_wait
    saving.settle(date(2025, 7, 16))
    assert not savings_work(cooperative.id, month=Month(2025, 8)).deposits_wait
