"""``kdim work``: jobs whose worker died are taken up again, three times at most."""

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kdim.config.management.commands.work import take_up_again

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
