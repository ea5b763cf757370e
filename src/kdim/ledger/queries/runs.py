"""Balances as runs of days, for month ends that must know each day's balance."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from django.db import connection

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,59}")
_DAY = {"sqlite": 'CAST(substr("on", 9, 2) AS integer)', "postgresql": 'CAST(extract(day FROM "on") AS integer)'}


def balance_runs(cooperative_id: int, *, accounts: Sequence[int], first_on: date, last_on: date, into: str) -> int:
    """Make the temporary table ``into`` (subaccount_id, day, days, balance); give back its number of rows.

    For each subaccount of the control accounts one row per run of days of one month with the same balance: it begins on
    the ``day``-th and lasts ``days``. The balance is that at the end of each day, on the normal side. Every subaccount
    has its days from the first on, so the runs of one add up to the month. Dearer than ``balance_days``: it orders the
    lines.
    """
    assert _NAME.fullmatch(into), "a plain table name"
    assert first_on.day == 1, "days of one month"
    assert (last_on + timedelta(days=1)).day == 1, "days of one month"
    marks = ", ".join(["%s"] * len(accounts))
    where = f"cooperative_id = %s AND account_id IN ({marks})"
    facts = [cooperative_id, *accounts]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {into}")
        cursor.execute(
            f"CREATE TEMPORARY TABLE {into} (subaccount_id bigint, day integer, days integer, balance bigint)"
        )
        cursor.execute(
            f"""INSERT INTO {into} (subaccount_id, day, days, balance)
            WITH moves AS (
              SELECT subaccount_id, "on", sum(amount) AS moved FROM ledger_line
              WHERE {where} AND "on" >= %s GROUP BY subaccount_id, "on"
            ), marks AS (
              SELECT subaccount_id, {_DAY[connection.vendor]} AS day, moved FROM moves WHERE "on" <= %s
              UNION ALL
              SELECT b.subaccount_id, 1, b.amount - coalesce(t.moved, 0) FROM ledger_balance b
              LEFT JOIN (SELECT subaccount_id, sum(moved) AS moved FROM moves GROUP BY subaccount_id) t
                ON t.subaccount_id = b.subaccount_id
              WHERE b.{where} AND b.subaccount_id <> 0
            ), days AS (SELECT subaccount_id, day, sum(moved) AS moved FROM marks GROUP BY subaccount_id, day)
            SELECT d.subaccount_id, d.day, lead(d.day, 1, %s) OVER each_day - d.day, b.side * sum(d.moved) OVER each_day
            FROM days d JOIN ledger_balance b ON b.cooperative_id = %s AND b.account_id IN ({marks})
              AND b.subaccount_id = d.subaccount_id AND b.slot = 0
            WINDOW each_day AS (PARTITION BY d.subaccount_id ORDER BY d.day)""",  # noqa: S608 - a plain name, checked
            [*facts, first_on, last_on, *facts, last_on.day + 1, *facts],
        )
        return int(cursor.rowcount)
