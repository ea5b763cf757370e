"""Runs ``kdim`` as people do: a process of its own, in an empty folder, on a free port."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from uuid import uuid4

SOURCE = Path(__file__).resolve().parents[2] / "src"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Kdim:
    """One ``kdim`` with everything it starts, in a process group of its own; its words are in ``said``."""

    def __init__(self, folder, *arguments):
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("KDIM_", "DJANGO_"))}
        environment |= {"PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"}
        self.words = folder / f"said-{uuid4().hex}.txt"
        with self.words.open("wb") as words:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "kdim", *arguments], cwd=folder, env=environment, stdout=words,
                stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    @property
    def said(self):
        return self.words.read_text()

    def alive(self):
        """How many processes of the group still run."""
        count = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            count += fields[2] == str(self.process.pid) and fields[0] != "Z"
        return count

    def answer(self, port, seconds=90):
        """The status of the first page, as soon as there is one."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
                    return page.status
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.said)

    def interrupt(self, seconds=45):
        """Ctrl-C, which reaches the whole group; gives how many seconds the last process took."""
        began = time.monotonic()
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(seconds)
        while self.alive() and time.monotonic() - began < seconds:
            time.sleep(0.05)
        return time.monotonic() - began

    def end(self):
        """Whatever a failed test left running."""
        if self.alive():
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(45)
