"""``check``: derive everything again from the lines and name what does not agree, the gravest first.

Read only. Each question is one statement over the whole cooperative, except the hashes, which are computed again one
entry after the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import connection

from kdim.ledger.entries import batch_text, content_hash, header, line_text, poster, stamp_of
from kdim.ledger.models import Entry, Line

#: What is asked, in order: the finding's code, and rows (subject, what is stored, what it should be).
_QUESTIONS: tuple[tuple[str, str], ...] = (
    (
        "lines_without_entry",
        """SELECT l.entry_id, count(*), 0 FROM ledger_line l LEFT JOIN ledger_entry e
        ON e.id = l.entry_id AND e.cooperative_id = l.cooperative_id
        WHERE l.cooperative_id = %s AND e.id IS NULL GROUP BY l.entry_id ORDER BY l.entry_id""",
    ),
    (
        "entry_lines_missing",
        """SELECT e.id, count(l.n), e.line_count FROM ledger_entry e LEFT JOIN ledger_line l
        ON l.cooperative_id = e.cooperative_id AND l.entry_id = e.id WHERE e.cooperative_id = %s
        GROUP BY e.id, e.line_count HAVING count(l.n) <> e.line_count OR count(l.n) < 2 ORDER BY e.id""",
    ),
    (
        "entry_unbalanced",
        """SELECT entry_id, sum(amount), 0 FROM ledger_line WHERE cooperative_id = %s
        GROUP BY entry_id HAVING sum(amount) <> 0 ORDER BY entry_id""",
    ),
    (
        "line_date_differs",
        """SELECT e.id, l.n, 0 FROM ledger_line l JOIN ledger_entry e
        ON e.cooperative_id = l.cooperative_id AND e.id = l.entry_id
        WHERE l.cooperative_id = %s AND e."on" <> l."on" ORDER BY e.id, l.n""",
    ),
    (
        "line_on_wrong_account",
        """SELECT l.entry_id, l.n, l.account_id FROM ledger_line l
        LEFT JOIN ledger_entry e ON e.cooperative_id = l.cooperative_id AND e.id = l.entry_id
        LEFT JOIN ledger_account a ON a.cooperative_id = l.cooperative_id AND a.id = l.account_id
        LEFT JOIN ledger_subaccount s ON s.cooperative_id = l.cooperative_id AND s.id = l.subaccount_id
        WHERE l.cooperative_id = %s AND (a.id IS NULL OR a.is_group OR a.book_id <> e.book_id
          OR (a.is_control AND s.id IS NULL) OR (NOT a.is_control AND l.subaccount_id IS NOT NULL)
          OR s.account_id <> l.account_id) ORDER BY l.entry_id, l.n""",
    ),
    (
        "entry_before_book",
        """SELECT e.id, 0, 0 FROM ledger_entry e LEFT JOIN ledger_book b
        ON b.cooperative_id = e.cooperative_id AND b.id = e.book_id
        WHERE e.cooperative_id = %s AND (b.id IS NULL OR e."on" < b.begins_on) ORDER BY e.id""",
    ),
    (
        "recorded_after_closing",
        """SELECT e.id, 0, 0 FROM ledger_entry e JOIN ledger_period p
        ON p.cooperative_id = e.cooperative_id AND p.book_id = e.book_id
        WHERE e.cooperative_id = %s AND e.recorded_at > p.closed_at AND e."on" >= p.month
          AND {month} = p.month ORDER BY e.id""",
    ),
    (
        "balance_differs",
        """SELECT k.id, k.stored, k.derived FROM (
          SELECT coalesce(b.holder, l.holder) AS id, coalesce(b.amount, 0) AS stored, coalesce(l.amount, 0) AS derived
          FROM (SELECT CASE WHEN subaccount_id = 0 THEN account_id ELSE subaccount_id END AS holder,
                  sum(amount) AS amount
                FROM ledger_balance WHERE cooperative_id = %s GROUP BY 1) b
          FULL JOIN (SELECT coalesce(subaccount_id, account_id) AS holder, sum(amount) AS amount
                FROM ledger_line WHERE cooperative_id = %s GROUP BY 1) l ON l.holder = b.holder) k
        WHERE k.stored <> k.derived ORDER BY k.id""",
    ),
    (
        "balance_row_differs",
        """SELECT b.account_id, b.subaccount_id, b.slot FROM ledger_balance b
        LEFT JOIN ledger_account a ON a.cooperative_id = b.cooperative_id AND a.id = b.account_id
        LEFT JOIN ledger_subaccount s ON s.cooperative_id = b.cooperative_id AND s.id = b.subaccount_id
        WHERE b.cooperative_id = %s AND (a.id IS NULL OR a.book_id <> b.book_id
          OR a.is_control <> (b.subaccount_id <> 0)
          OR (CASE WHEN a.side = 'debit' THEN 1 ELSE -1 END) <> b.side
          OR b.is_open <> (NOT a.is_closed AND s.closed_on IS NULL)
          OR (b.subaccount_id <> 0 AND (s.id IS NULL OR s.account_id <> b.account_id)))
        ORDER BY b.account_id, b.subaccount_id""",
    ),
    (
        "below_floor",
        """SELECT b.subaccount_id, b.side * b.amount, b.floor FROM ledger_balance b
        WHERE b.cooperative_id = %s AND b.floor IS NOT NULL AND b.side * b.amount < 0
          AND b.side * b.amount < b.floor ORDER BY b.subaccount_id""",
    ),
    (
        "held_differs",
        """SELECT b.subaccount_id, b.held, coalesce(h.amount, 0) FROM ledger_balance b
        LEFT JOIN (SELECT subaccount_id, sum(amount) AS amount FROM ledger_hold
          WHERE cooperative_id = %s AND released_at IS NULL GROUP BY subaccount_id) h
          ON h.subaccount_id = b.subaccount_id
        WHERE b.cooperative_id = %s AND b.held <> coalesce(h.amount, 0) ORDER BY b.subaccount_id""",
    ),
    (
        "total_differs",
        """SELECT k.account_id, k.stored, k.derived FROM (
          SELECT coalesce(t.account_id, l.account_id) AS account_id, coalesce(t.net, 0) AS stored,
            coalesce(l.net, 0) AS derived, coalesce(t.debit, 0) AS sd, coalesce(l.debit, 0) AS dd
          FROM (SELECT account_id, month, debit - credit AS net, debit FROM ledger_total WHERE cooperative_id = %s) t
          FULL JOIN (
            SELECT l.account_id, p.month, sum(l.amount) AS net,
              sum(CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END) AS debit
            FROM ledger_period p
            JOIN ledger_entry e ON e.cooperative_id = p.cooperative_id AND e.book_id = p.book_id AND {month} = p.month
            JOIN ledger_line l ON l.cooperative_id = e.cooperative_id AND l.entry_id = e.id
            WHERE p.cooperative_id = %s GROUP BY l.account_id, p.month) l
            ON l.account_id = t.account_id AND l.month = t.month) k
        WHERE k.stored <> k.derived OR k.sd <> k.dd ORDER BY k.account_id""",
    ),
)
_MONTH = {
    "sqlite": """(substr(e."on", 1, 8) || '01')""",
    "postgresql": """date_trunc('month', e."on")::date""",
}


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Something that does not agree: ``code`` says what, ``subject`` is the id of the entry, account or subaccount."""

    code: str
    subject: int
    stored: int
    derived: int

    def __str__(self) -> str:
        return f"{self.code}: {self.subject} has {self.stored}, should be {self.derived}"


