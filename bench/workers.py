"""The measuring side: contenders as processes of their own, asked in turn."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


class Worker:
    """One contender in one process. It is idle, holding its connection, while another is measured."""

    def __init__(self, module: str, database: str, *, python: str = sys.executable, **facts: object) -> None:
        self.name = module
        environment = {**os.environ, "KDIM_DATABASE_URL": database, "BENCH_FACTS": json.dumps(facts)}
        environment["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        self._process = subprocess.Popen(
            [python, "-m", f"bench.contenders.{module}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment,
        )  # fmt: skip
        self.hear()

    def ask(self, do: str, **order: object) -> dict[str, Any]:
        """Give an order and wait for the answer."""
        self.tell(do, **order)
        return self.hear()

    def tell(self, do: str, **order: object) -> None:
        """Give an order; :meth:`hear` brings the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **order}) + "\n")
        self._process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        """Wait for the answer to an order."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the contender {self.name} stopped; its reason is above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def close(self) -> None:
        """End the process by closing its input."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self._process.kill()


@contextmanager
def crew() -> Iterator["Crew"]:
    """Workers that all end with the block."""
    made = Crew()
    try:
        yield made
    finally:
        made.close()


class Crew:
    """Starts workers and remembers to end them."""

    def __init__(self) -> None:
        self._workers: list[Worker] = []

    def hire(self, module: str, database: str, **facts: object) -> Worker:
        """Start one contender from this environment."""
        return self._keep(Worker(module, database, **facts))

    def hire_from(self, python: str, module: str, database: str, **facts: object) -> Worker:
        """Start one contender from another environment."""
        return self._keep(Worker(module, database, python=python, **facts))

    def _keep(self, worker: Worker) -> Worker:
        self._workers.append(worker)
        return worker

    def close(self) -> None:
        """End every worker."""
        while self._workers:
            self._workers.pop().close()
