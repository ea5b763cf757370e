"""Which entry of the books a movement at the bank belongs to: suggestions with their evidence, and never a guess.

Only what has the same amount is suggested, and only where nothing else is as likely: a movement and an entry that each
have one candidate, the other. Movements that are the same in day, amount and words stand for one another, as do such
entries, so that two identical payments find their two entries.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

One = TypeVar("One")
SEN = 100  # of a rupiah
NEAR_DAYS, FAR_DAYS = 7, 31
_BREAK, _SIGNS = re.compile(r"[\s/,;:]+"), re.compile(r"[^0-9a-z]")
_WORD = re.compile(r"[a-z]{3,}")


class Evidence(StrEnum):
    """Why a movement and an entry belong together, besides their amount; the strongest first."""

    REFERENCE = "reference"
    MEMBER = "member"
    DAY = "day"
    ALONE = "alone"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Movement:
    """A line of the bank: whole sen, money in above zero."""

    id: int
    on: date
    amount_sen: int
    text: str


@dataclass(frozen=True, slots=True)
class Booked:
    """An entry on the account of that bank: whole rupiah, money in above zero; ``names`` of whom it concerns."""

    id: int
    on: date
    amount: int
    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Movement and entry by their ids, and everything that speaks for it."""

    movement: int
    entry: int
    evidence: tuple[Evidence, ...]


def fits(amount_sen: int, amount: int) -> bool:
    """Whether an entry of whole ``amount`` is what the bank counted: the same, but for sen, which no book keeps."""
    return abs(amount_sen - amount * SEN) < SEN and (amount_sen > 0) == (amount > 0)


def suggest(movements: Sequence[Movement], entries: Sequence[Booked]) -> tuple[Suggestion, ...]:
    """Pairs that nothing else contradicts, in the order of the movements; every id at most once."""
    open_movements, open_entries = {one.id: one for one in movements}, {one.id: one for one in entries}
    found: list[Suggestion] = []
    for speaks in (_has_reference, _names_member, _same_day, _is_near):
        for movement, entry in _pairs(list(open_movements.values()), list(open_entries.values()), speaks):
            found.append(Suggestion(movement.id, entry.id, _evidence(movement, entry, speaks)))
            del open_movements[movement.id], open_entries[entry.id]
    place = {movement.id: n for n, movement in enumerate(movements)}
    return tuple(sorted(found, key=lambda one: place[one.movement]))


def names_in(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in the text: two of its words, or its only one of four letters or more."""
    said = set(_WORD.findall(text.casefold()))
    return any(_is_named(_WORD.findall(name.casefold()), said) for name in names)


def _is_named(words: Sequence[str], said: set[str]) -> bool:
    hits = sum(word in said for word in words)
    return hits >= 2 or (len(words) == 1 and hits == 1 and len(words[0]) > 3)


Speaks = Callable[[Movement, Booked], bool]


def _pairs(movements: Sequence[Movement], entries: Sequence[Booked], speaks: Speaks) -> list[tuple[Movement, Booked]]:
    """Groups of the same movements and groups of the same entries that have only each other."""
    left = _groups(movements, lambda one: (one.on, one.amount_sen, one.text))
    right = _groups(entries, lambda one: (one.on, one.amount, one.text))
    of_amount: dict[int, list[Hashable]] = defaultdict(list)
    for key, same in right.items():
        of_amount[same[0].amount].append(key)
    chosen = {
        key: [other for other in _candidates(same[0], of_amount) if speaks(same[0], right[other][0])]
        for key, same in left.items()
    }  # fmt: skip
    wanted: dict[Hashable, int] = defaultdict(int)
    for others in chosen.values():
        for other in others:
            wanted[other] += 1
    alone = ((key, others[0]) for key, others in chosen.items() if len(others) == 1 and wanted[others[0]] == 1)
    return [pair for key, other in alone for pair in zip(left[key], right[other], strict=False)]


def _groups(rows: Iterable[One], key: Callable[[One], Hashable]) -> Mapping[Hashable, list[One]]:
    made: dict[Hashable, list[One]] = defaultdict(list)
    for row in rows:
        made[key(row)].append(row)
    return made


def _candidates(movement: Movement, of_amount: Mapping[int, list[Hashable]]) -> Iterable[Hashable]:
    whole = movement.amount_sen // SEN
    for amount in (whole, whole + 1):
        if fits(movement.amount_sen, amount):
            yield from of_amount.get(amount, ())


def _evidence(movement: Movement, entry: Booked, found_by: Speaks) -> tuple[Evidence, ...]:
    told = [
        (Evidence.REFERENCE, _has_reference(movement, entry)),
        (Evidence.MEMBER, _names_member(movement, entry)),
        (Evidence.DAY, _same_day(movement, entry)),
        (Evidence.ALONE, found_by is _is_near),
    ]  # fmt: skip
    return tuple(code for code, holds in told if holds)


def _days(movement: Movement, entry: Booked) -> int:
    return abs((movement.on - entry.on).days)


def _has_reference(movement: Movement, entry: Booked) -> bool:
    return _days(movement, entry) <= FAR_DAYS and bool(_codes(movement.text) & _codes(entry.text))


def _names_member(movement: Movement, entry: Booked) -> bool:
    return _days(movement, entry) <= NEAR_DAYS and names_in(movement.text, entry.names)


def _same_day(movement: Movement, entry: Booked) -> bool:
    return movement.on == entry.on


def _is_near(movement: Movement, entry: Booked) -> bool:
    return _days(movement, entry) <= NEAR_DAYS


def _codes(text: str) -> set[str]:
    """Words of six signs or more with a digit among them: numbers of accounts, receipts, transfers."""
    words = (_SIGNS.sub("", word) for word in _BREAK.split(text.casefold()))
    return {word for word in words if len(word) > 5 and any(sign.isdigit() for sign in word)}
