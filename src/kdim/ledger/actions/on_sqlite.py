"""Writing entries on SQLite: lines first, the entry last; its triggers seal them and move the balances."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Any

from django.db import connection

from kdim.kernel.refusals import Refusal
from kdim.ledger.actions.refusals import (
    AccountClosed,
    AccountIsGroup,
    AlreadyReversed,
    EntryNotWhole,
    InsufficientBalance,
    OtherBook,
    SubaccountClosed,
    SubaccountMissing,
    SubaccountNotExpected,
    UnknownAccount,
    UnknownSubaccount,
)
from kdim.ledger.actions.writing import Batch, LineRow, refusal

_RESOLVE = """SELECT b.id, m.role, m.account_id FROM ledger_book b
 LEFT JOIN ledger_roleaccount m ON m.cooperative_id = b.cooperative_id AND m.book_id = b.id AND m.role IN ({roles})
 WHERE b.cooperative_id = ? AND CASE WHEN ? IS NULL THEN b.kind = 'cooperative' ELSE b.id = ? END"""
_KNOWN = """SELECT id, content_hash FROM ledger_entry WHERE cooperative_id = ? AND request_id = ? ORDER BY request_n"""
_LINES = """INSERT OR FAIL INTO ledger_line (cooperative_id, entry_id, n, "on", account_id, subaccount_id, unit, amount)
 VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_ENTRIES = """INSERT OR FAIL INTO ledger_entry (cooperative_id, book_id, recorded_at, person_id, actor_name, request_id,
 id, "on", kind, memo, request_n, reverses_id, concerns_on, line_count, is_batch, content_hash)
 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)"""
MOVE = """UPDATE ledger_balance SET amount = amount + ?1 WHERE cooperative_id = ?2 AND account_id = ?3
 AND subaccount_id = ?4 AND slot = 0 AND book_id = ?5 AND is_open
 AND (floor IS NULL OR side * ?1 >= 0 OR side * (amount + ?1) - held >= floor)"""


def post(batch: Batch) -> list[int]:
    """One entry or many: in the act's transaction, which a failure ends, or in one of their own."""
    connection.ensure_connection()
    raw: sqlite3.Connection = connection.connection
    if connection.in_atomic_block:
        try:
            return _post(raw, batch)
        except Exception:
            connection.set_rollback(True)
            raise
    with connection.wrap_database_errors:
        raw.execute("BEGIN IMMEDIATE")
    try:
        ids = _post(raw, batch)
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise
    return ids


def _post(raw: sqlite3.Connection, batch: Batch) -> list[int]:
    """Two reads, three prepared statements run over all rows."""
    roles = batch.roles()
    found = raw.execute(
        _RESOLVE.format(roles=",".join("?" * len(roles))),
        (*roles, batch.cooperative_id, batch.book_id, batch.book_id),
    ).fetchall()
    book_id, accounts = batch.resolved(found)
    rows, hashes = batch.written(book_id, accounts)
    if known := raw.execute(_KNOWN, (batch.cooperative_id, batch.request_id.hex)).fetchall():
        return batch.answer(known, hashes)
    try:
        raw.executemany(_LINES, rows)
        raw.executemany(_ENTRIES, _entry_rows(batch, book_id, hashes))
        _move(raw, batch.cooperative_id, book_id, rows)
    except sqlite3.Error as error:
        if (refused := explained(raw, error, batch.cooperative_id, book_id, rows)) is not None:
            raise refused from error
        with connection.wrap_database_errors:
            raise
    return batch.ids


def _entry_rows(batch: Batch, book_id: int, hashes: Sequence[bytes]) -> Iterator[tuple[Any, ...]]:
    at = batch.at.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    shared = (batch.cooperative_id, book_id, at, batch.person_id, batch.actor_name, batch.request_id.hex)
    for n, (entry_id, entry, digest) in enumerate(zip(batch.ids, batch.entries, hashes, strict=True)):
        yield (
            *shared, entry_id, entry.on.isoformat(), entry.kind.value, entry.memo, n, entry.reverses,
            entry.concerns_on and entry.concerns_on.isoformat(), len(entry.lines), digest,
        )  # fmt: skip


