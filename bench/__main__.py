"""``make bench``: measure, print the table, write ``docs/performance.md``.

    python -m bench [--quick] [--only posting,bulk] [--database sqlite|postgresql] [--no-others] [--size lines=1000000]

``--quick`` does everything once with small sizes and writes nothing: a smoke test, its figures mean nothing.
"""

import argparse
import os
import platform
import sys
import time
from dataclasses import fields, replace
from datetime import UTC, datetime

from bench import places, report
from bench.measures import MEASURES
from bench.results import Finding
from bench.sizes import FULL, QUICK, Sizes
from bench.workers import ROOT

_BUSY = os.getloadavg()[0] > 0.5
DATABASES = {"sqlite": places.sqlite, "postgresql": places.postgresql}


def main() -> int:
    """Run what was asked for; the exit code says whether every bar that was measured is met."""
    asked = _arguments()
    sizes = _sizes(asked)
    other_python = None if asked.no_others else places.other_environment()
    began = time.monotonic()
    findings: list[Finding] = []
    for name in [asked.database] if asked.database else DATABASES:
        with DATABASES[name](sizes, other_python) as place:
            for measure in asked.only.split(",") if asked.only else MEASURES:
                started = time.monotonic()
                found = MEASURES[measure](place)
                print(f"{place.database}, {measure}: {time.monotonic() - started:.0f} s", flush=True)
                print("\n".join(report.table(found)), flush=True)
                findings += found
    print(f"\nAll, in {(time.monotonic() - began) / 60:.0f} minutes:\n")
    print("\n".join(report.table(findings)))
    if asked.only is None and asked.database is None and not asked.quick and not asked.no_others:
        report.write(findings, _about(sizes), ROOT / "docs" / "performance.md")
    return int(any(found.bar and not found.bar.met(found.value) for found in findings) and not asked.quick)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--quick", action="store_true", help="small sizes, one round")
    parser.add_argument("--only", help=f"some of {','.join(MEASURES)}")
    parser.add_argument("--database", choices=DATABASES)
    parser.add_argument("--no-others", action="store_true", help="leave django-hordak and django-ledger out")
    parser.add_argument("--size", action="append", default=[], help="NAME=COUNT, a size from bench/sizes.py")
    return parser.parse_args()


def _sizes(asked: argparse.Namespace) -> Sizes:
    sizes = QUICK if asked.quick else FULL
    known = {field.name for field in fields(Sizes)}
    for each in asked.size:
        name, _, count = each.partition("=")
        if name not in known:
            sys.exit(f"no size {name}; there are {', '.join(sorted(known))}")
        sizes = replace(sizes, **{name: int(count)})
    return sizes


def _about(sizes: Sizes) -> str:
    import sqlite3

    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version} and PostgreSQL 18 on {os.cpu_count()} cores;"
        f" {sizes.rounds} rounds.{_caution(sizes)}"
    )


def _caution(sizes: Sizes) -> str:
    """What a reader must know before quoting: other sizes than usual, or a machine that was busy."""
    words = ""
    if others := [f"{f.name}={getattr(sizes, f.name):,}" for f in fields(Sizes) if getattr(sizes, f.name) != f.default]:
        words += f" Not the usual sizes: {', '.join(others)}."
    if _BUSY:
        words += " Other programs were at work on the machine when it began: the figures are not fit to be quoted."
    return words


if __name__ == "__main__":
    sys.exit(main())
