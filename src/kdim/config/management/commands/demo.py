"""``kdim demo``: build the demonstration cooperative."""

import signal
import time
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from kdim.cooperatives.actions import load_reference
from kdim.cooperatives.models import Area, Cooperative, wall
from kdim.demo.build import build_demonstration


class Command(BaseCommand):
    """Every row is made by the same acts that people use; the same seed gives the same cooperative."""

    help = "Build the demonstration cooperative (300 members, two years)."
    _stop = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=17, help="another number, other people")
        parser.add_argument("--members", type=int, default=300)
        parser.add_argument("--months", type=int, default=24)

    def handle(self, *, seed: int, members: int, months: int, **_: Any) -> None:
        with wall.platform():
            if not Area.objects.exists():
                load_reference()
            if Cooperative.objects.filter(is_demonstration=True).exists():
                raise CommandError("There is a demonstration cooperative already; remove data/ to begin anew.")
        began = time.monotonic()
        self.stdout.write("Building the demonstration cooperative …")
        self.stdout.flush()
        before = signal.signal(signal.SIGINT, self._remember_to_stop)
        try:
            build_demonstration(seed=seed, on=timezone.localdate(), tell=self._tell, members=members, months=months)
        finally:
            signal.signal(signal.SIGINT, before)
        self.stdout.write(f"Built in {time.monotonic() - began:.0f} s.")

    def _remember_to_stop(self, *_: object) -> None:
        """Ctrl-C waits for the end of the month: raised in the middle of a callback, Python would only print it."""
        self._stop = True

    def _tell(self, share: float, what: str) -> None:
        if self._stop:
            raise KeyboardInterrupt
        self.stdout.write(f"  {share:4.0%}  {what}")
        self.stdout.flush()
