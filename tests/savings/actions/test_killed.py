"""A machine that dies in the middle of a batch."""

import os
import signal
import subprocess
import sys
from datetime import date
from urllib.parse import quote

import pytest
from django.db import connection

from kdim.kernel.calendar import Month
from kdim.ledger.enums import AccountRole
from kdim.ledger.queries import balance
from kdim.savings import actions
from kdim.savings.enums import RunStatus
from kdim.savings.queries import interest_runs

MAY, ON = Month(2025, 5), date(2025, 6, 1)

#: Both entries are posted and not yet committed when the process tells so and waits to be killed.
DYING = """
import sys, time, uuid
from datetime import UTC, date, datetime
import django
django.setup()
from kdim.cooperatives.powers import system_actor
from kdim.kernel.calendar import Month
from kdim.savings.actions import interest

def stand_still():
    print("posted", flush=True)
    time.sleep(60)

interest.drop_tables = stand_still
interest.run_interest(
    actor=system_actor(int(sys.argv[1])), request_id=uuid.UUID(sys.argv[2]), at=datetime(2025, 6, 1, tzinfo=UTC),
    on=date(2025, 6, 1), month=Month(2025, 5),
)
"""


def url_of_test_database() -> str:
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    name, user, password = (quote(str(facts[key]), safe="") for key in ("NAME", "USER", "PASSWORD"))
    port = f":{facts['PORT']}" if facts["PORT"] else ""
    if str(facts["HOST"]).startswith("/"):
        return f"postgresql://{user}:{password}@/{name}?host={facts['HOST']}&port={facts['PORT']}"
    return f"postgresql://{user}:{password}@{facts['HOST']}{port}/{name}"


@pytest.mark.django_db(transaction=True)
def test_a_killed_run_posted_nothing_and_is_run_again(saving, rid):
    saving.deposit(saving.account(), 100_000_000, on=date(2025, 4, 1))
    run_id = actions.begin_interest(**saving.frame, on=ON, month=MAY)
    request = rid()
    environment = {**os.environ, "KDIM_DATABASE_URL": url_of_test_database(), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", DYING, str(saving.actor.cooperative_id), str(request)],
        env=environment, stdout=subprocess.PIPE, text=True,
    ) as dying:  # fmt: skip
        assert dying.stdout.readline() == "posted\n"
        dying.send_signal(signal.SIGKILL)
    [killed] = interest_runs(saving.actor.cooperative_id)
    nothing = balance(saving.actor.cooperative_id, account=AccountRole.INTEREST_EXPENSE)
    frame = {"actor": saving.actor, "at": saving.at, "request_id": request, "on": ON, "month": MAY}
    again, once_more = actions.run_interest(**frame), actions.run_interest(**frame)

    assert (killed.status, nothing) == (RunStatus.RUNNING, 0)
    assert again == once_more
    assert (again["run"], again["gross"], again["tax"]) == (run_id, 254_795, 25_479)
    assert balance(saving.actor.cooperative_id, account=AccountRole.INTEREST_EXPENSE) == 254_795


#: The second piece is posted and not yet committed when the process tells so and waits to be killed.
DYING_DEPOSITS = """
import sys, time, uuid
from datetime import UTC, datetime
import django
django.setup()
from kdim.cooperatives.powers import system_actor
from kdim.savings.actions import deposit_run

deposit_run.TOGETHER = 1
frame = {"actor": system_actor(int(sys.argv[1])), "at": datetime(2025, 7, 16, tzinfo=UTC), "run_id": int(sys.argv[2])}
deposit_run.settle_deposits(**frame, request_id=uuid.uuid4())

def stand_still(**facts):
    print("posted", flush=True)
    time.sleep(60)

deposit_run.note = stand_still
deposit_run.settle_deposits(**frame, request_id=uuid.uuid4())
"""


@pytest.mark.django_db(transaction=True)
def test_a_killed_run_of_deposits_goes_on_where_it_stood(saving):
    saving.offer_deposits()
    for _ in range(3):
        saving.place(saving.account())
    on = date(2025, 7, 16)
    run_id = actions.begin_deposit_run(**saving.frame_on(on), on=on)
    environment = {**os.environ, "KDIM_DATABASE_URL": url_of_test_database(), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", DYING_DEPOSITS, str(saving.actor.cooperative_id), str(run_id)],
        env=environment, stdout=subprocess.PIPE, text=True,
    ) as dying:  # fmt: skip
        assert dying.stdout.readline() == "posted\n"
        dying.send_signal(signal.SIGKILL)
    stood = balance(saving.actor.cooperative_id, account=AccountRole.TERM_INTEREST_EXPENSE)
    run = saving.settle(on)

    assert (stood, run.id, run.status, run.months) == (45_833, run_id, RunStatus.DONE, 3)
    assert balance(saving.actor.cooperative_id, account=AccountRole.TERM_INTEREST_EXPENSE) == 3 * 45_833
