"""``kdim backup``: a copy of the embedded database that is proven to open and to be whole."""

import sqlite3
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone


class Command(BaseCommand):
    """Uses SQLite's online backup, so people may go on working meanwhile."""

    help = "Copy the embedded database into a folder and verify the copy (PostgreSQL: use pg_dump)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, default=Path("backups"))

    def handle(self, *, to: Path, **_: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError("This install keeps its books in PostgreSQL: back it up with pg_dump.")
        to.mkdir(parents=True, exist_ok=True)
        path = to / f"kdim-{timezone.localtime():%Y%m%d-%H%M%S}.sqlite3"
        connection.ensure_connection()
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
            verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
            copy.execute("PRAGMA journal_mode=DELETE")
            entries = copy.execute("SELECT count(*) FROM ledger_entry").fetchone()[0]
        copy.close()
        if verdict != "ok":
            raise CommandError(f"The copy {path} is damaged: {verdict}")
        self.stdout.write(f"{path}: verified, {entries} entries, {path.stat().st_size // 1024} kB")