def check(cooperative_id: int) -> list[Discrepancy]:
    """Everything that does not agree, in a fixed order; empty when the books are whole."""
    return [*_questions(cooperative_id), *_hashes(cooperative_id)]


def _questions(cooperative_id: int) -> Iterator[Discrepancy]:
    with connection.cursor() as cursor:
        for code, question in _QUESTIONS:
            sql = question.replace("{month}", _MONTH[connection.vendor])
            cursor.execute(sql, [cooperative_id] * sql.count("%s"))
            for subject, stored, derived in cursor.fetchall():
                yield Discrepancy(code, int(subject), int(stored), int(derived))


def _hashes(cooperative_id: int) -> Iterator[Discrepancy]:
    """Hash what is stored again; entries and lines are read side by side in order of entry."""
    heads = Entry.objects.of(cooperative_id).order_by("id").iterator(chunk_size=5000)
    lines = groupby(_lines(cooperative_id), key=lambda row: row[0])
    entry_id, texts = next(lines, (None, iter(())))
    for entry in heads:
        while entry_id is not None and entry_id < entry.id:  # lines without entry are named already
            entry_id, texts = next(lines, (None, iter(())))
        mine = list(texts) if entry_id == entry.id else []
        if entry_id == entry.id:
            entry_id, texts = next(lines, (None, iter(())))
        if _hash(entry, mine) != bytes(entry.content_hash):
            yield Discrepancy("entry_changed", entry.id, 0, 0)


def _hash(entry: Entry, lines: list[Any]) -> bytes:
    head = header(
        on=entry.on.isoformat(), stamp=stamp_of(entry.recorded_at), by=poster(entry.person_id, entry.actor_name),
        kind=entry.kind, memo=entry.memo, request_id=str(entry.request_id), request_n=entry.request_n,
        reverses=entry.reverses_id, concerns_on=entry.concerns_on,
    )  # fmt: skip
    if not entry.is_batch:
        texts = [line_text(*line[1:]) for line in lines]
    else:
        sums: dict[int, list[int]] = {}
        for _, account, subaccount, _, amount in lines:
            part = sums.setdefault(account, [0, 0, 0])
            part[0] += 1
            part[1] += amount
            part[2] += amount * ((subaccount or 0) % 1021)
        texts = [batch_text(account, *part) for account, part in sorted(sums.items())]
    return content_hash(entry.cooperative_id, entry.book_id, head + "".join(texts))


def _lines(cooperative_id: int) -> Iterator[Any]:
    rows = Line.objects.of(cooperative_id).order_by("entry_id", "n")
    return iter(
        rows.values_list("entry_id", "account_id", "subaccount_id", "unit", "amount").iterator(chunk_size=20_000)
    )
