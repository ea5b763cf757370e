"""Named rounding rules: the one step in which an exact amount becomes rupiah."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kdim.kernel.rupiah import Rupiah

UNITS = (1, 50, 100, 500, 1000)


class RoundingMode(StrEnum):
    """Which way; each works on the size of the amount, so a reversal rounds exactly like what it reverses."""

    HALF_UP = "half_up"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Rounding:
    """A product's rule: ``Rounding(RoundingMode.HALF_UP, 100).round(1_250) == 1_300``."""

    mode: RoundingMode = RoundingMode.HALF_UP
    unit: int = 1

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"rounding to {self.unit} rupiah is not one of {UNITS}")

    def round(self, amount: Fraction | int) -> Rupiah:
        """The whole multiple of ``unit`` rupiah; ``-1_250`` by half-up to 100 is ``-1_300``."""
        units, rest = divmod(abs(Fraction(amount)), self.unit)
        if self.mode is RoundingMode.HALF_UP:
            units += rest * 2 >= self.unit
        elif self.mode is RoundingMode.UP:
            units += rest > 0
        return Rupiah(units * self.unit if amount >= 0 else -units * self.unit)


NEAREST_RUPIAH = Rounding(RoundingMode.HALF_UP, 1)
WHOLE_RUPIAH_DOWN = Rounding(RoundingMode.DOWN, 1)
