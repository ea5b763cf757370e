"""``kdim work``: jobs whose worker died are taken up again, three times at most; messages are sent."""

import time
from threading import Event, Thread
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.web import scene
from tests.web.portal.test_savings import deposit

from kdim.config.management.commands.work import keep_sending, take_up_again
from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.members.actions import choose_messages
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.models import Delivery

pytestmark = pytest.mark.django_db


def job(status, starts=1):
    return DBTaskResult.objects.create(
        status=status, task_path="kdim.savings.tasks.pay_interest", args_kwargs={"args": [], "kwargs": {}},
        queue_name="default", backend_name="default", run_after=timezone.now(), worker_ids=["w"] * starts,
        started_at=timezone.now(), exception_class_path="", traceback="",
    )  # fmt: skip


def test_a_job_that_was_running_waits_again():
    running, done = job("RUNNING"), job("SUCCESSFUL")

    assert take_up_again() == 1
    running.refresh_from_db()
    done.refresh_from_db()
    assert (running.status, running.started_at, done.status) == ("READY", None, "SUCCESSFUL")


def test_after_three_starts_a_job_has_failed():
    running = job("RUNNING", starts=3)

    assert take_up_again() == 0
    running.refresh_from_db()
    assert (running.status, running.finished_at is not None) == ("FAILED", True)


@pytest.mark.django_db(transaction=True)
def test_rounds_of_the_outbox_go_on_after_one_that_failed(settings, caplog):
    """The channel's class cannot be loaded at first: the log says so, and the next round sends."""
    settings.OUTBOX_SECONDS = 0.05
    settings.MESSAGE_CHANNELS = {"email": "off", "whatsapp": "no.such.Port", "sms": "off"}
    row = scene.member(scene.found())
    with wall.enter(row.cooperative_id):
        choose_messages(
            actor=system_actor(row.cooperative_id), request_id=uuid4(), at=scene.AT, member_id=row.id,
            topics=frozenset({Topic.RECEIPT}), channels=frozenset({MessageChannel.WHATSAPP}),
        )  # fmt: skip
    deposit(row, 50_000)
    stop = Event()
    sender = Thread(target=keep_sending, args=(stop,))
    sender.start()
    try:
        assert soon(lambda: "a round of the outbox failed" in caplog.text)
        settings.MESSAGE_CHANNELS = {"email": "off", "whatsapp": "console", "sms": "off"}
        assert soon(lambda: Delivery.everywhere.get().state == "sent")
    finally:
        stop.set()
        sender.join(timeout=20)
    assert not sender.is_alive()


def soon(is_so):
    """Whether it becomes so within twenty seconds."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.02)
    return False
