"""What every scene of the demonstration stands on: who acts, when, and what was noted in the diary for which day."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypedDict
from uuid import UUID

from kdim.cooperatives.enums import Role, Zone
from kdim.cooperatives.powers import Actor

ZONE = Zone.WIB
_OPENS = time(8)
_PACE = timedelta(seconds=40)  # from one act of a day to the next


class Frame(TypedDict):
    """What every act is told besides its facts."""

    actor: Actor
    request_id: UUID
    at: datetime


class Diary:
    """What is to happen on which day. The office is closed on Sundays: such a note moves to Monday."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last, self.today = first, last, first
        self._pages: dict[date, list[Callable[[date], object]]] = defaultdict(list)

    def note(self, on: date, do: Callable[[date], object]) -> None:
        """Let ``do`` happen on a day, not before today; what would be after the last day never happens."""
        on = max(on, self.today)
        on += timedelta(days=on.weekday() == 6)
        if on <= self.last:
            self._pages[on].append(do)

    def play(self) -> Iterator[date]:
        """Live through the days; each is given back when it is over."""
        while self.today <= self.last:
            page = self._pages.pop(self.today, [])
            for do in page:  # grows while it is read
                do(self.today)
            while later := self._pages.pop(self.today, []):
                for do in later:
                    do(self.today)
            yield self.today
            self.today += timedelta(days=1)


@dataclass
class Stage:
    """The cooperative on its way through the two years. Amounts in whole rupiah."""

    cooperative_id: int
    chance: Random
    diary: Diary
    size: int
    actors: dict[Role, Actor] = field(default_factory=dict)
    cash: int = 0  # in the vault, so that it never pays out what it does not hold
    till: int = 0  # in the drawer of the teller
    kept: int = 0  # by the teller between two drawers
    drawer: int | None = None  # its id while it is open
    bank: int = 0
    placed: int = 0  # in time deposits
    accounts: dict[str, int] = field(default_factory=dict)  # by code
    _moment: datetime | None = None

    def frame(self, who: Role | Actor, on: date, *, opens: time = _OPENS) -> Frame:
        """Who acts, under a new request id, a little later than the act before and not before the hour ``opens``."""
        earliest = datetime.combine(on, opens, ZONE.tzinfo)
        self._moment = max(self._moment + _PACE, earliest) if self._moment else earliest
        actor = self.actors[who] if isinstance(who, Role) else who
        return {"actor": actor, "request_id": self.request_id(), "at": self._moment}

    def request_id(self) -> UUID:
        """The same for the same seed."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def happens(self, percent: int) -> bool:
        """Chance."""
        return self.chance.randrange(100) < percent

    def amount(self, about: int, *, step: int, spread: int = 40) -> int:
        """A sum around ``about``, up to ``spread`` percent off, as people hand it over: in whole ``step`` rupiah."""
        share = self.chance.randrange(100 - spread, 101 + spread)
        return max(step, about * share // 100 // step * step)

    def scaled(self, amount: int) -> int:
        """A sum of the cooperative of 300 as it would be with as many members as here; whole thousands."""
        return max(1_000, amount * self.size // 300 // 1_000 * 1_000)
