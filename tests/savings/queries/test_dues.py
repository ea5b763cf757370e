"""The months of simpanan wajib; paying them stands in ``actions/test_wajib``."""

from datetime import date

from kdim.calculations.dues import DueBox, DueState
from kdim.cooperatives.bylaws import BylawKey
from kdim.kernel.calendar import Month
from kdim.savings.actions import raise_dues
from kdim.savings.queries import dues_status

ON = date(2025, 3, 5)


def test_each_month_as_a_member_sees_it(saving):
    member = saving.member()
    for month in Month(2025, 1).through(Month(2025, 3)):
        raise_dues(**saving.frame, month=month)
    saving.wajib(member, 50_000, on=ON)
    status = dues_status(saving.actor.cooperative_id, member, ON)

    assert status.boxes == (
        DueBox(Month(2025, 1), 50_000, 50_000, date(2025, 1, 10), DueState.PAID),
        DueBox(Month(2025, 2), 50_000, 0, date(2025, 2, 10), DueState.LATE),
        DueBox(Month(2025, 3), 50_000, 0, date(2025, 3, 10), DueState.DUE),
    )
    assert (status.balance, status.arrears, status.open_amount) == (50_000, 50_000, 100_000)


def test_dues_raised_after_paying_ahead_are_completed_by_the_next_payment(saving):
    member = saving.member()
    saving.wajib(member, 100_000, on=date(2025, 1, 5))
    saving.decide("RAT-2", date(2025, 2, 1), {BylawKey.SIMPANAN_WAJIB: 60_000})
    for month in (Month(2025, 1), Month(2025, 2)):
        raise_dues(**saving.frame, month=month)
    status = dues_status(saving.actor.cooperative_id, member, ON)

    assert (status.next_payment, status.open_amount, status.monthly) == (10_000, 10_000, 60_000)


def test_before_the_meeting_has_decided_nothing_is_asked(saving):
    member = saving.member()

    assert dues_status(saving.actor.cooperative_id, member, date(2023, 12, 31)).monthly == 0
