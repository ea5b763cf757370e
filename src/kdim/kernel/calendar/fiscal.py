"""Fiscal years (*tahun buku*) that may start in any month."""

from dataclasses import dataclass
from datetime import date

from kdim.kernel.calendar.months import Month


@dataclass(frozen=True)
class FiscalYear:
    """A cooperative's bookkeeping year; a year is named by the calendar year in which it starts."""

    start_month: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.start_month <= 12:
            raise ValueError(f"month {self.start_month} does not exist")

    def year_of(self, on: date) -> int:
        """With April as first month, 31 March 2025 lies in 2024 and 1 April 2025 in 2025."""
        return on.year if on.month >= self.start_month else on.year - 1

    def period_of(self, on: date) -> int:
        """1 for the first month of the fiscal year to 12 for the last."""
        return (on.month - self.start_month) % 12 + 1

    def first_day(self, year: int) -> date:
        return date(year, self.start_month, 1)

    def last_day(self, year: int) -> date:
        return Month(year, self.start_month).plus(11).last_day

    def months(self, year: int) -> tuple[Month, ...]:
        """The twelve months of the year, in order."""
        first = Month(year, self.start_month)
        return tuple(first.through(first.plus(11)))

    def label(self, year: int) -> str:
        """``"2025"``, or ``"2025/2026"`` when the year crosses New Year."""
        return str(year) if self.start_month == 1 else f"{year}/{year + 1}"
