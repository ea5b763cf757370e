"""All tests: everything on SQLite, then what touches a database again on PostgreSQL; stops at the first red half."""

import os
import subprocess
import sys
import time

PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]
HALVES = [
    ("SQLite", "sqlite", ["tests"]),
    ("PostgreSQL", "postgres", ["tests", "-m", "not browser", "--ignore=tests/kernel", "--ignore=tests/calculations"]),
]


def main() -> int:
    """Run both halves; the last lines are pytest's summary."""
    for title, database, selection in HALVES:
        print(f"\n=== {title} ===", flush=True)
        began = time.monotonic()
        environment = {
            **os.environ,
            "KDIM_TEST_DATABASE": database,
            "DJANGO_SETTINGS_MODULE": "kdim.config.settings.test",
        }
        done = subprocess.run([*PYTEST, *selection, *sys.argv[1:]], env=environment, check=False)
        if done.returncode:
            return done.returncode
        if title != HALVES[-1][0]:
            print(f"{title}: {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
