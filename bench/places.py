"""Where contenders work: fresh databases on one durable server, or files in one folder."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.sizes import Sizes
from bench.workers import Crew, Worker, crew

#: Contenders are no superusers: row-level security holds for them as it does for an install.
ORDINARY = "koperasi"


@dataclass
class Place:
    """One database product in one run."""

    database: str  # the name in the table
    sizes: Sizes
    other_python: str | None  # of the environment with the other ledgers; None leaves them out
    address: str  # a folder, or the address of the server
    crew: Crew = field(default_factory=Crew)
    empty: str = ""  # the address of KDIM's tables without a row

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.database == "SQLite"

    def fresh(self, name: str, *, template: str = "") -> str:
        """The address of a new empty database."""
        if self.is_sqlite:
            return f"sqlite:///{self.address}/{name}.sqlite3"
        import psycopg

        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} OWNER {ORDINARY} {template}")
        return self.address.replace("/postgres?", f"/{name}?").replace("//kdim@", f"//{ORDINARY}@")

    def migrated(self, name: str) -> str:
        """The address of a new database with KDIM's empty tables; they are made once and copied."""
        if not self.empty:
            self.empty = self.fresh("kdim_empty")
            maker = self.ours(self.empty)
            maker.ask("migrate")
            maker.close()
        if self.is_sqlite:
            address = self.fresh(name)
            shutil.copyfile(self.empty.removeprefix("sqlite:///"), address.removeprefix("sqlite:///"))
            return address
        return self.fresh(name, template="TEMPLATE kdim_empty")

    def raw(self, address: str, **facts: object) -> Worker:
        """The hand-written program."""
        return self.crew.hire("raw_sqlite" if self.is_sqlite else "raw_postgres", address, **facts)

    def ours(self, address: str) -> Worker:
        """KDIM."""
        return self.crew.hire("kdim", address)

    def other(self, module: str, address: str) -> Worker:
        """Another ledger, from its own environment."""
        assert self.other_python is not None
        return self.crew.hire_from(self.other_python, module, address)

    @contextmanager
    def measuring(self) -> Iterator[Crew]:
        """One measure: its workers end with it."""
        with crew() as workers:
            self.crew = workers
            yield workers


@contextmanager
def sqlite(sizes: Sizes, other_python: str | None) -> Iterator[Place]:
    """Database files in a folder that is removed at the end."""
    folder = tempfile.mkdtemp(prefix="kdim-bench-")
    try:
        yield Place("SQLite", sizes, other_python, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgresql(sizes: Sizes, other_python: str | None) -> Iterator[Place]:
    """A throw-away server that syncs every commit to the disk."""
    import psycopg
    from scripts.postgres import ThrowAwayPostgres

    server = ThrowAwayPostgres(durable=True).start()
    try:
        with psycopg.connect(server.url, autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {ORDINARY} LOGIN")
        yield Place("PostgreSQL", sizes, other_python, server.url)
    finally:
        server.stop()


def other_environment() -> str:
    """Python of ``.bench/venv`` with the packages of ``requirements/bench.txt``; made when they changed."""
    import subprocess
    import sys

    from bench.workers import ROOT

    locked, home = ROOT / "requirements" / "bench.txt", ROOT / ".bench" / "venv"
    python, stamp = home / "bin" / "python", home / "installed.txt"
    if not stamp.exists() or stamp.read_text() != locked.read_text():
        print("Installing the other ledgers into .bench/venv …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        subprocess.run([*install, "-r", str(locked)], check=True)
        stamp.write_text(locked.read_text())
    return str(python)


def free_gigabytes(path: Path) -> float:
    """Room left on the disk."""
    return shutil.disk_usage(path).free / 1e9
