"""What was found: a series of interleaved rounds per contender, ratios between medians, and the bar."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True)
class Bar:
    """What issue and design promise: the ratio must be at least, or at most, ``limit``."""

    limit: float
    at_most: bool = False

    def met(self, value: float) -> bool:
        """Whether a ratio keeps the promise."""
        return value <= self.limit if self.at_most else value >= self.limit

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.limit:g}"


@dataclass(frozen=True)
class Finding:
    """One line of the table: ``value`` of ``what`` compared ``to`` something, on one database."""

    database: str
    what: str
    to: str
    value: float
    unit: str = "×"  # noqa: RUF001 - times
    bar: Bar | None = None

    @property
    def shown(self) -> str:
        """The value with two significant places at least."""
        digits = 2 if self.value < 10 else 1 if self.value < 100 else 0
        return f"{self.value:.{digits}f} {self.unit}"

    @property
    def verdict(self) -> str:
        """Met, missed, or nothing was promised."""
        if self.bar is None:
            return ""
        return "met" if self.bar.met(self.value) else "**missed**"


@dataclass
class Series:
    """Seconds (or rates) of each contender in each round; a round asks every contender once."""

    values: dict[str, list[float]] = field(default_factory=dict)

    def rounds(self, count: int, contenders: dict[str, Callable[[], float]]) -> "Series":
        """Ask all contenders in turn, ``count`` times, each time beginning with another one."""
        names = list(contenders)
        for number in range(count):
            shift = number % len(names)
            for name in names[shift:] + names[:shift]:
                self.values.setdefault(name, []).append(contenders[name]())
        for name, values in self.values.items():
            print(f"  {name}: median {median(values):.4g}, {min(values):.4g} to {max(values):.4g}", flush=True)
        return self

    def middle(self, name: str) -> float:
        """The median of one contender."""
        return median(self.values[name])

    def ratio(self, name: str, to: str) -> float:
        """The median over the rounds of one contender's value by the other's in the same round."""
        pairs = zip(self.values[name], self.values[to], strict=True)
        return median(one / other if other else math.inf for one, other in pairs)
