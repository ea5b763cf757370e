from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.kernel.calendar import BusinessDayRule, adjust, is_business_day

SUNDAY_ONLY = frozenset({6})
EID = frozenset({date(2025, 3, 31), date(2025, 4, 1)})  # Monday and Tuesday


def test_weekends_and_holidays_are_closed():
    assert is_business_day(date(2025, 3, 28), EID)
    assert not is_business_day(date(2025, 3, 29), EID)
    assert is_business_day(date(2025, 3, 29), EID, SUNDAY_ONLY)
    assert not is_business_day(date(2025, 3, 31), EID)


@pytest.mark.parametrize(
    ("rule", "moved"),
    [
        (BusinessDayRule.UNADJUSTED, date(2025, 3, 29)),
        (BusinessDayRule.FOLLOWING, date(2025, 4, 2)),
        (BusinessDayRule.PRECEDING, date(2025, 3, 28)),
        (BusinessDayRule.MODIFIED_FOLLOWING, date(2025, 3, 28)),
    ],
)
def test_a_saturday_before_a_holiday_moves_by_the_named_rule(rule: BusinessDayRule, moved: date):
    assert adjust(date(2025, 3, 29), rule, EID) == moved


def test_modified_following_stays_forward_within_the_month():
    assert adjust(date(2025, 3, 8), BusinessDayRule.MODIFIED_FOLLOWING, EID) == date(2025, 3, 10)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(BusinessDayRule))
def test_a_business_day_stays_where_it_is(on: date, rule: BusinessDayRule):
    moved = adjust(on, rule, EID)

    assert moved == on or not is_business_day(on, EID)
    assert adjust(moved, rule, EID) == moved


def test_an_office_that_never_opens_is_a_defect():
    with pytest.raises(ValueError, match="all seven weekdays"):
        adjust(date(2025, 3, 29), BusinessDayRule.FOLLOWING, EID, range(7))
