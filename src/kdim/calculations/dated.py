"""Values that law or a decision changes from a day on, each with the day it starts."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from kdim.kernel.refusals import Refusal

Value = TypeVar("Value")


class RuleUnknown(Refusal):
    """The table begins later; facts: ``on``, ``earliest``."""

    code = "rule_unknown"


@dataclass(frozen=True)
class Dated(Generic[Value]):
    """A table of (first day, value), earliest first; each value holds until the day before the next."""

    rows: tuple[tuple[date, Value], ...]

    def __post_init__(self) -> None:
        days = [since for since, _ in self.rows]
        if not days or days != sorted(set(days)):
            raise ValueError("a dated table has one row or more, each with a later day than the one before")

    def at(self, on: date) -> Value:
        """The value in force on a day; refused before the first."""
        for since, value in reversed(self.rows):
            if since <= on:
                return value
        raise RuleUnknown(on=on, earliest=self.rows[0][0])
