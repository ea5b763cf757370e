"""An entry before it is written: plain values that cannot be wrong. No framework.

Amounts are whole rupiah with a sign: debit +, credit -.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from kdim.kernel.refusals import Refusal
from kdim.ledger.enums import AccountRole, EntryKind

#: Ten to the fifteenth rupiah: a thousand trillion; a thousand such lines still fit a 63-bit balance.
AMOUNT_LIMIT = 10**15


class TooFewLines(Refusal):
    """An entry says where money came from and where it went: two lines or more; fact: ``lines``."""

    code = "too_few_lines"


class ZeroLine(Refusal):
    """A line moves something; fact: ``line`` (counted from 1)."""

    code = "zero_line"


class AmountTooLarge(Refusal):
    """Beyond ±10^15 rupiah; facts: ``line``, ``amount``."""

    code = "line_too_large"


class Unbalanced(Refusal):
    """Debit and credit differ; there is no tolerance. Facts: ``debit``, ``credit``, ``difference``."""

    code = "unbalanced"


class Line(NamedTuple):
    """One account, by role or by id, and the signed amount; ``unit`` is the business unit for statements per unit.

    A tuple, for a batch makes hundreds of thousands and a data class takes three times as long.
    """

    account: AccountRole | int
    amount: int
    subaccount: int | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in the books, dated ``on``. Refused on construction when it could not be posted anywhere.

    ``reverses`` is the entry it undoes; ``concerns_on`` the earlier date a correction is about.
    Raises :class:`TooFewLines`, :class:`ZeroLine`, :class:`AmountTooLarge`, :class:`Unbalanced`.
    """

    on: date
    kind: EntryKind
    memo: str
    lines: Sequence[Line]
    reverses: int | None = None
    concerns_on: date | None = None

    def __post_init__(self) -> None:
        if len(self.lines) < 2:
            raise TooFewLines(lines=len(self.lines))
        total = 0
        for line in self.lines:
            amount = line.amount
            if not amount or not -AMOUNT_LIMIT <= amount <= AMOUNT_LIMIT:
                self._refuse_amount(line)
            total += amount
        if total:
            debit = sum(line.amount for line in self.lines if line.amount > 0)
            raise Unbalanced(debit=debit, credit=debit - total, difference=total)

    def _refuse_amount(self, line: Line) -> None:
        number = next(n for n, each in enumerate(self.lines, 1) if each is line)
        if line.amount == 0:
            raise ZeroLine(line=number)
        raise AmountTooLarge(line=number, amount=line.amount)


def stamp_of(recorded_at: datetime) -> str:
    """The moment of recording as it is hashed: UTC."""
    return recorded_at.astimezone(UTC).isoformat()


def header(
    *,
    on: str,
    stamp: str,
    by: str,
    kind: str,
    memo: str,
    request_id: str,
    request_n: int,
    reverses: int | None,
    concerns_on: date | None,
) -> str:
    """The part of the hashed text between the book and the lines: every field whose change must be noticed.

    ``by`` is what :func:`poster` says.
    """
    return (
        f"{header_of_request(stamp=stamp, by=by, request_id=request_id)}"
        f"{header_of_entry(on, kind, memo, request_n, reverses, concerns_on)}"
    )


def header_of_request(*, stamp: str, by: str, request_id: str) -> str:
    """What all entries of a request share."""
    return f"|{stamp}|{by}|{request_id}"


def header_of_entry(
    on: str, kind: str, memo: str, request_n: int, reverses: int | None, concerns_on: date | None
) -> str:
    """What one entry says beside."""
    return f"|{request_n}|{on}|{kind}|{reverses or 0}|{concerns_on or ''}|{len(memo)}:{memo}|"


def poster(person_id: int | None, name: str) -> str:
    """Who posted, as it is hashed."""
    return f"{person_id or 0}:{len(name)}:{name}"


def line_text(account_id: int, subaccount_id: int | None, unit: int | None, amount: int) -> str:
    """One line as it is hashed."""
    return f"{account_id}:{subaccount_id or 0}:{unit or 0}:{amount};"


def content_hash(cooperative_id: int, book_id: int, said: str) -> bytes:
    """SHA-256 of everything an entry says, header and lines: what was sealed can be recomputed from what is stored."""
    return hashlib.sha256(f"{cooperative_id}|{book_id}{said}".encode()).digest()


def batch_text(account_id: int, lines: int, total: int, weighted: int) -> str:
    """One account of an entry made from a prepared table, as it is hashed; accounts in order of id.

    A month end has a million lines; hashing each would cost more than posting them. ``weighted`` is
    the sum of amount times (subaccount mod 1,021): it changes when an amount moves from one subaccount to another.
    """
    return f"{account_id}:{lines}:{total}:{weighted};"
