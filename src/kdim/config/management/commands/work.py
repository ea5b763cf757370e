"""``kdim work``: does background jobs, and takes up again those that a killed worker left behind."""

import signal
from typing import Any

from django.core.management import BaseCommand, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

ATTEMPTS_MAX = 3


class Command(BaseCommand):
    """One worker per install; jobs are idempotent, so doing one again is safe."""

    help = "Do background jobs until stopped (started by `kdim serve`)."

    def handle(self, **_: Any) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server tells us to stop
        take_up_again()
        call_command("db_worker", interval=1, startup_delay=False, reload=False, verbosity=0)


def take_up_again() -> int:
    """Put jobs that were running when their worker died back in the queue; after three starts they have failed."""
    orphans = DBTaskResult.objects.filter(status="RUNNING")
    again = 0
    for orphan in orphans:
        if len(orphan.worker_ids) < ATTEMPTS_MAX:
            again += DBTaskResult.objects.filter(pk=orphan.pk, status="RUNNING").update(status="READY", started_at=None)
        else:
            DBTaskResult.objects.filter(pk=orphan.pk).update(status="FAILED", finished_at=timezone.now())
    return again
