"""What a month end reads in bulk: each subaccount's balance day by day, as a SELECT for a statement of its own.

Nothing outside the ledger touches its tables; these are the doors for batches. What they give is put into a ``WITH``:
the database then reads the lines once, whether one product asks for them or several. Amounts are on the normal side; a
day's balance is the balance at its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

_DAY = {"sqlite": 'CAST(substr("on", 9, 2) AS integer)', "postgresql": 'CAST(extract(day FROM "on") AS integer)'}


@dataclass(frozen=True, slots=True)
class Select:
    """SQL with its parameters in the order of the text."""

    sql: str
    params: Sequence[int | date]


def balance_days(cooperative_id: int, *, accounts: Sequence[int], first_on: date, last_on: date) -> Select:
    """Rows (subaccount_id, balance_days), one per subaccount of the control accounts.

    By the product method: ``balance_days``, the sum of the end-of-day balances of one month, is what is there now times
    the days, less each amount since times the days of the month that were over before it came.
    """
    _require_month(first_on, last_on)
    marks = ", ".join(["%s"] * len(accounts))
    weighted = f'sum(amount * CASE WHEN "on" > %s THEN {last_on.day} ELSE {_DAY[connection.vendor]} - 1 END)'
    balances = f"b.cooperative_id = %s AND b.account_id IN ({marks}) AND b.subaccount_id <> 0"
    if connection.vendor == "sqlite":  # it has no hash join: walking the index beside the balances is a third faster
        return Select(
            f"""SELECT b.subaccount_id, b.side * (b.amount * {last_on.day} - coalesce((
                SELECT {weighted} FROM ledger_line l WHERE l.cooperative_id = b.cooperative_id
                AND l.account_id = b.account_id AND l.subaccount_id = b.subaccount_id AND "on" >= %s), 0))
              AS balance_days
            FROM ledger_balance b WHERE {balances}""",  # noqa: S608 - placeholders
            [last_on, first_on, cooperative_id, *accounts],
        )
    return Select(
        f"""SELECT b.subaccount_id, b.side * (b.amount * {last_on.day} - coalesce(m.weighted, 0)) AS balance_days
        FROM ledger_balance b LEFT JOIN (
          SELECT subaccount_id, CAST({weighted} AS bigint) AS weighted FROM ledger_line
          WHERE cooperative_id = %s AND account_id IN ({marks}) AND "on" >= %s
          GROUP BY subaccount_id) m ON m.subaccount_id = b.subaccount_id
        WHERE {balances}""",  # noqa: S608 - placeholders
        [last_on, cooperative_id, *accounts, first_on, cooperative_id, *accounts],
    )


def balance_runs(cooperative_id: int, *, accounts: Sequence[int], first_on: date, last_on: date) -> Select:
    """Rows (subaccount_id, day, days, balance), one per run of days of one month with the same balance.

    A run begins on the ``day``-th and lasts ``days``. Every subaccount of the control accounts has its days from the
    first on, so the runs of one add up to the month. Dearer than :func:`balance_days`: it orders the lines.
    """
    _require_month(first_on, last_on)
    marks = ", ".join(["%s"] * len(accounts))
    where = f"cooperative_id = %s AND account_id IN ({marks})"
    facts = [cooperative_id, *accounts]
    return Select(
        f"""WITH moves AS (
          SELECT subaccount_id, "on", sum(amount) AS moved FROM ledger_line
          WHERE {where} AND "on" >= %s GROUP BY subaccount_id, "on"
        ), marks AS (
          SELECT subaccount_id, {_DAY[connection.vendor]} AS day, moved FROM moves WHERE "on" <= %s
          UNION ALL
          SELECT b.subaccount_id, 1, b.amount - coalesce(t.moved, 0) FROM ledger_balance b
          LEFT JOIN (SELECT subaccount_id, sum(moved) AS moved FROM moves GROUP BY subaccount_id) t
            ON t.subaccount_id = b.subaccount_id
          WHERE b.{where} AND b.subaccount_id <> 0
        ), each AS (SELECT subaccount_id, day, sum(moved) AS moved FROM marks GROUP BY subaccount_id, day)
        SELECT e.subaccount_id, e.day, lead(e.day, 1, %s) OVER each_day - e.day AS days,
          CAST(b.side * sum(e.moved) OVER each_day AS bigint) AS balance
        FROM each e JOIN ledger_balance b ON b.cooperative_id = %s AND b.account_id IN ({marks})
          AND b.subaccount_id = e.subaccount_id AND b.slot = 0
        WINDOW each_day AS (PARTITION BY e.subaccount_id ORDER BY e.day)""",  # noqa: S608 - placeholders
        [*facts, first_on, last_on, *facts, last_on.day + 1, *facts],
    )


def _require_month(first_on: date, last_on: date) -> None:
    assert first_on.day == 1, "days of one month"
    assert (last_on + timedelta(days=1)).day == 1, "days of one month"
    assert (first_on.year, first_on.month) == (last_on.year, last_on.month), "days of one month"
