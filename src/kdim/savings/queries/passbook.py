"""The passbook: every movement of an account with the balance after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kdim.cooperatives.powers import Actor
from kdim.ledger import queries as books
from kdim.ledger.enums import EntryKind
from kdim.payments.queries import tokens_of_entries
from kdim.savings.queries.accounts import AccountView, account_detail, my_account

#: Any page number beyond the last shows the last.
LAST_PAGE = 10**9
PAGE = 50


@dataclass(frozen=True, slots=True)
class PassbookLine:
    """One movement: ``change`` and ``balance`` in whole rupiah, more savings being positive.

    ``reversed_by`` is the entry that undid it; ``reverses`` the one it undoes; ``receipt`` the token of its receipt.
    """

    entry_id: int
    on: date
    kind: EntryKind
    memo: str
    change: int
    balance: int
    receipt: str | None
    reverses: int | None
    reversed_by: int | None
    concerns_on: date | None


@dataclass(frozen=True, slots=True)
class Passbook:
    """A page of an account's movements between two days; the balances are of the whole period."""

    account: AccountView
    from_on: date
    until_on: date
    opening: int
    paid_in: int
    taken_out: int
    closing: int
    lines: Sequence[PassbookLine]
    page: int
    pages: int


def passbook(
    cooperative_id: int, account_id: int, *, from_on: date, until_on: date, page: int = LAST_PAGE, size: int = PAGE
) -> Passbook | None:
    """Movements by date, then in the order of recording; nothing for an account of another cooperative.

    As many statements for one line as for fifty.
    """
    account = account_detail(cooperative_id, account_id, until_on)
    return None if account is None else _book(cooperative_id, account, from_on, until_on, page, size)


def my_passbook(
    actor: Actor, account_id: int, *, from_on: date, until_on: date, page: int = LAST_PAGE, size: int = PAGE
) -> Passbook | None:
    """The passbook of one of the actor's own accounts; another member's is unknown."""
    account = my_account(actor, account_id, until_on)
    return None if account is None else _book(actor.cooperative_id, account, from_on, until_on, page, size)


def _book(cooperative_id: int, account: AccountView, from_on: date, until_on: date, page: int, size: int) -> Passbook:
    told = books.statement(
        cooperative_id, subaccount=account.subaccount_id, from_on=from_on, until_on=until_on, page=page, size=size
    )
    assert told is not None, "an account has its part of the books"
    tokens = tokens_of_entries(cooperative_id, [line.entry_id for line in told.lines])
    lines = [
        PassbookLine(
            entry_id=line.entry_id, on=line.on, kind=EntryKind(line.kind), memo=line.memo, change=line.change,
            balance=line.balance, receipt=tokens.get(line.entry_id), reverses=line.reverses,
            reversed_by=line.reversed_by, concerns_on=line.concerns_on,
        )
        for line in told.lines
    ]  # fmt: skip
    return Passbook(
        account=account, from_on=from_on, until_on=until_on, opening=told.opening, paid_in=told.credit,
        taken_out=told.debit, closing=told.closing, lines=lines, page=told.page, pages=told.pages,
    )  # fmt: skip
