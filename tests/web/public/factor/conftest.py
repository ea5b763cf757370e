"""A cooperative, a clock that stands still, and an authenticator app."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from tests.authenticator import code_at
from tests.web import scene
from tests.web.public.factor.support import in_earnest


@pytest.fixture
def cooperative(db):
    return scene.found()


@pytest.fixture
def real(cooperative):
    return in_earnest(cooperative)


@pytest.fixture
def clock():
    """A clock that stands still until it is moved, so that codes do not change between two lines."""
    with time_machine.travel(timezone.now(), tick=False) as machine:
        yield machine


@pytest.fixture
def app(clock):
    """An authenticator app that knows the key it was shown."""

    class App:
        secret = ""

        def code(self) -> str:
            """The next code, half a minute or more after the last one."""
            clock.shift(timedelta(seconds=60))
            return code_at(self.secret, timezone.now())

    return App()
