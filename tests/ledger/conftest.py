"""A cooperative with open books and two savers."""

import pytest
from tests.ledger.support import Books, open_books


@pytest.fixture
def books(inside, actor, at, on) -> Books:
    """Open books, standing inside the wall."""
    return open_books(inside.id, actor, at, on)
