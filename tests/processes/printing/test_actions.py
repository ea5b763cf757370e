"""Statements for many: asked for once at a time, kept part by part, gone on with, removed."""

from datetime import date, timedelta

import pytest
from tests.savings.conftest import neighbour, saving

from kdim.processes.printing import actions
from kdim.processes.printing.enums import FileShape, PrintStatus
from kdim.processes.printing.models import StatementFile
from kdim.processes.printing.queries import parts_to_make, statement_run
from kdim.savings.queries.statements import PeriodAhead, PeriodBackwards

__all__ = ["neighbour", "saving"]
ON = date(2025, 6, 16)
YEAR = {"on": ON, "from_on": date(2025, 1, 1), "until_on": ON}


@pytest.fixture
def run(saving):
    saving.member("Siti Aminah")
    return actions.begin_statements(**saving.frame, **YEAR, shape=FileShape.EACH)


def state(saving, run):
    found = statement_run(saving.actor.cooperative_id, run)
    return found.status, found.done, found.members


def keep(saving, run, part=0, at=None):
    here = saving.actor.cooperative_id
    file = actions.MadeFile("a.pdf", b"%PDF", [("T-1", "Siti", 0, 100_000, 0, 100_000)])
    return actions.keep_files(cooperative_id=here, at=at or saving.at, run_id=run, part=part, files=[file])


def end(saving, run):
    actions.finish_statements(cooperative_id=saving.actor.cooperative_id, at=saving.at, run_id=run)


def test_a_run_is_done_when_every_part_is_kept_and_not_before(saving, run):
    assert state(saving, run) == (PrintStatus.RUNNING, 0, 1)
    end(saving, run)
    assert state(saving, run) == (PrintStatus.RUNNING, 0, 1)
    assert keep(saving, run)
    end(saving, run)
    assert state(saving, run) == (PrintStatus.DONE, 1, 1)


def test_a_part_made_twice_is_kept_once(saving, run):
    keep(saving, run)
    assert keep(saving, run)
    assert state(saving, run) == (PrintStatus.RUNNING, 1, 1)


def test_the_same_request_begins_one_run(saving):
    saving.member()
    frame = saving.frame
    first = actions.begin_statements(**frame, **YEAR, shape=FileShape.EACH)
    assert actions.begin_statements(**frame, **YEAR, shape=FileShape.EACH) == first


def test_what_cannot_be_begun_is_refused(saving, run):
    for wrong, period in (
        (PeriodBackwards, {"from_on": ON, "until_on": date(2025, 6, 1)}),
        (PeriodAhead, {"from_on": ON, "until_on": ON + timedelta(days=1)}),
        (actions.RunGoingOn, {}),
    ):
        with pytest.raises(wrong):
            actions.begin_statements(**saving.frame, **{**YEAR, **period}, shape=FileShape.EACH)
    keep(saving, run)
    end(saving, run)
    before = {"on": ON, "from_on": date(2024, 1, 1), "until_on": date(2024, 1, 31)}
    with pytest.raises(actions.NobodySaves):
        actions.begin_statements(**saving.frame, **before, shape=FileShape.EACH)


def test_a_run_that_broke_is_gone_on_with_and_a_living_one_is_not(saving, run):
    with pytest.raises(actions.RunGoingOn):
        actions.go_on_with_statements(**saving.frame, run_id=run)
    actions.fail_statements(cooperative_id=saving.actor.cooperative_id, run_id=run)
    assert state(saving, run) == (PrintStatus.FAILED, 0, 1)
    actions.go_on_with_statements(**saving.frame, run_id=run)
    assert state(saving, run) == (PrintStatus.RUNNING, 0, 1)
    later = saving.frame | {"at": saving.at + timedelta(minutes=actions.SILENT_MINUTES, seconds=1)}
    actions.go_on_with_statements(**later, run_id=run)
    keep(saving, run)
    end(saving, run)
    with pytest.raises(actions.NothingToGoOnWith):
        actions.go_on_with_statements(**saving.frame, run_id=run)


def test_removed_files_are_gone_and_a_job_that_still_works_keeps_none(saving, run):
    keep(saving, run)
    actions.remove_statements(**saving.frame, run_id=run)
    assert not keep(saving, run)
    end(saving, run)
    assert state(saving, run) == (PrintStatus.REMOVED, 0, 1)
    assert parts_to_make(saving.actor.cooperative_id, run) == []


def test_old_files_go_when_new_ones_are_asked_for(saving, run):
    keep(saving, run)
    end(saving, run)
    late = saving.frame | {"at": saving.at + timedelta(days=actions.KEEP_DAYS, seconds=1)}
    actions.begin_statements(**late, **YEAR, shape=FileShape.TOGETHER)
    assert state(saving, run) == (PrintStatus.REMOVED, 0, 1)
    assert not StatementFile.objects.of(saving.actor.cooperative_id).exists()


def test_a_neighbours_run_is_unknown(neighbour, run):
    for act in (actions.go_on_with_statements, actions.remove_statements):
        with pytest.raises(actions.RunUnknown):
            act(**neighbour.frame, run_id=run)
