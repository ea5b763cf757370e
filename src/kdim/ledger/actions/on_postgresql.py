"""Writing entries on PostgreSQL: one function call for one entry, COPY for many."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from django.db import DEFAULT_DB_ALIAS, connection, connections

from kdim.ledger.actions.writing import Batch, LineRow, refusals_of_postgresql
from kdim.ledger.entries import header, stamp_of
from kdim.ledger.enums import AccountRole

if TYPE_CHECKING:
    from psycopg import Cursor

_POST = """SELECT ledger_post(%s::bigint, %s::bigint, %s::bigint, %s::date, %s::timestamptz, %s::bigint, %s::text,
 %s::text, %s::text, %s::uuid, %s::integer, %s::bigint, %s::date, %s::text,
 %s::text[], %s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[])"""

_STAGES = (
    """CREATE TEMPORARY TABLE IF NOT EXISTS ledger_new_entry (id bigint, "on" date, kind text, memo text, n integer,
 reverses bigint, concerns_on date, line_count integer, hash bytea) ON COMMIT DELETE ROWS""",
    """CREATE TEMPORARY TABLE IF NOT EXISTS ledger_new_line (entry bigint, n integer, "on" date, account bigint,
 subaccount bigint, unit bigint, amount bigint) ON COMMIT DELETE ROWS""",
    "TRUNCATE ledger_new_entry, ledger_new_line",
)
_ENTRIES = """INSERT INTO ledger_entry (id, cooperative_id, book_id, "on", recorded_at, person_id, actor_name, kind,
 memo, request_id, request_n, reverses_id, concerns_on, line_count, is_batch, content_hash)
SELECT id, %s, %s, "on", %s, %s, %s, kind, memo, %s, n, reverses, concerns_on, line_count, false, hash
 FROM ledger_new_entry ON CONFLICT (cooperative_id, request_id, request_n) DO NOTHING"""
_LINES = """INSERT INTO ledger_line (cooperative_id, entry_id, n, "on", account_id, subaccount_id, unit, amount)
SELECT %s, entry, n, "on", account, subaccount, unit, amount FROM ledger_new_line"""


_KNOWN = """SELECT id, content_hash FROM ledger_entry
 WHERE cooperative_id = %s AND request_id = %s ORDER BY request_n"""
_NULL = "\\N"
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def post_one(batch: Batch) -> list[int]:
    """One entry in one round trip; roles and book are found by the function."""
    import psycopg  # noqa: PLC0415 - SQLite installs run without it

    entry = batch.entries[0]
    roles, accounts, subaccounts, units, amounts = [], [], [], [], []
    for account, amount, subaccount, unit in entry.lines:
        played = account.__class__ is AccountRole
        roles.append(str(account) if played else "NULL")
        accounts.append("NULL" if played else str(account))
        subaccounts.append("NULL" if subaccount is None else str(subaccount))
        units.append("NULL" if unit is None else str(unit))
        amounts.append(str(amount))
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    with refusals_of_postgresql(), psycopg.Cursor(database.connection) as cursor:
        row = cursor.execute(
            _POST,
            (
                batch.cooperative_id, batch.book_id, batch.ids[0], entry.on, batch.at, batch.person_id,
                batch.actor_name, entry.kind.value, entry.memo, batch.request_id, 0, entry.reverses,
                entry.concerns_on, _head(batch), _array(roles), _array(accounts), _array(subaccounts), _array(units),
                _array(amounts),
            ),
            prepare=True,  # planning the call costs as much as a third of the work
        ).fetchone()  # fmt: skip
    assert row is not None
    return [row[0]]


def _array(texts: Sequence[str]) -> str:
    """Numbers and names of roles as PostgreSQL reads an array; psycopg's own way takes longer than the posting."""
    return f"{{{','.join(texts)}}}"


def _head(batch: Batch) -> str:
    entry = batch.entries[0]
    return header(
        on=entry.on.isoformat(), stamp=stamp_of(batch.at), by=batch.by(), kind=entry.kind.value, memo=entry.memo,
        request_id=str(batch.request_id), request_n=0, reverses=entry.reverses, concerns_on=entry.concerns_on,
    )  # fmt: skip


def post_many(batch: Batch) -> list[int]:
    """Any number of entries: COPY into temporary tables (COPY itself knows no row security), INSERT … SELECT.

    The server writes the entries while the lines are put into words here: each has work for a second of its own.
    """
    import psycopg  # noqa: PLC0415 - SQLite installs run without it

    connection.ensure_connection()
    with (
        refusals_of_postgresql(),
        psycopg.Cursor(connection.connection) as cursor,
        ThreadPoolExecutor(1) as server,
    ):
        book_id, accounts = resolve(cursor, batch)
        rows, hashes = batch.written(book_id, accounts)
        for stage in _STAGES:
            cursor.execute(stage)
        _copy(cursor, "ledger_new_entry", ["".join(_entry_texts(batch, hashes))])
        shared = (batch.cooperative_id, book_id, batch.at, batch.person_id, batch.actor_name, batch.request_id)
        written = server.submit(cursor.execute, _ENTRIES, shared)
        texts = ["".join(_line_texts(rows[start : start + 20_000])) for start in range(0, len(rows), 20_000)]
        if written.result().rowcount == len(batch.entries):
            _copy(cursor, "ledger_new_line", texts)
            cursor.execute(_LINES, (batch.cooperative_id,))
            return batch.ids
        known = cursor.execute(_KNOWN, (batch.cooperative_id, batch.request_id)).fetchall()
        ours = set(batch.ids)
        return batch.answer([row for row in known if row[0] not in ours], hashes)


def _copy(cursor: "Cursor[tuple[Any, ...]]", table: str, texts: Iterable[str]) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for text in texts:
            copy.write(text)


def resolve(cursor: "Cursor[tuple[Any, ...]]", batch: Batch) -> tuple[int, dict[str, int]]:
    """The book, and the accounts that play the roles of the batch, in one statement."""
    found = cursor.execute(
        """SELECT b.id, m.role, m.account_id FROM ledger_book b
        LEFT JOIN ledger_roleaccount m ON m.cooperative_id = b.cooperative_id AND m.book_id = b.id AND m.role = ANY(%s)
        WHERE b.cooperative_id = %s AND CASE WHEN %s::bigint IS NULL THEN b.kind = 'cooperative' ELSE b.id = %s END""",
        (batch.roles(), batch.cooperative_id, batch.book_id, batch.book_id),
    ).fetchall()
    return batch.resolved(found)


def _entry_texts(batch: Batch, hashes: Sequence[bytes]) -> Iterator[str]:
    for n, (entry_id, entry, digest) in enumerate(zip(batch.ids, batch.entries, hashes, strict=True)):
        memo = entry.memo.translate(_ESCAPES)
        yield (
            f"{entry_id}\t{entry.on}\t{entry.kind}\t{memo}\t{n}\t{entry.reverses or _NULL}\t"
            f"{entry.concerns_on or _NULL}\t{len(entry.lines)}\t\\\\x{digest.hex()}\n"
        )


def _line_texts(rows: Sequence[LineRow]) -> Iterator[str]:
    for _, entry, n, on, account, subaccount, unit, amount in rows:
        yield f"{entry}\t{n}\t{on}\t{account}\t{subaccount or _NULL}\t{unit or _NULL}\t{amount}\n"
