"""Final income tax on the turnover of small businesses (PPh final UMKM)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kdim.kernel.rates import ppm
from kdim.kernel.rounding import WHOLE_RUPIAH_DOWN, Rounding
from kdim.kernel.rupiah import Rupiah


@dataclass(frozen=True)
class TurnoverTaxRule:
    """A rate on turnover; for a person, the first ``person_exempt`` rupiah of a calendar year are free."""

    rate_ppm: int
    person_exempt: int
    source: str


def tax_of_body(turnover: int, rule: TurnoverTaxRule, rounding: Rounding = WHOLE_RUPIAH_DOWN) -> Rupiah:
    """What a cooperative or company owes, from the first rupiah: 60.000.000 at 0,5 % is 300.000."""
    return rounding.round(turnover * ppm(rule.rate_ppm))


def tax_of_person(
    turnovers: Sequence[int], rule: TurnoverTaxRule, rounding: Rounding = WHOLE_RUPIAH_DOWN
) -> tuple[Rupiah, ...]:
    """What a person owes for each month of one calendar year, January first.

    The month in which the year's turnover passes the exemption is taxed on what lies above it.
    """
    taxes: list[Rupiah] = []
    so_far = 0
    for turnover in turnovers:
        before, so_far = so_far, so_far + turnover
        taxable = max(so_far - rule.person_exempt, 0) - max(before - rule.person_exempt, 0)
        taxes.append(rounding.round(taxable * ppm(rule.rate_ppm)))
    return tuple(taxes)
