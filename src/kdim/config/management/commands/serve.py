"""``kdim serve``: the production server and the job worker in one process tree."""

import signal
import socket
import subprocess
import sys
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from kdim.cooperatives.actions import issue_setup_code
from kdim.cooperatives.models import Cooperative, SignInName, wall
from kdim.cooperatives.queries import is_installed
from kdim.demo.cast import SLUG, sign_ins_shown


class Command(BaseCommand):
    """Ctrl-C ends the server, its workers and the job worker."""

    help = "Serve the pages and do the background work until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)

    def handle(self, *, host: str, port: int, workers: int = 1, **_: Any) -> None:
        require_free_port(host, port)
        worker = self._begin_work()
        self._say_where(host, port)
        server = Granian(
            "kdim.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=2,
            workers_kill_timeout=3,
            log_level=LogLevels.warning,
        )
        try:
            server.serve()
        finally:
            worker.send_signal(signal.SIGTERM)
            try:
                worker.wait(timeout=5)
            except subprocess.TimeoutExpired:
                worker.kill()
            # Granian leaves by an exit of its own when a worker heard Ctrl-C before it did.
            self.stdout.write("KDIM has stopped.")

    def _begin_work(self) -> subprocess.Popen[bytes]:
        """The job worker. Ctrl-C reaches it too; while it starts it must not mind, for we end it ourselves."""
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return subprocess.Popen([sys.executable, "-m", "kdim", "work"])
        finally:
            signal.signal(signal.SIGINT, before)

    def _say_where(self, host: str, port: int) -> None:
        name = "localhost" if host == "127.0.0.1" else host
        self.stdout.write(f"\nKDIM is open at http://{name}:{port}/   (Ctrl-C stops it)\n")
        with wall.platform():
            lines = self._how_to_enter() if is_installed() else self._how_to_begin()
        for line in lines:
            self.stdout.write(line)
        self.stdout.flush()

    def _how_to_enter(self) -> list[str]:
        """The people of the demonstration, where there is one; nobody else's PIN is known."""
        demonstration = Cooperative.objects.filter(is_demonstration=True, slug=SLUG).first()
        if demonstration is None:
            return []
        names = SignInName.everywhere.filter(cooperative=demonstration).exclude(name__startswith="+")
        first = names.order_by("id").first()
        return sign_ins_shown(first.name if first else "")

    def _how_to_begin(self) -> list[str]:
        """Who sees this terminal may found the first cooperative; a stranger on the network may not."""
        code = issue_setup_code(at=timezone.now())
        return [f"There is no cooperative yet. Open the address and begin with the set-up code {code}"]


def require_free_port(host: str, port: int) -> None:
    """The server would share a port with another of its kind, and each would answer half of the requests."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            taken = f"Port {port} of {host} is taken, perhaps by a KDIM that is open already."
            raise CommandError(f"{taken} Choose another: --port {port + 1}") from error
