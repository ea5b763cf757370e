"""An office at a fixed hour, of a cooperative that saves, and staff who are signed in: fixtures to import."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.savings.conftest import neighbour, saving
from tests.statements import of_the_page

from kdim.cooperatives.actions import make_person
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import HostName, Person, RoleTerm

__all__ = ["client_as", "clock", "neighbour", "person_as", "queries_of", "saving", "teller"]
ON = date(2025, 6, 16)


@pytest.fixture
def clock(at):
    """The wall clock stands still at the moment of the test."""
    with time_machine.travel(at, tick=False):
        yield at


@pytest.fixture
def person_as(cooperative):
    """Makes somebody who holds roles."""
    HostName.objects.get_or_create(host="testserver", defaults={"cooperative": cooperative})

    def make(*roles: Role, name: str = "Rina Wati") -> Person:
        phone = f"+62811{uuid4().int % 10**8:08}"
        person_id = make_person(cooperative_id=cooperative.id, name=name, phone=phone, sign_in_names=(phone,))
        for role in roles:
            RoleTerm.objects.create(cooperative=cooperative, person_id=person_id, role=role, from_on=date(2024, 1, 1))
        return Person.objects.get(pk=person_id)

    return make


@pytest.fixture
def client_as(person_as, clock):
    """Makes a browser in which somebody with these roles is signed in."""

    def make(*roles: Role) -> Client:
        client = Client()
        client.force_login(person_as(*roles))
        return client

    return make


@pytest.fixture
def teller(client_as):
    """The browser of a kasir."""
    return client_as(Role.KASIR)


@pytest.fixture
def queries_of():
    """How many statements a page needs, when everything that is read once has been read."""

    def count(client: Client, url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        return of_the_page(seen)

    return count


def send(client: Client, url: str, rid=None, **fields):
    """A form of the office, with a new request id unless one is given."""
    return client.post(url, {"request_id": str(rid or uuid4()), **fields})


def confirm(client: Client, url: str, **fields):
    """The question, which must be asked, then yes; the page that follows."""
    rid = uuid4()
    asked = send(client, url, rid, **fields)
    assert asked.status_code == 200, asked.content.decode()
    assert 'name="confirmed"' in asked.content.decode()
    return client.post(url, {"request_id": str(rid), "confirmed": "1", **fields}, follow=True)
