"""``post_prepared``: the door for month ends. One entry with a million member lines, by ``INSERT … SELECT``.

The caller prepares a temporary table ``(subaccount_id BIGINT PRIMARY KEY, amount BIGINT, …)`` with what more columns it
likes; no row passes Python.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import Error, IntegrityError, connection, transaction

from kdim.cooperatives.powers import Actor
from kdim.kernel.ids import new_id
from kdim.ledger.actions.on_sqlite import MOVE, explained
from kdim.ledger.actions.posting import require_door
from kdim.ledger.actions.refusals import EntryDiffers
from kdim.ledger.actions.resolving import accounts_of, book_of
from kdim.ledger.actions.writing import LineRow, postgresql_refusal
from kdim.ledger.entries import Line, Unbalanced, batch_text, content_hash, header, poster, stamp_of
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.ledger.models import Entry

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,59}")


@dataclass(frozen=True, slots=True)
class _Batch:
    """The one entry, with book and accounts found; ``counters`` are (account, unit, amount)."""

    entry: Entry
    table: str
    account_id: int
    counters: Sequence[tuple[int, int | None, int]]
    rows: int


def post_prepared(
    *,
    actor: Actor,
    at: datetime,
    request_id: UUID,
    on: date,
    kind: EntryKind,
    memo: str,
    table: str,
    account: AccountRole | int,
    counters: Sequence[Line],
    request_n: int = 0,
    book_id: int | None = None,
) -> int | None:
    """Post one entry: on ``account`` the ``amount`` (debit +, credit -) of each row of ``table``, and the counters.

    Rows with amount 0 are left out; ``None`` when no row is left. Each counter is on an account of its own, not divided
    into subaccounts. The same request with the same content again gives back the same id; several batches of one
    request count ``request_n`` from 0. Raises ``Unbalanced`` when table and counters differ, and what ``post`` raises.
    """
    assert _NAME.fullmatch(table), "a plain table name"
    require_door(actor, on, at)
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), coalesce(sum(amount), 0), coalesce(sum(amount * (subaccount_id % 1021)), 0)"  # noqa: S608
            f" FROM {table} WHERE amount <> 0"
        )
        rows, total, weighted = (int(figure) for figure in cursor.fetchone())
        if rows == 0:
            return None
        _require_balance(total, counters)
        book = book_of(actor.cooperative_id, book_id)
        ids = accounts_of(actor.cooperative_id, book, [account, *(line.account for line in counters)])
        head = header(
            on=on.isoformat(), stamp=stamp_of(at), by=poster(actor.person_id, actor.name), kind=kind.value, memo=memo,
            request_id=str(request_id), request_n=request_n, reverses=None, concerns_on=None,
        )  # fmt: skip
        parts = sorted(
            [
                (ids[0], rows, total, weighted),
                *((i, 1, line.amount, 0) for i, line in zip(ids[1:], counters, strict=True)),
            ]
        )
        entry = Entry(
            id=new_id(), cooperative_id=actor.cooperative_id, book_id=book, on=on, recorded_at=at,
            person_id=actor.person_id, actor_name=actor.name, kind=kind, memo=memo, request_id=request_id,
            request_n=request_n, line_count=rows + len(counters), is_batch=True,
            content_hash=content_hash(actor.cooperative_id, book, head + "".join(batch_text(*part) for part in parts)),
        )  # fmt: skip
        if known := _known(entry):
            return known
        batch = _Batch(
            entry=entry,
            table=table,
            account_id=ids[0],
            counters=[(i, line.unit, line.amount) for i, line in zip(ids[1:], counters, strict=True)],
            rows=rows,
        )
        _write(cursor, batch)
        return int(entry.id)


def _require_balance(total: int, counters: Sequence[Line]) -> None:
    amounts = [total, *(line.amount for line in counters)]
    if sum(amounts):
        debit = sum(amount for amount in amounts if amount > 0)
        raise Unbalanced(debit=debit, credit=debit - sum(amounts), difference=sum(amounts))


def _known(entry: Entry) -> int | None:
    """The id under which the same request posted the same content already."""
    same_request = {"request_id": entry.request_id, "request_n": entry.request_n}
    known = Entry.objects.of(entry.cooperative_id).filter(**same_request).first()
    if known is None:
        return None
    if bytes(known.content_hash) != entry.content_hash:
        raise EntryDiffers(entry=known.id)
    return int(known.id)


def _write(cursor: Any, batch: _Batch) -> None:
    """PostgreSQL wants the entry first and all its lines in one statement, SQLite the lines first; see the seal."""
    try:
        if connection.vendor == "postgresql":
            batch.entry.save(force_insert=True)
            cursor.execute(*_lines(batch))
        else:
            cursor.execute(*_lines(batch))
            batch.entry.save(force_insert=True)
            _move(cursor, batch)
    except Error as error:
        raise _explained(batch, error) from error


def _lines(batch: _Batch) -> tuple[str, list[Any]]:
    """The statement that writes every line: the members' in order of subaccount, then the counters."""
    entry = batch.entry
    same = [entry.cooperative_id, entry.id]
    counters = "".join(" UNION ALL SELECT %s, %s, %s, %s, %s, NULL, %s, %s" for _ in batch.counters)
    if connection.vendor == "postgresql":
        counters = counters.replace("%s, %s, %s, %s, %s, NULL, %s, %s", (
            "%s::bigint, %s::bigint, %s::int, %s::date, %s::bigint, NULL, %s::bigint, %s::bigint"))  # fmt: skip
    figures: list[Any] = [*same, entry.on, batch.account_id]
    for n, (account_id, unit, amount) in enumerate(batch.counters, batch.rows + 1):
        figures += [*same, n, entry.on, account_id, unit, amount]
    return (
        f"""INSERT INTO ledger_line (cooperative_id, entry_id, n, "on", account_id, subaccount_id, unit, amount)
        SELECT %s, %s, row_number() OVER (ORDER BY subaccount_id), %s, %s, subaccount_id, NULL, amount
        FROM {batch.table} WHERE amount <> 0{counters}""",  # noqa: S608 - a plain name, checked
        figures,
    )


