"""The same work in hand-written SQL with Python's sqlite3: the same tables, durability and indexes; no checks."""

import os
import sqlite3
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from bench.contenders import raw_ids as ids
from bench.serving import peak_megabytes, repeated, serve, timed

SQL = Path(__file__).resolve().parents[1] / "sql"
ENTRY = "INSERT INTO entry VALUES (?,?,?,?,?,NULL,?,?,?,?,0,NULL,NULL,?,?,?)"
LINE = "INSERT INTO line VALUES (?,?,?,?,?,?,NULL,?)"
MOVE = "UPDATE balance SET amount = amount + ? WHERE cooperative_id=? AND account_id=? AND subaccount_id=? AND slot=0"


INTEREST = (SQL / "interest.sqlite.sql").read_text().format(**ids.FACTS)
PASSBOOK = (SQL / "passbook.sqlite.sql").read_text().format(**ids.FACTS)
TRIAL = (
    "SELECT account_id, sum(CASE WHEN amount > 0 THEN amount END), sum(CASE WHEN amount < 0 THEN amount END) FROM line"
    f' WHERE cooperative_id = {ids.COOPERATIVE} AND "on" <= ? GROUP BY account_id'
)
TAX = f"SELECT subaccount_id, gross * {ids.TAX_PPM} / 1000000 AS amount FROM due WHERE gross > {ids.TAX_FREE}"


