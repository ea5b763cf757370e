"""A statement as it was read, and the proof that nothing is missing in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import accumulate, pairwise

from kdim.sheets.statements.facts import StatementBroken


@dataclass(frozen=True, slots=True)
class Movement:
    """One line. Amounts in whole sen, money in above zero; ``row`` as the spreadsheet counts."""

    row: int
    on: date
    amount_sen: int
    description: str
    at: time | None = None
    balance_sen: int | None = None
    reference: str = ""
    branch: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """The movements from the oldest to the latest; balances in whole sen, ``None`` where the file says none.

    ``account`` is empty when the file does not tell. ``pending`` lines are announced by the bank and not booked.
    """

    layout: str
    bank: str
    account: str
    movements: tuple[Movement, ...]
    opening_sen: int | None
    closing_sen: int | None
    pending: int = 0

    @property
    def moved_sen(self) -> int:
        """All movements together."""
        return sum(one.amount_sen for one in self.movements)

    def proved(self, *, opening_sen: int | None = None, closing_sen: int | None = None) -> "Statement":
        """With both balances and one after each movement; a balance of the file counts more than a typed one.

        Where one of the two is known the other follows. Raises :class:`StatementBroken`.
        """
        opening = self.opening_sen if self.opening_sen is not None else opening_sen
        closing = self.closing_sen if self.closing_sen is not None else closing_sen
        if opening is None or closing is None:
            return self
        _require_same(opening + self.moved_sen, closing, row=0, on=self.movements[-1].on)
        balances = list(accumulate((one.amount_sen for one in self.movements), initial=opening))[1:]
        for one, balance in zip(self.movements, balances, strict=True):
            if one.balance_sen is not None:
                _require_same(balance, one.balance_sen, row=one.row, on=one.on)
        told = (replace(one, balance_sen=now) for one, now in zip(self.movements, balances, strict=True))
        return replace(self, movements=tuple(told), opening_sen=opening, closing_sen=closing)


def oldest_first(movements: Sequence[Movement]) -> tuple[Movement, ...]:
    """In the order in which they happened: some banks begin with the latest."""
    latest_first = movements[0].on > movements[-1].on or (
        movements[0].on == movements[-1].on and not _follow(movements) and _follow(movements[::-1])
    )
    return tuple(reversed(movements)) if latest_first else tuple(movements)


def _follow(movements: Sequence[Movement]) -> bool:
    return all(
        first.balance_sen is not None and first.balance_sen + second.amount_sen == second.balance_sen
        for first, second in pairwise(movements)
    )


def _require_same(expected: int, found: int, *, row: int, on: date) -> None:
    if expected != found:
        raise StatementBroken(row=row, on=on, expected=_rupiah(expected), found=_rupiah(found))


def _rupiah(sen: int) -> int:
    """Whole rupiah, downwards: for sentences only."""
    return sen // 100
