"""The measured side: a process that does one contender's work when told to, and says how long it took.

Standard library only, for it also runs in the environment of the other ledgers. One JSON object a line in each
direction: ``{"do": "post", "n": 500}`` is answered with what the contender's method of that name returned.
"""

import gc
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from typing import Any


def serve(contender: object) -> None:
    """Answer orders from standard input until it closes."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a stray print must not be taken for an answer
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        method = getattr(contender, order.pop("do"))
        print(json.dumps(method(**order) or {}), file=answers, flush=True)


def timed(work: Callable[[], Any]) -> dict[str, Any]:
    """Seconds of one piece of work, with the garbage of earlier work out of the way."""
    gc.collect()
    began = time.perf_counter()
    work()
    return {"seconds": time.perf_counter() - began}


def repeated(work: Callable[[int], Any], n: int, begin_at: float | None = None) -> dict[str, Any]:
    """``n`` pieces of work one after the other; with ``begin_at`` (a moment of the monotonic clock) several
    processes begin together. ``began`` and ``ended`` are moments of that clock too."""
    gc.collect()
    if begin_at is not None:
        time.sleep(max(0.0, begin_at - time.monotonic()))
    began = time.monotonic()
    for number in range(n):
        work(number)
    ended = time.monotonic()
    return {"seconds": ended - began, "began": began, "ended": ended, "n": n}


def peak_megabytes() -> float:
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
