"""Time-ordered 63-bit identifiers made by the application, so that rows need not ask the database first.

41 bits of milliseconds since 2024, 12 bits that differ between processes, 10 bits that count within a
millisecond: good until 2093, for 1,024 ids per millisecond and process. Ids order by time of making; they are
never secrets.
"""

import os
import secrets
import threading
import time

_EPOCH_MS = 1_704_067_200_000  # 2024-01-01T00:00:00Z
_NODE_BITS, _COUNT_BITS = 12, 10
_lock = threading.Lock()
_state = {"pid": 0, "node": 0, "ms": 0, "count": 0}


def new_id() -> int:
    """One identifier, larger than every earlier one of this process."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[int]:
    """``count`` identifiers in rising order. A used-up millisecond borrows the next, it never waits."""
    with _lock:
        if _state["pid"] != os.getpid():  # a forked worker must not repeat its parent's ids
            _state.update(pid=os.getpid(), node=secrets.randbits(_NODE_BITS))
        now = int(time.time() * 1000) - _EPOCH_MS
        if now > _state["ms"]:
            _state.update(ms=now, count=0)
        made: list[int] = []
        while len(made) < count:
            if _state["count"] == 1 << _COUNT_BITS:
                _state.update(ms=_state["ms"] + 1, count=0)
            taken = min(count - len(made), (1 << _COUNT_BITS) - _state["count"])
            first = _state["ms"] << (_NODE_BITS + _COUNT_BITS) | _state["node"] << _COUNT_BITS | _state["count"]
            made += range(first, first + taken)
            _state["count"] += taken
        return made
