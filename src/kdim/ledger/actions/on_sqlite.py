"""Writing entries on SQLite: lines first, the entry last; its triggers seal them and move the balances."""

import sqlite3
from collections.abc import Sequence
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
_LINES = """INSERT INTO ledger_line (cooperative_id, entry_id, n, "on", account_id, subaccount_id, unit, amount)
 VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_ENTRIES = """INSERT INTO ledger_entry (cooperative_id, book_id, recorded_at, person_id, actor_name, request_id, id,
 "on", kind, memo, request_n, reverses_id, concerns_on, line_count, is_batch, content_hash)
 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)"""


def post(batch: Batch) -> list[int]:
    """One entry or many: two reads, two prepared statements run over all rows."""
    connection.ensure_connection()
    raw: sqlite3.Connection = connection.connection
    roles = batch.roles()
    found = raw.execute(
        _RESOLVE.format(roles=",".join("?" * len(roles))),
        (*roles, batch.cooperative_id, batch.book_id, batch.book_id),
    ).fetchall()
    book_id, accounts = batch.resolved(found)
    rows, hashes = batch.written(book_id, accounts)
    if known := raw.execute(_KNOWN, (batch.cooperative_id, batch.request_id.hex)).fetchall():
        return batch.answer(known, hashes)
    at = batch.at.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    shared = (batch.cooperative_id, book_id, at, batch.person_id, batch.actor_name, batch.request_id.hex)
    try:
        raw.executemany(
            _LINES,
            [(batch.cooperative_id, entry, n, on.isoformat(), *rest) for entry, n, on, *rest in rows],
        )
        raw.executemany(
            _ENTRIES,
            [
                (
                    *shared, entry_id, entry.on.isoformat(), entry.kind.value, entry.memo, n, entry.reverses,
                    entry.concerns_on and entry.concerns_on.isoformat(), len(entry.lines), digest,
                )
                for n, (entry_id, entry, digest) in enumerate(zip(batch.ids, batch.entries, hashes, strict=True))
            ],
        )  # fmt: skip
    except sqlite3.Error as error:
        connection.set_rollback(True)
        if (refused := explained(raw, error, batch.cooperative_id, book_id, rows)) is not None:
            raise refused from error
        with connection.wrap_database_errors:
            raise
    return batch.ids


def explained(
    raw: sqlite3.Connection, error: BaseException | None, cooperative_id: int, book_id: int, rows: Sequence[LineRow]
) -> Refusal | None:
    """What a trigger or a unique index meant, if this is their error. The transaction can still be read, not kept."""
    said = str(error)
    if "reverses_id" in said:
        return AlreadyReversed()
    if said == "entry_not_whole":
        return EntryNotWhole()
    if said == "balance_not_moved":
        return _unmoved(raw, cooperative_id, book_id, rows)
    if said not in {"date_too_early", "period_closed"}:
        return None
    dates = sorted({on for _, _, on, *_ in rows})
    begins_on, closed_through = raw.execute(
        """SELECT begins_on, (SELECT date(max(month), '+1 month', '-1 day') FROM ledger_period p
        WHERE p.cooperative_id = b.cooperative_id AND p.book_id = b.id)
        FROM ledger_book b WHERE b.id = ?""",
        (book_id,),
    ).fetchone()
    facts = {
        "date_too_early": {"on": dates[0], "begins_on": begins_on},
        "period_closed": {"on": dates[0], "closed_through": closed_through},
    }
    return refusal(said, facts[said])


def _unmoved(raw: sqlite3.Connection, cooperative_id: int, book_id: int, rows: Sequence[LineRow]) -> Refusal:
    """Which balance did not move, and why: entry by entry, for those before the failing one did move theirs."""
    last = raw.execute(
        "SELECT max(id) FROM ledger_entry WHERE cooperative_id = ? AND id BETWEEN ? AND ?",
        (cooperative_id, rows[0][0], rows[-1][0]),
    ).fetchone()[0]
    deltas: dict[tuple[int, int], int] = {}
    failing = min(entry for entry, *_ in rows if last is None or entry > last)
    for entry, _, _, account, subaccount, _, amount in rows:
        if entry == failing:
            key = (account, subaccount or 0)
            deltas[key] = deltas.get(key, 0) + amount
    for (account, subaccount), delta in sorted(deltas.items()):
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