def _move(raw: sqlite3.Connection, cooperative_id: int, book_id: int, rows: Sequence[LineRow]) -> None:
    """Move every balance once; a row that does not move says that less is there than asked."""
    deltas: dict[tuple[int, int], int] = {}
    for _, _, _, _, account, subaccount, _, amount in rows:
        key = (account, subaccount or 0)
        deltas[key] = deltas.get(key, 0) + amount
    for (account, subaccount), delta in sorted(deltas.items()):
        if not raw.execute(MOVE, (delta, cooperative_id, account, subaccount, book_id)).rowcount:
            raise unmoved(raw, cooperative_id, book_id, [((account, subaccount), delta)])


def explained(
    raw: sqlite3.Connection, error: BaseException | None, cooperative_id: int, book_id: int, rows: Sequence[LineRow]
) -> Refusal | None:
    """What a trigger or a unique index meant, if this is their error. The transaction can still be read, not kept."""
    said = str(error)
    if said == "entry_not_whole":
        return EntryNotWhole()
    if said == "already_reversed":
        return AlreadyReversed()
    if said == "balance_not_moved":
        return unmoved(raw, cooperative_id, book_id, sorted({((row[4], row[5] or 0), row[7]) for row in rows}))
    if said not in {"date_too_early", "period_closed"}:
        return None
    dates = sorted({row[3] for row in rows})
    begins_on, closed_through = raw.execute(
        """SELECT begins_on, (SELECT date(max(month), '+1 month', '-1 day') FROM ledger_period p
        WHERE p.cooperative_id = b.cooperative_id AND p.book_id = b.id)
        FROM ledger_book b WHERE b.id = ?""",
        (book_id,),
    ).fetchone()
    facts: dict[str, dict[str, object]] = {
        "date_too_early": {"on": dates[0], "begins_on": begins_on},
        "period_closed": {"on": dates[0], "closed_through": closed_through},
    }
    return refusal(said, facts[said])


def unmoved(
    raw: sqlite3.Connection, cooperative_id: int, book_id: int, deltas: Sequence[tuple[tuple[int, int], int]]
) -> Refusal:
    """Why one of the balances, none of which has moved, cannot."""
    for (account, subaccount), delta in deltas:
        why = _why(raw, cooperative_id, book_id, account, subaccount, delta)
        if why is not None:
            return why
    raise AssertionError("a balance did not move and nothing is wrong with it")


def _why(  # noqa: PLR0911 - one return per reason
    raw: sqlite3.Connection, cooperative_id: int, book_id: int, account: int, subaccount: int, delta: int
) -> Refusal | None:
    row: Any = raw.execute(
        "SELECT book_id, code, name_id, is_group, is_closed, is_control FROM ledger_account"
        " WHERE id = ? AND cooperative_id = ?",
        (account, cooperative_id),
    ).fetchone()
    if row is None:
        return UnknownAccount(account=account)
    book, code, name, is_group, is_closed, is_control = row
    facts = {"account": account, "code": code, "name": name}
    if book != book_id:
        return OtherBook(**facts)
    if is_group:
        return AccountIsGroup(**facts)
    if is_closed:
        return AccountClosed(**facts)
    if bool(is_control) != bool(subaccount):
        return SubaccountMissing(**facts) if is_control else SubaccountNotExpected(**facts)
    if not subaccount:
        return None
    row = raw.execute(
        "SELECT s.name, s.closed_on, b.side, b.amount, b.held, b.floor FROM ledger_subaccount s"
        " JOIN ledger_balance b ON b.cooperative_id = s.cooperative_id AND b.account_id = s.account_id"
        " AND b.subaccount_id = s.id WHERE s.id = ? AND s.account_id = ? AND s.cooperative_id = ?",
        (subaccount, account, cooperative_id),
    ).fetchone()
    if row is None:
        return UnknownSubaccount(**facts, subaccount=subaccount)
    name, closed_on, side, amount, held, floor = row
    if closed_on is not None:
        return SubaccountClosed(subaccount=subaccount, name=name)
    if floor is None or side * delta >= 0 or side * (amount + delta) - held >= floor:
        return None
    return InsufficientBalance(
        subaccount=subaccount, name=name, available=max(side * amount - held - floor, 0), asked=-side * delta,
        balance=side * amount, held=held, floor=floor,
    )  # fmt: skip
