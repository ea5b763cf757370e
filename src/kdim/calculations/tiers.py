"""Interest rates that depend on the balance, in two named ways."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Self

from kdim.kernel.rates import ppm


class TierChoice(StrEnum):
    """What a higher rate is paid on once the balance has reached its band."""

    WHOLE_BALANCE = "whole_balance"
    EACH_SLICE = "each_slice"


@dataclass(frozen=True, order=True)
class Tier:
    """From this balance (rupiah, included) on, this rate (parts per million a year)."""

    from_balance: int
    rate_ppm: int


@dataclass(frozen=True)
class TieredRate:
    """Bands in rising order, the first from 0.

    With 2 % from 0 and 4 % from 1.000.000, a balance of 1.500.000 earns 60.000 a year when the whole balance
    takes its band's rate, and 20.000 + 20.000 = 40.000 when each slice takes its own.
    """

    tiers: tuple[Tier, ...]
    choice: TierChoice = TierChoice.WHOLE_BALANCE

    def __post_init__(self) -> None:
        starts = [tier.from_balance for tier in self.tiers]
        if starts[:1] != [0] or starts != sorted(set(starts)):
            raise ValueError("bands start at 0 and rise")
        if any(tier.rate_ppm < 0 for tier in self.tiers):
            raise ValueError("a rate is negative")

    @classmethod
    def flat(cls, rate_ppm: int) -> Self:
        """One rate for every balance."""
        return cls((Tier(0, rate_ppm),))

    def yearly(self, balance: Fraction | int) -> Fraction:
        """Exact rupiah that this balance (zero or more) earns in a year."""
        reached = [tier for tier in self.tiers if tier.from_balance <= balance]
        if self.choice is TierChoice.WHOLE_BALANCE:
            return balance * ppm(reached[-1].rate_ppm)
        tops = [*(tier.from_balance for tier in reached[1:]), balance]
        return sum(
            ((top - tier.from_balance) * ppm(tier.rate_ppm) for tier, top in zip(reached, tops, strict=True)),
            start=Fraction(0),
        )
