"""What waits to be done in the books."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from kdim.kernel.calendar import Month
from kdim.ledger.enums import BookKind, ReversalStatus
from kdim.ledger.models import Book, Period, ReversalRequest


@dataclass(frozen=True, slots=True)
class BooksWork:
    """Reversals that wait for a second person; ``month`` is the oldest open month that is over, if any."""

    reversals: int
    month: Month | None


def books_work(cooperative_id: int, *, on: date) -> BooksWork | None:
    """As seen on a day; ``None`` while the cooperative has no books. One statement."""
    last = Period.objects.of(cooperative_id).filter(book=OuterRef("pk")).order_by("-month").values("month")[:1]
    asked = ReversalRequest.objects.of(cooperative_id).filter(
        status=ReversalStatus.PENDING, entry__book_id=OuterRef("pk")
    )
    counted = asked.values("status").annotate(n=Count("id")).values("n")
    books: Any = Book.objects.of(cooperative_id).filter(kind=BookKind.COOPERATIVE)
    row = books.values_list("begins_on", Subquery(last), Coalesce(Subquery(counted), 0)).first()
    if row is None:
        return None
    begins_on, closed, reversals = row
    oldest = Month.of(closed).next() if closed else Month.of(begins_on)
    return BooksWork(reversals=reversals, month=oldest if oldest.last_day < on else None)
