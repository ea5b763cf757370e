"""Moving a due date off weekends and holidays, by a named rule and a set of holidays that is passed in."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from kdim.kernel.calendar.months import Month

SATURDAY_AND_SUNDAY = frozenset({5, 6})  # date.weekday()


class BusinessDayRule(StrEnum):
    """Where a date goes that falls on a closed day."""

    UNADJUSTED = "unadjusted"
    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED_FOLLOWING = "modified_following"  # following, unless that is next month: then preceding


def is_business_day(
    on: date, holidays: Collection[date], closed_weekdays: Collection[int] = SATURDAY_AND_SUNDAY
) -> bool:
    """Whether the office is open; ``closed_weekdays`` as ``date.weekday()`` counts them (Monday is 0)."""
    return on.weekday() not in closed_weekdays and on not in holidays


def adjust(
    on: date,
    rule: BusinessDayRule,
    holidays: Collection[date],
    closed_weekdays: Collection[int] = SATURDAY_AND_SUNDAY,
) -> date:
    """``on`` itself when open, else the business day the rule names. At least one weekday must be open."""
    if rule is BusinessDayRule.UNADJUSTED:
        return on
    forward = rule is not BusinessDayRule.PRECEDING
    moved = _first_open(on, timedelta(days=1 if forward else -1), holidays, closed_weekdays)
    if rule is BusinessDayRule.MODIFIED_FOLLOWING and moved not in Month.of(on):
        return _first_open(on, timedelta(days=-1), holidays, closed_weekdays)
    return moved


def _first_open(on: date, step: timedelta, holidays: Collection[date], closed_weekdays: Collection[int]) -> date:
    if set(closed_weekdays) >= set(range(7)):
        raise ValueError("an office that is closed on all seven weekdays has no business day")
    while not is_business_day(on, holidays, closed_weekdays):
        on += step
    return on
