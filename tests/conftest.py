"""What every test may ask for: a cooperative with people in each role, actors, and the clock it all happens at."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings
from tests.browser import axe, browser, check_page, context, fits, page, screenshot, weigh

from kdim.cooperatives.enums import CooperativeKind, Role
from kdim.cooperatives.models import Cooperative, wall
from kdim.cooperatives.powers import Actor, powers_of, system_actor

__all__ = [
    "axe",
    "browser",
    "check_page",
    "context",
    "fits",
    "page",
    "screenshot",
    "weigh",
]  # fixtures for every folder

settings.register_profile("patient", deadline=None)  # a busy machine is slow, not wrong
settings.load_profile("patient")


@pytest.fixture
def at() -> datetime:
    """The moment at which the acts of a test are recorded."""
    return datetime(2025, 6, 16, 3, 0, tzinfo=UTC)


@pytest.fixture
def on() -> date:
    """The accounting date of a test."""
    return date(2025, 6, 16)


@pytest.fixture
def rid():
    """Makes request ids."""

    def make() -> UUID:
        return uuid4()

    return make


@pytest.fixture
def cooperative(db, at) -> Cooperative:
    """A bare cooperative: no by-laws, no books."""
    return Cooperative.objects.create(
        name="Koperasi Uji Mandiri",
        slug="uji",
        kind=CooperativeKind.KONSUMEN,
        created_at=at,
        is_demonstration=True,
    )


@pytest.fixture
def other_cooperative(db, at) -> Cooperative:
    """The neighbour on the same install, whose rows nobody here may see."""
    return Cooperative.objects.create(
        name="Koperasi Tetangga", slug="tetangga", kind=CooperativeKind.KONSUMEN, created_at=at
    )


@pytest.fixture
def actor(cooperative) -> Actor:
    """Somebody who may do everything."""
    return system_actor(cooperative.id)


@pytest.fixture
def actor_as(cooperative):
    """Makes an actor with the powers of one role, without a person behind it."""

    def make(*roles: Role, name: str = "Petugas") -> Actor:
        return Actor(
            cooperative_id=cooperative.id,
            person_id=None,
            name=name,
            powers=powers_of(frozenset(roles)),
            roles=frozenset(roles),
        )

    return make


@pytest.fixture
def inside(cooperative):
    """Stand inside the cooperative's wall."""
    with wall.enter(cooperative.id):
        yield cooperative


@pytest.fixture
def plain_role(db):
    """A role of the database that is no superuser, as a server should run; the connection acts as it."""
    name = f"kdim_plain_{uuid4().hex[:8]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {name} NOLOGIN")
        cursor.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {name}")

    def act_as_it():
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {name}")

    yield act_as_it
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def _empty_tables(self, flush=TransactionTestCase._fixture_teardown):
    """After a test with real commits: empty the tables although triggers refuse it, then let the triggers stand."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            flush(self)
            cursor.execute("SET session_replication_role = origin")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        flush(self)
        for _, sql in triggers:
            cursor.execute(sql)


TransactionTestCase._fixture_teardown = _empty_tables


@pytest.fixture
def at_once(transactional_db) -> Callable[..., list[Any]]:
    """Runs calls in threads of their own, as nearly at once as can be; gives what each returned or raised."""

    def run(*calls: Callable[[], Any]) -> list[Any]:
        barrier = Barrier(len(calls))

        def one(call: Callable[[], Any]) -> Any:
            try:
                barrier.wait(timeout=20)
                return call()
            except Exception as error:
                return error
            finally:
                connection.close()

        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(one, calls))

    return run
