"""``kdim work``: does background jobs, takes up again those that a killed worker left behind, and sends messages."""

import logging
import signal
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.db import close_old_connections, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kdim.kernel.collector import keep_what_is_loaded
from kdim.web.letters.outbox import send_due

logger = logging.getLogger(__name__)
ATTEMPTS_MAX = 3


class Command(BaseCommand):
    """One worker per install; jobs are idempotent, so doing one again is safe."""

    help = "Do background jobs until stopped (started by `kdim serve`)."

    def handle(self, **_: Any) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server tells us to stop
        take_up_again()
        keep_what_is_loaded()
        stop = Event()
        sender = Thread(target=keep_sending, args=(stop,), name="outbox", daemon=True)
        sender.start()
        try:
            call_command("db_worker", interval=1, startup_delay=False, reload=False, verbosity=0)
        finally:
            stop.set()
            sender.join(timeout=3)  # what is being sent is left to its lease


def keep_sending(stop: Event) -> None:
    """Round after round until stopped; a round that fails is written to the log and does not end the next."""
    try:
        while not stop.is_set():
            close_old_connections()
            try:
                send_due(stopped=stop.is_set)
            except Exception:
                logger.exception("a round of the outbox failed")
            stop.wait(settings.OUTBOX_SECONDS)
    finally:
        connection.close()


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