class RawSqlite:
    """One cooperative's tables in one file."""

    def __init__(self) -> None:
        self.db = sqlite3.connect(
            os.environ["KDIM_DATABASE_URL"].removeprefix("sqlite:///"), isolation_level=None, timeout=20
        )
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-64000"):
            self.db.execute(f"PRAGMA {pragma}")
        self.next_id = count(ids.FIRST_ID)

    def setup(self, accounts: int) -> None:
        """Empty tables and ``accounts`` member subaccounts with their balances."""
        self.db.executescript((SQL / "raw.sqlite.sql").read_text())
        self.db.execute("BEGIN")
        for account in (ids.CASH, ids.EXPENSE, ids.TAX):
            self.db.execute("INSERT INTO balance VALUES (?,?,0,0,0)", (ids.COOPERATIVE, account))
        numbers = f"WITH RECURSIVE k(n) AS (VALUES(0) UNION ALL SELECT n+1 FROM k WHERE n+1 < {int(accounts)})"
        self.db.execute(
            f"INSERT INTO balance {numbers} SELECT ?,?,?+n,0,0 FROM k",
            (ids.COOPERATIVE, ids.SAVINGS, ids.FIRST_SUBACCOUNT),
        )
        self.db.execute(
            f"INSERT INTO savings_account {numbers} SELECT ?+n,?,?+n,1 FROM k",
            (ids.FIRST_SUBACCOUNT, ids.COOPERATIVE, ids.FIRST_SUBACCOUNT),
        )
        self.db.execute("COMMIT")
        self.accounts = accounts

    def join(self, accounts: int) -> None:
        """Use the tables another process made."""
        self.accounts = accounts
        self.next_id = count(ids.FIRST_ID + os.getpid() * 1_000_000)

    def post(self, n: int, begin_at: float | None = None) -> dict:
        """Deposits one by one, each durable."""
        return repeated(self._deposit, n, begin_at)

    def _deposit(self, number: int) -> None:
        entry, amount = next(self.next_id), ids.DEPOSIT + number
        subaccount = ids.FIRST_SUBACCOUNT + number % self.accounts
        run = self.db.execute
        run("BEGIN IMMEDIATE")
        run(ENTRY, self._entry(entry, "deposit", 2, batch=False))
        self.db.executemany(
            LINE,
            (
                (ids.COOPERATIVE, entry, 1, ids.TODAY, ids.CASH, None, amount),
                (ids.COOPERATIVE, entry, 2, ids.TODAY, ids.SAVINGS, subaccount, -amount),
            ),
        )
        run(MOVE, (amount, ids.COOPERATIVE, ids.CASH, 0))
        run(MOVE, (-amount, ids.COOPERATIVE, ids.SAVINGS, subaccount))
        run("COMMIT")

    def _entry(self, entry: int, kind: str, lines: int, *, batch: bool, on: str = ids.TODAY) -> tuple:
        return (
            entry, ids.COOPERATIVE, ids.BOOK, on, datetime.now(UTC).isoformat(), "Petugas", kind, "Setoran simpanan",
            uuid4().hex, lines, batch, ids.HASH,
        )  # fmt: skip

    def bulk(self, n: int) -> dict:
        """``n`` deposits in one transaction by executemany."""
        return timed(lambda: self._bulk(n)) | {"n": n}

    def _bulk(self, n: int) -> None:
        entries, lines, moves = [], [], {}
        for number in range(n):
            entry, amount = next(self.next_id), ids.DEPOSIT + number
            subaccount = ids.FIRST_SUBACCOUNT + number % self.accounts
            entries.append(self._entry(entry, "deposit", 2, batch=False))
            lines.append((ids.COOPERATIVE, entry, 1, ids.TODAY, ids.CASH, None, amount))
            lines.append((ids.COOPERATIVE, entry, 2, ids.TODAY, ids.SAVINGS, subaccount, -amount))
            moves[ids.CASH, 0] = moves.get((ids.CASH, 0), 0) + amount
            moves[ids.SAVINGS, subaccount] = moves.get((ids.SAVINGS, subaccount), 0) - amount
        self.db.execute("BEGIN IMMEDIATE")
        self.db.executemany(ENTRY, entries)
        self.db.executemany(LINE, lines)
        self.db.executemany(MOVE, [(delta, ids.COOPERATIVE, *key) for key, delta in moves.items()])
        self.db.execute("COMMIT")

    def found(self, accounts: int) -> None:
        """Empty tables with ``accounts`` savers."""
        self.setup(accounts)

    def deposit_all(self, on: str) -> None:
        """Every member's deposit of one day, in one batch."""
        first = f"(subaccount_id - {ids.FIRST_SUBACCOUNT})"
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute("CREATE TEMPORARY TABLE batch (subaccount_id integer PRIMARY KEY, amount bigint)")
        self.db.execute(f"INSERT INTO batch SELECT subaccount_id, -{ids.amount_sql(first)} FROM savings_account")
        self._post_batch("batch", ids.CASH, on, "deposit")
        self.db.execute("DROP TABLE batch")
        self.db.execute("COMMIT")

    def _post_batch(self, table: str, counter: int, on: str, kind: str) -> int:
        """One entry with a line for every row of the table and one counter line; all balances."""
        entry, run = next(self.next_id), self.db.execute
        count, total = run(f"SELECT count(*), sum(amount) FROM {table}").fetchone()
        if not count:
            return 0
        run(
            "INSERT INTO line SELECT ?, ?, row_number() OVER (ORDER BY subaccount_id), ?, ?, subaccount_id, NULL,"
            f" amount FROM {table} UNION ALL SELECT ?, ?, ?, ?, ?, NULL, NULL, ?",
            (ids.COOPERATIVE, entry, on, ids.SAVINGS, ids.COOPERATIVE, entry, count + 1, on, counter, -total),
        )
        run(ENTRY, self._entry(entry, kind, count + 1, batch=True, on=on))
        run(
            f"UPDATE balance SET amount = balance.amount + t.amount FROM {table} t WHERE cooperative_id = ?"
            " AND account_id = ? AND balance.subaccount_id = t.subaccount_id AND slot = 0",
            (ids.COOPERATIVE, ids.SAVINGS),
        )
        run(MOVE, (-total, ids.COOPERATIVE, counter, 0))
        return abs(total)

    def settle(self) -> None:
        """Statistics and an empty log before measuring."""
        self.db.execute("ANALYZE")
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def interest(self) -> dict:
        """The month's interest, up to the commit; then taken back."""
        told: dict = {}
        told |= timed(lambda: told.update(self._interest()))
        self.db.execute("ROLLBACK")
        return told

    def _interest(self) -> dict:
        run = self.db.execute
        run("BEGIN IMMEDIATE")
        run("CREATE TEMPORARY TABLE due (subaccount_id integer PRIMARY KEY, gross bigint)")
        run(INTEREST)
        run("CREATE TEMPORARY TABLE gross (subaccount_id integer PRIMARY KEY, amount bigint)")
        run("INSERT INTO gross SELECT subaccount_id, -gross FROM due WHERE gross > 0")
        run("CREATE TEMPORARY TABLE tax (subaccount_id integer PRIMARY KEY, amount bigint)")
        run(f"INSERT INTO tax {TAX}")
        told = {
            "gross": self._post_batch("gross", ids.EXPENSE, ids.MONTH_ENDS, "interest"),
            "tax": self._post_batch("tax", ids.TAX, ids.MONTH_ENDS, "tax"),
        }
        for table in ("due", "gross", "tax"):
            run(f"DROP TABLE {table}")
        return told

    def passbook(self, n: int) -> dict:
        """The last fifty movements of different members with the balance after each."""
        return repeated(self._passbook, n)

    def _passbook(self, number: int) -> None:
        self.db.execute(PASSBOOK, (ids.FIRST_SUBACCOUNT + 7 * number,)).fetchall()

    def trial_balance(self, n: int, on: str) -> dict:
        """Debit and credit of every account, summed from the lines."""
        return repeated(lambda _: self.db.execute(TRIAL, (on,)).fetchall(), n)

    def peak(self) -> dict:
        """Memory of this process."""
        return {"megabytes": peak_megabytes()}


if __name__ == "__main__":
    serve(RawSqlite())
