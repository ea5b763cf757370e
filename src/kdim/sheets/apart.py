"""Opening legacy and open-document workbooks in a process of its own, which may not take more than its share.

Their sizes cannot be measured without reading them. What a file asks for beyond the limits ends that process alone.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from kdim.kernel.refusals import Refusal
from kdim.sheets.grid import Sheet
from kdim.sheets.measuring import FileReachesTooFar

MOST_MEMORY = 2 * 2**30  # bytes
MOST_TIME = 60  # seconds
_READ = (
    "import pickle, sys; from kdim.sheets import apart, opening; apart.limit();"
    "sys.stdout.buffer.write(pickle.dumps(apart.told(opening.workbook, sys.stdin.buffer.read())))"
)


def opened_apart(data: bytes) -> list[Sheet]:
    """The sheets of a workbook. Raises :class:`FileReachesTooFar` and what ``opening.workbook`` raises."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", _READ], input=data, capture_output=True, timeout=MOST_TIME, check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise FileReachesTooFar(cell="") from error
    if done.returncode:
        raise FileReachesTooFar(cell="")
    refused, answer = pickle.loads(done.stdout)  # noqa: S301 - written by the lines above
    if refused is not None:
        raise refused(**answer)
    return answer  # type: ignore[no-any-return]


def limit() -> None:
    """Take at most :data:`MOST_MEMORY`; where the system knows no such limit, the time is all that bounds."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def told(reader: Callable[[bytes], list[Sheet]], data: bytes) -> tuple[type[Refusal] | None, Any]:
    """The sheets, or which refusal with which facts."""
    try:
        return None, reader(data)
    except Refusal as refusal:
        return type(refusal), dict(refusal.facts)
