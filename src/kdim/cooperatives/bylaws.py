"""Which rules a meeting can set, what kind of value each takes, and what they were on a day. No framework.

A value is stored as JSON exactly as :class:`Rule.check` accepts it; amounts are whole rupiah, rates parts per million a
year, days as ``"2026-12-31"``. Law that caps or fixes a value is not here but in the dated tables of ``calculations``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kdim.kernel.refusals import Refusal


class BylawKey(StrEnum):
    """The rules of this cooperative that its members decide."""

    SIMPANAN_POKOK = "simpanan_pokok"
    POKOK_INSTALMENTS_MAX = "pokok_instalments_max"
    SIMPANAN_WAJIB = "simpanan_wajib"
    WAJIB_DUE_DAY = "wajib_due_day"
    MEMBER_NUMBER_PATTERN = "member_number_pattern"
    MEMBER_AGE_MIN = "member_age_min"
    TERM_OF_OFFICE_YEARS = "term_of_office_years"
    QUORUM_PERCENT = "quorum_percent"
    SHU_SHARES = "shu_shares"
    TELLER_DRAWERS = "teller_drawers"
    OFFICE_FACTOR_FROM = "office_factor_from"


class ValueKind(StrEnum):
    """How a rule's value is typed and shown."""

    RUPIAH = "rupiah"
    NUMBER = "number"
    TEXT = "text"
    SHARES = "shares"
    SWITCH = "switch"
    DAY = "day"


class BylawValueWrong(Refusal):
    """The value does not fit the rule; facts: ``key``, ``least``, ``most`` or ``total``."""

    code = "bylaw_value_wrong"


class BylawMissing(Refusal):
    """The cooperative has not decided this rule yet; fact: ``key``, ``on``."""

    code = "bylaw_missing"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a key takes: its kind and, for numbers, its bounds (inclusive)."""

    kind: ValueKind
    least: int = 0
    most: int = 10**15

    def check(self, key: BylawKey, value: Any) -> None:
        """Raise :class:`BylawValueWrong` unless ``value`` fits. Shares must sum to exactly 100 % (1,000,000 ppm)."""
        if self.kind is ValueKind.SHARES:
            _check_shares(key, value)
        elif self.kind is ValueKind.TEXT:
            if not isinstance(value, str) or not value.strip() or len(value) > 60:
                raise BylawValueWrong(key=key.value, least=1, most=60)
        elif self.kind is ValueKind.SWITCH:
            if type(value) is not bool:
                raise BylawValueWrong(key=key.value, least=0, most=1)
        elif self.kind is ValueKind.DAY:
            if not _is_day(value):
                raise BylawValueWrong(key=key.value)
        elif type(value) is not int or not self.least <= value <= self.most:
            raise BylawValueWrong(key=key.value, least=self.least, most=self.most)


RULES: Mapping[BylawKey, Rule] = {
    BylawKey.SIMPANAN_POKOK: Rule(ValueKind.RUPIAH, least=1),
    BylawKey.POKOK_INSTALMENTS_MAX: Rule(ValueKind.NUMBER, least=1, most=60),
    BylawKey.SIMPANAN_WAJIB: Rule(ValueKind.RUPIAH),
    BylawKey.WAJIB_DUE_DAY: Rule(ValueKind.NUMBER, least=1, most=31),
    BylawKey.MEMBER_NUMBER_PATTERN: Rule(ValueKind.TEXT),
    BylawKey.MEMBER_AGE_MIN: Rule(ValueKind.NUMBER, most=30),  # optional: no rule, no age asked for
    BylawKey.TERM_OF_OFFICE_YEARS: Rule(ValueKind.NUMBER, least=1, most=5),  # UU 25/1992 art. 29: five at most
    BylawKey.QUORUM_PERCENT: Rule(ValueKind.NUMBER, least=1, most=100),
    BylawKey.SHU_SHARES: Rule(ValueKind.SHARES),
    BylawKey.TELLER_DRAWERS: Rule(ValueKind.SWITCH),  # optional: no rule, one cash account for the whole desk
    BylawKey.OFFICE_FACTOR_FROM: Rule(ValueKind.DAY),  # optional: no rule, needed from the beginning
}


def _check_shares(key: BylawKey, value: Any) -> None:
    if not isinstance(value, dict) or not all(type(part) is int and part >= 0 for part in value.values()):
        raise BylawValueWrong(key=key.value, total=None)
    if (total := sum(value.values())) != 1_000_000:
        raise BylawValueWrong(key=key.value, total=total)


def _is_day(text: Any) -> bool:
    try:
        return bool(date.fromisoformat(text).isoformat() == text)
    except (TypeError, ValueError):
        return False


@dataclass(frozen=True, slots=True)
class Bylaws:
    """The rules in force on one day."""

    values: Mapping[str, Any]

    def number(self, key: BylawKey) -> int:
        """A whole number or an amount in rupiah. Raises :class:`BylawMissing`."""
        value = self._value(key)
        assert type(value) is int
        return value

    def text(self, key: BylawKey) -> str:
        """A text. Raises :class:`BylawMissing`."""
        return str(self._value(key))

    def shares(self, key: BylawKey) -> dict[str, int]:
        """Shares in parts per million by name; they sum to 1,000,000. Raises :class:`BylawMissing`."""
        return dict(self._value(key))

    def is_on(self, key: BylawKey) -> bool:
        """Whether something is done here; what was never decided is not."""
        return self.values.get(key.value) is True

    def day(self, key: BylawKey) -> date:
        """A day. Raises :class:`BylawMissing`."""
        return date.fromisoformat(self._value(key))

    def _value(self, key: BylawKey) -> Any:
        if key.value not in self.values:
            raise BylawMissing(key=key.value)
        return self.values[key.value]
