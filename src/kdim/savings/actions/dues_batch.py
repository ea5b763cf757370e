"""The one statement that asks a month's dues of everybody."""

import json
from datetime import date

from django.db import connection

from kdim.kernel.calendar import Month
from kdim.kernel.ids import new_ids
from kdim.members.enums import MemberStatus

#: Ids are made by the application; the database numbers the rows and takes each its own from the list.
_IDS = {
    "sqlite": "SELECT key + 1 AS n, value AS id FROM json_each(%(ids)s)",
    "postgresql": "SELECT n, id::bigint FROM jsonb_array_elements_text(%(ids)s::jsonb) WITH ORDINALITY AS ids(id, n)",
}
_WHO = """
    FROM savings_savingsaccount account
    JOIN members_member member ON member.cooperative_id = account.cooperative_id AND member.id = account.member_id
    WHERE account.cooperative_id = %(cooperative)s AND account.product_id = %(product)s
      AND account.closed_on IS NULL AND member.status = %(active)s AND member.joined_on <= %(last_day)s
      AND NOT EXISTS (SELECT 1 FROM savings_duesobligation asked WHERE asked.cooperative_id = account.cooperative_id
                      AND asked.account_id = account.id AND asked.month = %(month)s)
"""
_INSERT = """
    INSERT INTO savings_duesobligation (id, cooperative_id, account_id, month, amount, due_on)
    SELECT ids.id, %(cooperative)s, who.id, %(month)s, %(amount)s, %(due_on)s
    FROM (SELECT account.id, row_number() OVER (ORDER BY account.id) AS n {who}) who
    JOIN ({ids}) ids ON ids.n = who.n
    WHERE true
    ON CONFLICT (cooperative_id, account_id, month) DO NOTHING
"""


def insert_dues(cooperative_id: int, product_id: int, month: Month, amount: int, due_on: date) -> int:
    """One obligation for each active member not yet asked; gives how many. Two statements, however many members."""
    facts: dict[str, int | str | date] = {
        "cooperative": cooperative_id, "product": product_id, "active": MemberStatus.ACTIVE.value,
        "month": month.first_day, "last_day": month.last_day, "amount": amount, "due_on": due_on,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {_WHO}", facts)
        facts["ids"] = json.dumps(new_ids(cursor.fetchone()[0]))
        cursor.execute(_INSERT.format(who=_WHO, ids=_IDS[connection.vendor]), facts)
        return int(cursor.rowcount)
