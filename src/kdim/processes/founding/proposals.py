"""What a template proposes to a founding meeting: by-law values and savings products, read from TOML.

None of it is a rule of the software: once decided it is a dated by-law, and the next meeting can change it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from kdim.calculations.savings_interest import InterestMethod
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import CooperativeKind
from kdim.savings.enums import SavingsKind


@dataclass(frozen=True, slots=True)
class ProposedProduct:
    """A savings product; amounts in whole rupiah, ``tiers`` as (from balance, parts per million a year)."""

    code: str
    name: str
    kind: SavingsKind
    method: InterestMethod | None = None
    tiers: tuple[tuple[int, int], ...] = ()
    minimum_balance: int = 0
    minimum_deposit: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything a template proposes."""

    kind: CooperativeKind
    bylaws: Mapping[BylawKey, Any]
    products: tuple[ProposedProduct, ...] = field(default=())
    office_factor_after_days: int = 0

    def bylaws_from(self, on: date) -> Mapping[BylawKey, Any]:
        """All by-law values for a founding on that day, also those that are a number of days after it."""
        factor_from = on + timedelta(days=self.office_factor_after_days)
        return {**self.bylaws, BylawKey.OFFICE_FACTOR_FROM: factor_from.isoformat()}


@cache
def proposal_for(kind: CooperativeKind) -> Proposal:
    """The template for a kind of cooperative."""
    text = (files("kdim.processes.founding") / "templates" / f"{kind.value}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Proposal(
        kind=kind,
        bylaws={BylawKey(key): value for key, value in table["bylaws"].items()},
        products=tuple(_product(row) for row in table["products"]),
        office_factor_after_days=table["office_factor_after_days"],
    )


def _product(row: dict[str, Any]) -> ProposedProduct:
    return ProposedProduct(
        **{
            **row,
            "kind": SavingsKind(row["kind"]),
            "method": InterestMethod(row["method"]) if "method" in row else None,
            "tiers": tuple((from_balance, rate_ppm) for from_balance, rate_ppm in row.get("tiers", [])),
        }
    )
