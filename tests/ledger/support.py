"""Open books, two savers, and a way to post."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from kdim.cooperatives.powers import Actor
from kdim.ledger import actions
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind, OwnerKind

BEGINS = date(2025, 1, 1)


@dataclass
class Books:
    """What a test of the ledger works with."""

    cooperative_id: int
    book_id: int
    actor: Actor
    at: datetime
    on: date
    siti: int
    budi: int

    def post(self, *entries: Entry, request_id=None, **more) -> list[int]:
        """Post under a fresh request."""
        return actions.post(
            entries, actor=self.actor, at=more.pop("at", self.at), request_id=request_id or uuid4(), **more
        )

    def deposit(self, amount: int, subaccount: int | None = None, on: date | None = None, **more) -> int:
        """Cash from a saver."""
        return self.post(deposit(amount, subaccount or self.siti, on or self.on), **more)[0]

    def withdraw(self, amount: int, subaccount: int | None = None, on: date | None = None, **more) -> int:
        """Cash to a saver."""
        return self.post(deposit(-amount, subaccount or self.siti, on or self.on), **more)[0]


def deposit(amount: int, subaccount: int, on: date) -> Entry:
    """Debit cash, credit sukarela; a negative amount is a withdrawal."""
    return Entry(
        on=on,
        kind=EntryKind.DEPOSIT if amount > 0 else EntryKind.WITHDRAWAL,
        memo="Setoran" if amount > 0 else "Penarikan",
        lines=(
            Line(AccountRole.CASH_DESK, amount),
            Line(AccountRole.SAVINGS_SUKARELA, -amount, subaccount=subaccount),
        ),
    )


def open_books(cooperative_id: int, actor: Actor, at: datetime, on: date) -> Books:
    """The cooperative's own books, and Siti's and Budi's sukarela."""
    book_id = actions.open_book(actor=actor, request_id=uuid4(), at=at, begins_on=BEGINS)
    siti, budi = actions.open_subaccounts(
        actor=actor,
        account=AccountRole.SAVINGS_SUKARELA,
        owners=[(OwnerKind.SAVINGS_ACCOUNT, 1, "Siti"), (OwnerKind.SAVINGS_ACCOUNT, 2, "Budi")],
        on=BEGINS,
    )
    return Books(cooperative_id, book_id, actor, at, on, siti, budi)
