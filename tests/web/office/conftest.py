"""An office to walk into: a cooperative with by-laws and books, and people in their roles who are signed in."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.statements import of_the_page

from kdim.cooperatives.actions import make_person, record_bylaws
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import MeetingKind, Role
from kdim.cooperatives.models import Cooperative, HostName, Person, RoleTerm, wall
from kdim.cooperatives.powers import system_actor

FOUNDED = date(2025, 1, 1)
FIRST_RULES = {
    BylawKey.SIMPANAN_POKOK: 100_000,
    BylawKey.SIMPANAN_WAJIB: 20_000,
    BylawKey.TERM_OF_OFFICE_YEARS: 5,
    BylawKey.SHU_SHARES: {"cadangan": 400_000, "jasa_modal": 250_000, "jasa_usaha": 350_000},
}
MOST_QUERIES = 12


@pytest.fixture
def office(cooperative: Cooperative, other_cooperative, at) -> Cooperative:
    """The cooperative with its host name and the rules of its founding meeting."""
    HostName.objects.create(host="testserver", cooperative=cooperative)
    record_bylaws(
        actor=system_actor(cooperative.id), request_id=uuid4(), at=at, meeting=MeetingKind.PENDIRIAN,
        number="1/PENDIRIAN/2025", decided_on=FOUNDED, summary="Anggaran dasar", from_on=FOUNDED, values=FIRST_RULES,
    )  # fmt: skip
    return cooperative


@pytest.fixture
def colleague(office) -> Callable[..., Person]:
    """Makes a person who holds roles."""
    made = 0

    def make(*roles: Role, name: str = "Petugas", cooperative: Cooperative = office) -> Person:
        nonlocal made
        made += 1
        phone = f"+62812000{made:05}"
        person_id = make_person(cooperative_id=cooperative.id, name=name, phone=phone, sign_in_names=(phone,))
        for role in roles:
            RoleTerm.objects.create(cooperative=cooperative, person_id=person_id, role=role, from_on=FOUNDED)
        return Person.objects.get(pk=person_id)

    return make


@pytest.fixture
def sign_in(colleague) -> Callable[..., Client]:
    """A browser in which somebody with these roles is signed in."""

    def make(*roles: Role, name: str = "Petugas") -> Client:
        client = Client()
        client.force_login(colleague(*roles, name=name))
        return client

    return make


@pytest.fixture
def statements(office) -> Callable[[Client, str], int]:
    """How many statements a page takes."""

    def count(client: Client, url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        return of_the_page(seen)

    return count


@pytest.fixture
def walled(office):
    """Stand inside the wall, to arrange and to look."""
    with wall.enter(office.id):
        yield office


def hidden_request_id(page: str) -> str:
    """The request id that a form carries."""
    return page.split('name="request_id" value="')[1].split('"', maxsplit=1)[0]
