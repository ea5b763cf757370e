"""The same work in hand-written SQL with psycopg: one function call a posting, COPY for many; no checks."""

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

import psycopg

from bench.contenders import raw_ids as ids
from bench.serving import peak_megabytes, repeated, serve, timed

SQL = Path(__file__).resolve().parents[1] / "sql"
TODAY = date.fromisoformat(ids.TODAY)
CALL = "SELECT post_deposit(%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s)"


INTEREST = (SQL / "interest.postgresql.sql").read_text().format(**ids.FACTS)
PASSBOOK = (SQL / "passbook.postgresql.sql").read_text().format(**ids.FACTS)
TRIAL = (
    "SELECT account_id, sum(CASE WHEN amount > 0 THEN amount END), sum(CASE WHEN amount < 0 THEN amount END) FROM line"
    f' WHERE cooperative_id = {ids.COOPERATIVE} AND "on" <= %s GROUP BY account_id'
)
TAX = f"SELECT subaccount_id, gross * {ids.TAX_PPM} / 1000000 AS amount FROM due WHERE gross > {ids.TAX_FREE}"


class RawPostgres:
    """One database; several cooperatives when clients should not meet each other."""

    def __init__(self) -> None:
        self.db = psycopg.connect(os.environ["KDIM_DATABASE_URL"], autocommit=True)
        self.next_id = count(ids.FIRST_ID + os.getpid() * 1_000_000_000)
        self.cooperative = ids.COOPERATIVE

    def setup(self, accounts: int, cooperatives: int = 1) -> None:
        """Empty tables; in each cooperative ``accounts`` member subaccounts with their balances."""
        self.db.execute((SQL / "raw.postgresql.sql").read_text())
        with self.db.transaction():
            for cooperative in range(ids.COOPERATIVE, ids.COOPERATIVE + cooperatives):
                self._open(cooperative, accounts)
        self.db.execute("ANALYZE")
        self.join(accounts)

    def _open(self, cooperative: int, accounts: int) -> None:
        self.db.execute(
            "INSERT INTO balance SELECT %s, a, 0, s, 0 FROM unnest(%s::bigint[]) a, generate_series(0, %s) s",
            (cooperative, [ids.CASH, ids.EXPENSE, ids.TAX], ids.SLOTS - 1),
        )
        self.db.execute(
            "INSERT INTO balance SELECT %s, %s, %s + n, 0, 0 FROM generate_series(0, %s) n",
            (cooperative, ids.SAVINGS, ids.FIRST_SUBACCOUNT, accounts - 1),
        )
        if cooperative == ids.COOPERATIVE:
            self.db.execute(
                "INSERT INTO savings_account SELECT %s + n, %s, %s + n, true FROM generate_series(0, %s) n",
                (ids.FIRST_SUBACCOUNT, cooperative, ids.FIRST_SUBACCOUNT, accounts - 1),
            )

    def join(self, accounts: int, cooperative: int = ids.COOPERATIVE) -> None:
        """Use the tables another process made."""
        self.accounts, self.cooperative = accounts, cooperative

    def post(self, n: int, begin_at: float | None = None) -> dict:
        """Deposits one by one, each durable."""
        return repeated(self._deposit, n, begin_at)

    def _deposit(self, number: int) -> None:
        self.db.execute(
            CALL,
            (
                next(self.next_id), self.cooperative, ids.BOOK, TODAY, datetime.now(UTC), "Petugas",
                "Setoran simpanan", uuid4(), ids.CASH, ids.SAVINGS, ids.FIRST_SUBACCOUNT + number % self.accounts,
                ids.DEPOSIT + number, ids.HASH, ids.SLOTS,
            ),
        )  # fmt: skip

    def bulk(self, n: int) -> dict:
        """``n`` deposits in one transaction by COPY."""
        return timed(lambda: self._bulk(n)) | {"n": n}

    def _bulk(self, n: int) -> None:
        entries, lines, moves = [], [], {}
        for number in range(n):
            entry, amount = next(self.next_id), ids.DEPOSIT + number
            subaccount = ids.FIRST_SUBACCOUNT + number % self.accounts
            entries.append(
                (
                    entry, self.cooperative, ids.BOOK, TODAY, datetime.now(UTC), None, "Petugas", "deposit",
                    "Setoran simpanan", uuid4(), 0, None, None, 2, False, ids.HASH,
                )
            )  # fmt: skip
            lines.append((self.cooperative, entry, 1, TODAY, ids.CASH, None, None, amount))
            lines.append((self.cooperative, entry, 2, TODAY, ids.SAVINGS, subaccount, None, -amount))
            moves[ids.CASH, 0] = moves.get((ids.CASH, 0), 0) + amount
            moves[ids.SAVINGS, subaccount] = moves.get((ids.SAVINGS, subaccount), 0) - amount
        with self.db.transaction():
            self._copy("entry", entries)
            self._copy("line", lines)
            accounts, subaccounts = zip(*sorted(moves), strict=True)
            self.db.execute(
                "UPDATE balance b SET amount = amount + m.delta FROM"
                " unnest(%s::bigint[], %s::bigint[], %s::bigint[]) m(account, subaccount, delta)"
                " WHERE cooperative_id = %s AND account_id = m.account AND subaccount_id = m.subaccount AND slot = 0",
                (list(accounts), list(subaccounts), [moves[key] for key in sorted(moves)], self.cooperative),
            )

    def _copy(self, table: str, rows: Iterable[tuple]) -> None:
        with self.db.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def found(self, accounts: int) -> None:
        """Empty tables with ``accounts`` savers."""
        self.setup(accounts)

    def deposit_all(self, on: str) -> None:
        """Every member's deposit of one day, in one batch."""
        first = f"(subaccount_id - {ids.FIRST_SUBACCOUNT})"
        with self.db.transaction():
            self.db.execute("CREATE TEMPORARY TABLE batch (subaccount_id bigint PRIMARY KEY, amount bigint)")
            self.db.execute(f"INSERT INTO batch SELECT subaccount_id, -{ids.amount_sql(first)} FROM savings_account")
            self._post_batch("batch", ids.CASH, date.fromisoformat(on), "deposit")
            self.db.execute("DROP TABLE batch")

    def _post_batch(self, table: str, counter: int, on: date, kind: str) -> int:
        """One entry with a line for every row of the table and one counter line; all balances."""
        entry, run = next(self.next_id), self.db.execute
        count, total = run(f"SELECT count(*), sum(amount)::bigint FROM {table}").fetchone()  # type: ignore[misc]
        if not count:
            return 0
        run(
            "INSERT INTO entry VALUES (%s, %s, %s, %s, now(), NULL, 'Petugas', %s, 'Bunga', %s, 0, NULL, NULL, %s,"
            " true, %s)",
            (entry, self.cooperative, ids.BOOK, on, kind, uuid4(), count + 1, ids.HASH),
        )
        run(
            "INSERT INTO line SELECT %s, %s, row_number() OVER (ORDER BY subaccount_id), %s, %s, subaccount_id,"
            f" NULL::bigint, amount FROM {table} UNION ALL SELECT %s::bigint, %s::bigint, %s::int, %s::date,"
            " %s::bigint, NULL, NULL, %s::bigint",
            (self.cooperative, entry, on, ids.SAVINGS, self.cooperative, entry, count + 1, on, counter, -total),
        )
        run(
            f"UPDATE balance b SET amount = b.amount + t.amount FROM {table} t WHERE cooperative_id = %s"
            " AND account_id = %s AND b.subaccount_id = t.subaccount_id AND slot = 0",
            (self.cooperative, ids.SAVINGS),
        )
        run(
            "UPDATE balance SET amount = amount + %s WHERE cooperative_id = %s AND account_id = %s AND slot = 0",
            (-total, self.cooperative, counter),
        )
        return abs(total)

    def settle(self) -> None:
        """Statistics and no dead rows before measuring."""
        self.db.execute("VACUUM ANALYZE balance")
        self.db.execute("VACUUM ANALYZE line")

    def interest(self) -> dict:
        """The month's interest, up to the commit; then taken back."""
        told: dict = {}
        with self.db.transaction(force_rollback=True):
            told |= timed(lambda: told.update(self._interest()))
        return told

    def _interest(self) -> dict:
        run = self.db.execute
        run("CREATE TEMPORARY TABLE due (subaccount_id bigint PRIMARY KEY, gross bigint)")
        run(INTEREST)
        run("CREATE TEMPORARY TABLE gross (subaccount_id bigint PRIMARY KEY, amount bigint)")
        run("INSERT INTO gross SELECT subaccount_id, -gross FROM due WHERE gross > 0")
        run("CREATE TEMPORARY TABLE tax (subaccount_id bigint PRIMARY KEY, amount bigint)")
        run(f"INSERT INTO tax {TAX}")
        last_on = date.fromisoformat(ids.MONTH_ENDS)
        return {
            "gross": self._post_batch("gross", ids.EXPENSE, last_on, "interest"),
            "tax": self._post_batch("tax", ids.TAX, last_on, "tax"),
        }

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
    serve(RawPostgres())
