"""What both databases need to write a batch of entries, and how a failure becomes a refusal."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from kdim.kernel.refusals import Refusal
from kdim.ledger.actions.refusals import BY_CODE, AlreadyReversed, EntryDiffers, RoleNotMapped, UnknownBook
from kdim.ledger.entries import Entry, content_hash, header_of_entry, header_of_request, poster, stamp_of
from kdim.ledger.enums import AccountRole

_DATES = {"on", "begins_on", "closed_through", "latest_on"}


#: cooperative, entry, n, on, account, subaccount, unit, amount: as the table has them
LineRow = tuple[int, int, int, str, int, int | None, int | None, int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries of one request for one book, with the ids they will have."""

    cooperative_id: int
    book_id: int | None
    person_id: int | None
    actor_name: str
    at: datetime
    request_id: UUID
    entries: Sequence[Entry]
    ids: list[int]

    def roles(self) -> list[str]:
        """The distinct roles that the lines name."""
        named = {line.account for entry in self.entries for line in entry.lines}
        return sorted(account.value for account in named if isinstance(account, AccountRole))

    def resolved(self, found: Sequence[tuple[int, str | None, int | None]]) -> tuple[int, dict[str, int]]:
        """The book and role → account from rows (book, role, account). Raises UnknownBook, RoleNotMapped."""
        if not found:
            raise UnknownBook
        accounts = {role: account for _, role, account in found if role is not None and account is not None}
        for role in self.roles():
            if role not in accounts:
                raise RoleNotMapped(role=role)
        return found[0][0], accounts

    def written(self, book_id: int, accounts: Mapping[str, int]) -> tuple[list[LineRow], list[bytes]]:
        """Every line with its account found, and the hash of every entry."""
        rows: list[LineRow] = []
        hashes: list[bytes] = []
        cooperative_id = self.cooperative_id
        shared = header_of_request(stamp=stamp_of(self.at), by=self.by(), request_id=str(self.request_id))
        for n, (entry_id, entry) in enumerate(zip(self.ids, self.entries, strict=True)):
            on = entry.on.isoformat()
            said = [shared, header_of_entry(on, entry.kind.value, entry.memo, n, entry.reverses, entry.concerns_on)]
            for i, (account, amount, subaccount, unit) in enumerate(entry.lines, 1):
                if account.__class__ is not int:
                    account = accounts[account]  # type: ignore[index]  # noqa: PLW2901 - a role is its own text
                rows.append((cooperative_id, entry_id, i, on, account, subaccount, unit, amount))
                said.append(f"{account}:{subaccount or 0}:{unit or 0}:{amount};")  # line_text, without the call
            hashes.append(content_hash(cooperative_id, book_id, "".join(said)))
        return rows, hashes

    def by(self) -> str:
        """Who posts, as it is hashed."""
        return poster(self.person_id, self.actor_name)

    def answer(self, known: Sequence[tuple[int, bytes]], hashes: Sequence[bytes]) -> list[int]:
        """The ids of what the same request posted before; :class:`EntryDiffers` when that was something else."""
        same = [bytes(digest) for _, digest in known] == list(hashes)
        if not same:
            raise EntryDiffers(entry=known[0][0])
        return [entry_id for entry_id, _ in known]


def refusal(code: str, facts: dict[str, Any]) -> Refusal:
    """The refusal that the database named."""
    read = {
        name: date.fromisoformat(value) if name in _DATES and isinstance(value, str) else value
        for name, value in facts.items()
    }
    return BY_CODE[code](**read)


def postgresql_refusal(error: BaseException | None) -> Refusal | None:
    """What the seal or a unique index meant, if this is their error."""
    import psycopg  # noqa: PLC0415 - SQLite installs run without it

    assert isinstance(error, psycopg.Error)
    if error.sqlstate == "KD001":
        return refusal(str(error.diag.message_primary), json.loads(error.diag.message_detail or "{}"))
    if error.diag.constraint_name == "entry_reversed_once":
        return AlreadyReversed()
    return None


@contextmanager
def refusals_of_postgresql() -> Iterator[None]:
    """Turn what the seal raised into its refusal; the transaction is over either way."""
    import psycopg  # noqa: PLC0415 - SQLite installs run without it

    try:
        yield
    except psycopg.Error as error:
        if connection.in_atomic_block:
            connection.set_rollback(True)
        if (refused := postgresql_refusal(error)) is not None:
            raise refused from error
        with connection.wrap_database_errors:
            raise
