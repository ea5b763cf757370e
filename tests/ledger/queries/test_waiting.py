"""What waits in the books."""

from datetime import date

from kdim.kernel.calendar import Month
from kdim.ledger.enums import ReversalStatus
from kdim.ledger.models import Period, ReversalRequest
from kdim.ledger.queries import BooksWork, books_work


def test_pending_reversals_and_the_oldest_month_that_is_over_wait(books, at, django_assert_num_queries):
    entry = books.deposit(100, on=date(2025, 1, 3))
    for status in (ReversalStatus.PENDING, ReversalStatus.REJECTED):
        ReversalRequest.objects.create(
            cooperative_id=books.cooperative_id, entry_id=entry, on=books.on, reason="Salah", requested_name="Ani",
            requested_at=at, status=status,
        )  # fmt: skip
    Period.objects.create(
        cooperative_id=books.cooperative_id,
        book_id=books.book_id,
        month=date(2025, 1, 1),
        closed_at=at,
        closed_by="Ani",
    )

    with django_assert_num_queries(1):
        work = books_work(books.cooperative_id, on=date(2025, 3, 1))
    assert work == BooksWork(reversals=1, month=Month(2025, 2))


def test_nothing_waits_before_a_month_is_over_or_without_books(books, other_cooperative, inside):
    assert books_work(books.cooperative_id, on=date(2025, 1, 31)) == BooksWork(reversals=0, month=None)


def test_a_cooperative_without_books_has_no_work(cooperative):
    assert books_work(cooperative.id, on=date(2025, 3, 1)) is None
