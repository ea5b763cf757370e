"""Final income tax that a cooperative withholds from the interest it pays to a member who is a person."""

from collections.abc import Mapping
from dataclasses import dataclass

from kdim.calculations.dated import Dated
from kdim.kernel.calendar import Month
from kdim.kernel.rates import ppm
from kdim.kernel.rounding import WHOLE_RUPIAH_DOWN, Rounding
from kdim.kernel.rupiah import Rupiah


@dataclass(frozen=True)
class SavingsTaxRule:
    """A cliff, not a bracket: nothing up to ``exempt_up_to`` rupiah a month, above it the rate on the whole."""

    exempt_up_to: int
    rate_ppm: int
    source: str


def tax_of_month(interest: int, rule: SavingsTaxRule, rounding: Rounding = WHOLE_RUPIAH_DOWN) -> Rupiah:
    """Tax on one person's interest of one month, all their accounts together: 240.000 → 0, 245.000 → 24.500."""
    if interest <= rule.exempt_up_to:
        return Rupiah(0)
    return rounding.round(interest * ppm(rule.rate_ppm))


def tax_by_month(
    interest: Mapping[Month, int], rules: Dated[SavingsTaxRule], rounding: Rounding = WHOLE_RUPIAH_DOWN
) -> dict[Month, Rupiah]:
    """Tax of each month that interest was earned for, even when several are paid together.

    January 250.000, February 150.000 and March 100.000 paid in April: 25.000, 0 and 0 (PP 15/2009, Pasal 2).
    """
    return {month: tax_of_month(amount, rules.at(month.first_day), rounding) for month, amount in interest.items()}
