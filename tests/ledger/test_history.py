"""What a posting costs does not depend on how much was posted before."""

import pytest
from django.db import connection
from tests.ledger.support import deposit


@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts the steps of SQLite's own machine")
def test_a_posting_takes_as_many_steps_after_a_long_history_as_after_a_short_one(books):
    books.deposit(1_000)
    short = _steps(lambda: books.deposit(1_000))
    books.post(*(deposit(1_000 + n, books.siti, books.on) for n in range(3_000)))
    long = _steps(lambda: books.deposit(1_000))

    assert long < 1.5 * short


def _steps(work) -> int:
    """Hundreds of instructions that SQLite ran for the work."""
    counted = []
    connection.connection.set_progress_handler(lambda: counted.append(1) and 0, 100)
    work()
    connection.connection.set_progress_handler(None, 0)
    return len(counted)
