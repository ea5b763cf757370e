"""Closing a month: its totals are folded, and no entry is dated in it any more."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Max

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal
from kdim.ledger.actions.resolving import book_of
from kdim.ledger.enums import ReversalStatus
from kdim.ledger.models import Book, Period, ReversalRequest

_FOLD = """INSERT INTO ledger_total (cooperative_id, account_id, month, debit, credit)
SELECT l.cooperative_id, l.account_id, %s, sum(CASE WHEN l.amount > 0 THEN l.amount ELSE 0 END),
  sum(CASE WHEN l.amount < 0 THEN -l.amount ELSE 0 END)
FROM ledger_entry e JOIN ledger_line l ON l.cooperative_id = e.cooperative_id AND l.entry_id = e.id
WHERE e.cooperative_id = %s AND e.book_id = %s AND e."on" >= %s AND e."on" < %s
GROUP BY l.cooperative_id, l.account_id"""


class MonthNotOver(Refusal):
    """A month is closed after its last day; fact: ``ends_on``."""

    code = "month_not_over"


class MonthOutOfOrder(Refusal):
    """Months are closed one after the other; facts: ``month``, ``next_month`` (first days)."""

    code = "month_out_of_order"


class ReversalsWaiting(Refusal):
    """Requests to undo entries are waiting for a decision; fact: ``waiting``."""

    code = "reversals_waiting"


@act("ledger.close_period", power=Power.CLOSE_PERIOD)
def close_period(*, actor: Actor, request_id: UUID, at: datetime, month: date, book_id: int | None = None) -> int:
    """Close the month that begins on ``month``, for good; give back the period's id.

    Months close in order from the one the book begins in. Raises :class:`MonthOutOfOrder`, :class:`MonthNotOver`,
    :class:`ReversalsWaiting`.
    """
    book = Book.objects.of(actor.cooperative_id).get(pk=book_of(actor.cooperative_id, book_id))
    if connection.vendor == "postgresql":  # wait for postings under way; those that come later see the closing
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [book.id])
    expected = next_month_to_close(book)
    if month != expected:
        raise MonthOutOfOrder(month=month, next_month=expected)
    following = first_of_next(month)
    if at.date() < following:
        raise MonthNotOver(ends_on=date.fromordinal(following.toordinal() - 1))
    pending = ReversalRequest.objects.of(actor.cooperative_id).filter(status=ReversalStatus.PENDING)
    if waiting := pending.filter(entry__book=book, on__lt=following).count():
        raise ReversalsWaiting(waiting=waiting)
    with connection.cursor() as cursor:
        cursor.execute(_FOLD, [month, actor.cooperative_id, book.id, month, following])
    period = Period.objects.create(
        cooperative_id=actor.cooperative_id, book=book, month=month, closed_at=at, closed_by=actor.name
    )
    note(subject=f"book:{book.id}", month=month)
    return int(period.id)


def next_month_to_close(book: Book) -> date:
    """The first day of the earliest open month."""
    closed = Period.objects.of(book.cooperative_id).filter(book=book).aggregate(last=Max("month"))["last"]
    return book.begins_on.replace(day=1) if closed is None else first_of_next(closed)


def first_of_next(month: date) -> date:
    """The first day of the following month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
