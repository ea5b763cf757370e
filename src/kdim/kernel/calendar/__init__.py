"""Dates as a cooperative counts them: months, day counts, business days, fiscal years, zones, words."""

from kdim.kernel.calendar.business_days import BusinessDayRule, adjust, is_business_day
from kdim.kernel.calendar.day_counts import DayCount, days_between
from kdim.kernel.calendar.fiscal import FiscalYear
from kdim.kernel.calendar.months import Month, MonthEndRule, MonthUnreadable, add_months, monthly_dates
from kdim.kernel.calendar.words import (
    MONTH_NAMES,
    date_words,
    format_date,
    format_date_short,
    format_month,
    weekday_name,
)
from kdim.kernel.calendar.zones import Zone

__all__ = [
    "MONTH_NAMES",
    "BusinessDayRule",
    "DayCount",
    "FiscalYear",
    "Month",
    "MonthEndRule",
    "MonthUnreadable",
    "Zone",
    "add_months",
    "adjust",
    "date_words",
    "days_between",
    "format_date",
    "format_date_short",
    "format_month",
    "is_business_day",
    "monthly_dates",
    "weekday_name",
]
