"""Choose the database of a test run before Django reads its settings.

``KDIM_TEST_DATABASE=sqlite`` (the default) or ``postgres``. PostgreSQL comes from ``KDIM_TEST_POSTGRES_URL`` when
that is set, else a throw-away server is started once and shared with the worker processes.
"""

import os

import pytest

_started = []


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    if "PYTEST_XDIST_WORKER" in os.environ or os.environ.get("KDIM_TEST_DATABASE", "sqlite") == "sqlite":
        return
    url = os.environ.get("KDIM_TEST_POSTGRES_URL")
    if not url:
        from scripts.postgres import ThrowAwayPostgres

        server = ThrowAwayPostgres().start()
        _started.append(server)
        url = server.url
    os.environ["KDIM_DATABASE_URL"] = url


def pytest_unconfigure() -> None:
    while _started:
        _started.pop().stop()
