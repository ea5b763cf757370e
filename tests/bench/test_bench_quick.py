"""The bench still runs: every measure once, small, on SQLite, without the other ledgers."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_measure_runs_small_and_gives_its_lines():
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--database", "sqlite", "--no-others"],
        cwd=ROOT, capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    summary = done.stdout.partition("\nAll, in")[2]
    assert "post an entry, one by one" in summary
    assert "entries at once" in summary
    assert "nan" not in summary