def _move(cursor: Any, batch: _Batch) -> None:
    """SQLite: move every balance of the entry; each has an account or subaccount of its own, so each moves once."""
    entry = batch.entry
    cursor.execute(
        f"""UPDATE ledger_balance AS b SET amount = b.amount + t.amount FROM {batch.table} t
        WHERE t.amount <> 0 AND b.cooperative_id = %s AND b.account_id = %s AND b.subaccount_id = t.subaccount_id
          AND b.slot = 0 AND b.book_id = %s AND b.is_open
          AND (b.floor IS NULL OR b.side * t.amount >= 0 OR b.side * (b.amount + t.amount) - b.held >= b.floor)""",  # noqa: S608 - a plain name, checked
        [entry.cooperative_id, batch.account_id, entry.book_id],
    )
    moved = cursor.rowcount
    for account_id, _, amount in batch.counters:
        row = (amount, entry.cooperative_id, account_id, 0, entry.book_id)
        moved += connection.connection.execute(MOVE, row).rowcount
    if moved != entry.line_count:
        raise IntegrityError from sqlite3.IntegrityError("balance_not_moved")


def _explained(batch: _Batch, error: Error) -> Exception:
    if connection.vendor == "postgresql":
        return postgresql_refusal(error.__cause__) or error
    raw = connection.connection
    return explained(
        raw, error.__cause__, batch.entry.cooperative_id, batch.entry.book_id, list(_suspects(raw, batch))
    ) or error  # fmt: skip


def _suspects(raw: Any, batch: _Batch) -> Iterator[LineRow]:
    """The first row of the table whose balance did not move (it is not what its lines say), and the counters."""
    entry = batch.entry
    found = raw.execute(
        f"""SELECT t.subaccount_id, t.amount FROM {batch.table} t LEFT JOIN ledger_balance b
        ON b.cooperative_id = ? AND b.account_id = ? AND b.subaccount_id = t.subaccount_id AND b.slot = 0
        WHERE t.amount <> 0 AND (b.slot IS NULL OR NOT b.is_open OR b.book_id <> ?
        OR (b.side * t.amount < 0 AND b.amount <> (SELECT sum(l.amount) FROM ledger_line l
          WHERE l.cooperative_id = b.cooperative_id AND l.account_id = b.account_id
            AND l.subaccount_id = b.subaccount_id)))
        ORDER BY t.subaccount_id LIMIT 1""",  # noqa: S608 - a plain name, checked
        (entry.cooperative_id, batch.account_id, entry.book_id),
    ).fetchall()
    for subaccount, amount in found:
        yield entry.cooperative_id, entry.id, 1, str(entry.on), batch.account_id, subaccount, None, amount
    for account_id, unit, amount in batch.counters:
        yield entry.cooperative_id, entry.id, 1, str(entry.on), account_id, None, unit, amount
