"""What a posting costs does not depend on how much was posted before."""

from django.db import connection
from tests.ledger.support import deposit


def test_a_posting_takes_as_many_steps_after_a_long_history_as_after_a_short_one(books):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # the plans that are kept are made for tables believed to be empty
    for n in range(10):
        books.deposit(1_000 + n)
    short = _steps(lambda: books.deposit(1_000))
    books.post(*(deposit(1_000 + n, books.siti, books.on) for n in range(3_000)))
    long = _steps(lambda: books.deposit(1_000))

    assert 0 < long < 1.5 * short


def _steps(work) -> int:
    """Tens of instructions that SQLite ran for the work, or rows of the ledger that PostgreSQL read."""
    if connection.vendor == "postgresql":
        before = _rows_read()
        work()
        return _rows_read() - before
    counted = []
    connection.connection.set_progress_handler(lambda: counted.append(1) and 0, 10)
    work()
    connection.connection.set_progress_handler(None, 0)
    return len(counted)


def _rows_read() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables"
            " WHERE relname LIKE 'ledger%'"
        )
        return int(cursor.fetchone()[0])
