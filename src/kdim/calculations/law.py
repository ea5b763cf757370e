"""Figures that the state sets, each from the day it came into force and with its source. A change is a new row."""

from dataclasses import dataclass
from datetime import date

from kdim.calculations.dated import Dated
from kdim.calculations.savings_tax import SavingsTaxRule
from kdim.calculations.turnover_tax import TurnoverTaxRule


@dataclass(frozen=True)
class RateCap:
    """The highest rate a cooperative may set, in parts per million a year."""

    rate_ppm: int
    source: str


SAVINGS_TAX = Dated(
    ((date(2009, 1, 1), SavingsTaxRule(exempt_up_to=240_000, rate_ppm=100_000, source="PP 15/2009 Pasal 2")),)
)
TURNOVER_TAX = Dated(
    (
        (
            date(2022, 12, 20),
            TurnoverTaxRule(rate_ppm=5_000, person_exempt=500_000_000, source="PP 55/2022"),
        ),
    )
)
SAVINGS_RATE_CAP = Dated(((date(2023, 6, 20), RateCap(rate_ppm=90_000, source="Permenkop UKM 8/2023 Pasal 26")),))
LOAN_RATE_CAP = Dated(((date(2023, 6, 20), RateCap(rate_ppm=240_000, source="Permenkop UKM 8/2023 Pasal 27")),))
