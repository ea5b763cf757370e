"""What the cash desk does to the books: facts in, one entry out. ``docs/accounting/cash.md`` explains each.

``drawer`` and ``kept`` are subaccounts of the tellers' cash: an open drawer, and what a teller keeps between two.
"""

from dataclasses import replace
from datetime import date

from kdim.kernel.rupiah import Rupiah
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind


def through_drawer(entry: Entry, *, drawer: int) -> Entry:
    """The same entry, whose cash comes into or goes out of a teller's drawer."""
    lines = [
        Line(AccountRole.TELLER_DRAWERS, line.amount, drawer, line.unit)
        if line.account is AccountRole.CASH_DESK
        else line
        for line in entry.lines
    ]
    return replace(entry, lines=lines)


def from_vault(*, on: date, drawer: int, name: str, amount: Rupiah) -> Entry:
    """Cash goes from the vault into a drawer."""
    return Entry(
        on=on,
        kind=EntryKind.TRANSFER,
        memo=f"Dari brankas ke {name}"[:200],
        lines=[Line(AccountRole.TELLER_DRAWERS, amount, drawer), Line(AccountRole.CASH_DESK, -amount)],
    )


def to_vault(*, on: date, drawer: int, name: str, amount: Rupiah) -> Entry:
    """Cash goes from a drawer, or from what a teller kept, into the vault."""
    return Entry(
        on=on,
        kind=EntryKind.TRANSFER,
        memo=f"Dari {name} ke brankas"[:200],
        lines=[Line(AccountRole.CASH_DESK, amount), Line(AccountRole.TELLER_DRAWERS, -amount, drawer)],
    )


def difference(*, on: date, drawer: int, name: str, counted: Rupiah, expected: Rupiah, reason: str) -> Entry:
    """The count and the books differ: what is missing is a cost, what is over an income of the same account."""
    over = counted - expected
    return Entry(
        on=on,
        kind=EntryKind.CASH,
        memo=f"{'Kas lebih' if over > 0 else 'Kas kurang'} {name}: {reason}"[:200],
        lines=[
            Line(AccountRole.TELLER_DRAWERS, over, drawer),
            Line(AccountRole.ROUNDING_DIFFERENCE, -over),
        ],
    )


def keep(*, on: date, drawer: int, kept: int, name: str, keeper: str, amount: Rupiah) -> Entry:
    """At the close of a drawer a part stays with its teller, or goes to a colleague who takes over."""
    return Entry(
        on=on,
        kind=EntryKind.TRANSFER,
        memo=f"Dari {name} dipegang {keeper}"[:200],
        lines=[
            Line(AccountRole.TELLER_DRAWERS, amount, kept),
            Line(AccountRole.TELLER_DRAWERS, -amount, drawer),
        ],
    )


def take_over(*, on: date, drawer: int, kept: int, name: str, amount: Rupiah) -> Entry:
    """What a teller had kept, or got from a colleague, goes into the drawer that they open."""
    return Entry(
        on=on,
        kind=EntryKind.TRANSFER,
        memo=f"Kas awal {name}"[:200],
        lines=[
            Line(AccountRole.TELLER_DRAWERS, amount, drawer),
            Line(AccountRole.TELLER_DRAWERS, -amount, kept),
        ],
    )
