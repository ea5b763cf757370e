"""Counting tries: see also ``test_sign_in.py``."""

import pytest

from kdim.cooperatives.actions.throttle import SignInLocked, begin_try, forget_tries


def test_a_try_tells_how_many_are_left(cooperative, at):
    tries = {"cooperative_id": cooperative.id, "key": "A-001", "address": "10.0.0.7", "at": at}

    assert [begin_try(**tries) for _ in range(5)] == [4, 3, 2, 1, 0]
    with pytest.raises(SignInLocked):
        begin_try(**tries)
    forget_tries(cooperative_id=cooperative.id, key="A-001", at=at)
    assert begin_try(**tries) == 4
