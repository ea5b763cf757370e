"""Python's search for garbage in cycles, at rest while very many plain rows are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """Rows of numbers and texts hold no cycles, yet every few hundred of them set off a walk through the whole process:
    a tenth of the time that a hundred thousand entries take. Nests, and several threads may stand inside."""
    was_working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_working:
            gc.enable()


def keep_what_is_loaded() -> None:
    """Leave the modules of a process that serves for long out of every later walk: call it once, when all is loaded.

    They never become garbage; walking through them is half of what the collector costs a batch.
    """
    gc.collect()
    gc.freeze()
