"""What a month end reads in bulk: balances by day, for every subaccount, into a temporary table.

Nothing outside the ledger touches its tables; this is the door for batches. Amounts are on the normal side, a day's
balance is the balance at its end.
"""

import re
from collections.abc import Sequence
from datetime import date

from django.db import connection

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,59}")
_COLUMNS = "subaccount_id bigint PRIMARY KEY, opening bigint, closing bigint, balance_days bigint"


def balance_days(cooperative_id: int, *, accounts: Sequence[int], first_on: date, last_on: date, into: str) -> int:
    """Make the temporary table ``into`` (subaccount_id, opening, closing, balance_days); give back how many rows.

    One row per subaccount of the control accounts, for the days of one month. By the product
    method ``balance_days``, the sum of the end-of-day balances, is opening times days plus each amount times
    the days left (its own day included). Set-based: one pass over the lines since ``first_on``.
    """
    assert _NAME.fullmatch(into), "a plain table name"
    assert (first_on.year, first_on.month, first_on.day) == (last_on.year, last_on.month, 1), "days of one month"
    marks = ", ".join(["%s"] * len(accounts))
    left = '(%s - CAST(substr("on", 9, 2) AS integer))' if connection.vendor == "sqlite" else '(%s::date - "on")'
    after_last = last_on.day + 1 if connection.vendor == "sqlite" else date.fromordinal(last_on.toordinal() + 1)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {into}")
        cursor.execute(f"CREATE TEMPORARY TABLE {into} ({_COLUMNS})")
        cursor.execute(
            f"""INSERT INTO {into} (subaccount_id, opening, closing, balance_days)
            SELECT b.subaccount_id, b.side * (b.amount - coalesce(m.since_first, 0)),
              b.side * (b.amount - coalesce(m.since_last, 0)),
              b.side * ((b.amount - coalesce(m.since_first, 0)) * %s + coalesce(m.weighted, 0))
            FROM ledger_balance b LEFT JOIN (
              SELECT subaccount_id, sum(amount) AS since_first,
                sum(CASE WHEN "on" > %s THEN amount ELSE 0 END) AS since_last,
                sum(CASE WHEN "on" > %s THEN 0 ELSE amount * {left} END) AS weighted
              FROM ledger_line WHERE cooperative_id = %s AND account_id IN ({marks}) AND "on" >= %s
              GROUP BY subaccount_id) m ON m.subaccount_id = b.subaccount_id
            WHERE b.cooperative_id = %s AND b.account_id IN ({marks}) AND b.subaccount_id <> 0
            ORDER BY b.subaccount_id""",  # noqa: S608 - a plain name, checked; marks are placeholders
            [last_on.day, last_on, last_on, after_last, cooperative_id, *accounts, first_on, cooperative_id, *accounts],
        )
        return int(cursor.rowcount)


def lowest_balances(cooperative_id: int, *, accounts: Sequence[int], first_on: date, last_on: date, into: str) -> int:
    """Make the temporary table ``into`` (subaccount_id, lowest): the smallest end-of-day balance in the days.

    The opening counts for the days before the first movement. Dearer than :func:`balance_days`: it orders every line.
    """
    assert _NAME.fullmatch(into), "a plain table name"
    marks = ", ".join(["%s"] * len(accounts))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {into}")
        cursor.execute(f"CREATE TEMPORARY TABLE {into} (subaccount_id bigint PRIMARY KEY, lowest bigint)")
        cursor.execute(
            f"""INSERT INTO {into} (subaccount_id, lowest)
            WITH moves AS (
              SELECT subaccount_id, "on", sum(amount) AS moved FROM ledger_line
              WHERE cooperative_id = %s AND account_id IN ({marks}) AND "on" >= %s GROUP BY subaccount_id, "on"
            ), openings AS (
              SELECT b.subaccount_id, b.side, b.amount - coalesce(t.moved, 0) AS amount FROM ledger_balance b
              LEFT JOIN (SELECT subaccount_id, sum(moved) AS moved FROM moves GROUP BY subaccount_id) t
                ON t.subaccount_id = b.subaccount_id
              WHERE b.cooperative_id = %s AND b.account_id IN ({marks}) AND b.subaccount_id <> 0
            ), days AS (
              SELECT subaccount_id, "on", sum(moved) OVER (PARTITION BY subaccount_id ORDER BY "on") AS moved
              FROM moves WHERE "on" <= %s
              UNION ALL
              SELECT o.subaccount_id, NULL, 0 FROM openings o WHERE NOT EXISTS (
                SELECT 1 FROM moves m WHERE m.subaccount_id = o.subaccount_id AND m."on" = %s)
            )
            SELECT o.subaccount_id, min(o.side * (o.amount + d.moved)) FROM openings o
            JOIN days d ON d.subaccount_id = o.subaccount_id GROUP BY o.subaccount_id""",  # noqa: S608
            [cooperative_id, *accounts, first_on, cooperative_id, *accounts, last_on, first_on],
        )
        return int(cursor.rowcount)
