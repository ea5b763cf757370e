"""The garbage collector rests, and wakes again whatever happens."""

import gc

import pytest

from kdim.kernel.collector import at_rest, keep_what_is_loaded


def test_it_rests_inside_and_works_after():
    with at_rest():
        assert not gc.isenabled()
        with at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_an_error():
    with pytest.raises(ZeroDivisionError), at_rest():
        _ = 1 // 0
    assert gc.isenabled()


def test_what_is_loaded_is_not_walked_through_again():
    keep_what_is_loaded()
    try:
        assert gc.get_freeze_count() > 10_000
        assert len(gc.get_objects()) < 10_000
    finally:
        gc.unfreeze()
