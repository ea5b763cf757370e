"""Monthly dues in whole months."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kdim.calculations.dues import Due, DueBox, DueState, arrears, due_boxes, whole_month_payments
from kdim.kernel.calendar import Month

JAN = Month(2025, 1)


def asked(months: int, amount: int = 50_000) -> list[Due]:
    return [Due(JAN.plus(n), amount, JAN.plus(n).day(10)) for n in range(months)]


def boxes(paid: int, *, months: int = 3, on: date = date(2025, 3, 5)) -> tuple[DueBox, ...]:
    return due_boxes(asked(months), paid, on=on, monthly=50_000, first=JAN)


def test_a_payment_covers_the_oldest_month_first():
    assert [box.state for box in boxes(50_000)] == [DueState.PAID, DueState.LATE, DueState.DUE]


def test_what_is_left_over_pays_months_ahead():
    ahead = boxes(250_000)[3:]

    assert ahead == (
        DueBox(Month(2025, 4), 50_000, 50_000, None, DueState.AHEAD),
        DueBox(Month(2025, 5), 50_000, 50_000, None, DueState.AHEAD),
    )


def test_paying_before_anything_is_asked_begins_with_the_first_month():
    ahead = due_boxes([], 50_000, on=date(2025, 1, 3), monthly=50_000, first=JAN)

    assert ahead == (DueBox(JAN, 50_000, 50_000, None, DueState.AHEAD),)


def test_a_month_is_late_only_after_its_day():
    on_the_day = due_boxes(asked(1), 0, on=date(2025, 1, 10), monthly=50_000, first=JAN)
    day_after = due_boxes(asked(1), 0, on=date(2025, 1, 11), monthly=50_000, first=JAN)

    assert ([box.state for box in on_the_day], arrears(on_the_day)) == ([DueState.DUE], 0)
    assert ([box.state for box in day_after], arrears(day_after)) == ([DueState.LATE], 50_000)


def test_dues_raised_after_paying_ahead_leave_a_part_to_pay():
    dues = [Due(JAN, 60_000, JAN.day(10))]
    after = due_boxes(dues, 50_000, on=date(2025, 2, 1), monthly=60_000, first=JAN)

    assert after == (DueBox(JAN, 60_000, 50_000, date(2025, 1, 10), DueState.LATE),)
    assert whole_month_payments(after, 10_000, monthly=60_000) == (10_000, 10_000)


def test_a_payment_that_is_not_whole_months_names_its_neighbours():
    assert whole_month_payments(boxes(0), 120_000, monthly=50_000) == (100_000, 150_000)
    assert whole_month_payments(boxes(0), 20_000, monthly=50_000) == (0, 50_000)
    assert whole_month_payments(boxes(0), 320_000, monthly=50_000) == (300_000, 350_000)
    assert whole_month_payments(boxes(150_000), 70_000, monthly=50_000) == (50_000, 100_000)


def test_dues_of_nothing_take_no_payment():
    assert whole_month_payments((), 10_000, monthly=0) == (0, None)


def test_dues_of_nothing_show_no_month_ahead():
    assert due_boxes([], 10_000, on=date(2025, 1, 3), monthly=0, first=JAN) == ()


@given(st.integers(0, 6), st.integers(0, 12), st.integers(1, 2_000_000))
def test_every_named_payment_ends_with_a_month_fully_paid(months, paid_months, amount):
    before = boxes(paid_months * 50_000, months=months)
    below, above = whole_month_payments(before, amount, monthly=50_000)

    assert above is not None
    assert below <= amount <= above
    assert all(
        box.paid in {0, box.amount}
        for payment in (below, above)
        for box in boxes(paid_months * 50_000 + payment, months=months)
    )
