"""Open books on 16 June 2025."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from tests.web.office.ledger.support import Books

from kdim.cooperatives.powers import system_actor
from kdim.ledger import actions


@pytest.fixture(autouse=True)
def june(at):
    """All of it on 16 June 2025."""
    with time_machine.travel(at, tick=False):
        yield


@pytest.fixture
def books(office, walled, at):
    """Open books and Siti's savings."""
    actor = system_actor(office.id)
    actions.open_book(actor=actor, request_id=uuid4(), at=at, begins_on=date(2025, 4, 1))
    return Books(office, at, actor)
