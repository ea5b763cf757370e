from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.calculations.balances import Segment, month_segments
from kdim.kernel.calendar import Month

JANUARY = Month(2025, 1)


def on(day: int) -> date:
    return JANUARY.day(day)


def test_a_month_without_movements_is_one_segment():
    assert month_segments(JANUARY, 500_000, []) == (Segment(31, 500_000),)


def test_a_deposit_counts_from_its_own_day():
    assert month_segments(JANUARY, 500_000, [(on(11), 100_000)]) == (
        Segment(10, 500_000),
        Segment(21, 600_000),
    )


def test_movements_of_one_day_count_as_the_day_ends():
    assert month_segments(JANUARY, 500_000, [(on(31), -500_000), (on(1), 50_000), (on(31), 200_000)]) == (
        Segment(30, 550_000),
        Segment(1, 250_000),
    )


def test_an_account_opened_within_the_month_has_only_its_own_days():
    assert month_segments(JANUARY, 0, [(on(11), 100_000)], opened_on=on(11)) == (Segment(21, 100_000),)


def test_an_account_closed_within_the_month_does_not_have_its_last_day():
    assert month_segments(JANUARY, 100_000, [(on(21), -100_000)], closed_on=on(21)) == (Segment(20, 100_000),)


def test_an_account_opened_and_closed_within_the_month():
    movements = [(on(11), 100_000), (on(21), -100_000)]

    assert month_segments(JANUARY, 0, movements, opened_on=on(11), closed_on=on(21)) == (Segment(10, 100_000),)


@pytest.mark.parametrize(
    ("opened_on", "closed_on"),
    [(date(2025, 2, 1), None), (None, date(2025, 1, 1)), (None, date(2024, 6, 1)), (on(5), on(5))],
)
def test_an_account_that_was_never_open_in_the_month_has_no_days(opened_on: date | None, closed_on: date | None):
    assert month_segments(JANUARY, 0, [], opened_on=opened_on, closed_on=closed_on) == ()


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2025, 2, 1), on(4), on(22)])
def test_a_movement_outside_the_accounts_days_is_a_defect(day: date):
    with pytest.raises(ValueError, match="outside"):
        month_segments(JANUARY, 0, [(day, 1)], opened_on=on(5), closed_on=on(21))


@pytest.mark.parametrize(("days", "balance"), [(0, 1), (1, -1)])
def test_no_days_or_less_than_nothing_is_a_defect(days: int, balance: int):
    with pytest.raises(ValueError, match="savings have no"):
        Segment(days, balance)


@given(st.integers(0, 10**9), st.lists(st.tuples(st.integers(1, 31), st.integers(0, 10**9))))
def test_the_days_of_a_month_are_all_covered_and_the_end_is_the_sum(opening: int, deposits: list[tuple[int, int]]):
    segments = month_segments(JANUARY, opening, [(on(day), amount) for day, amount in deposits])

    assert sum(segment.days for segment in segments) == 31
    assert segments[-1].balance == opening + sum(amount for _, amount in deposits)
