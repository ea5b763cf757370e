"""What waits in savings."""

from datetime import date

from kdim.kernel.calendar import Month
from kdim.savings import actions
from kdim.savings.queries import SavingsWork, savings_work

JUNE = Month(2025, 6)


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
