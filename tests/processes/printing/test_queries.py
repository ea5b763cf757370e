"""What of printing for many is read."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.savings.conftest import neighbour, saving

from kdim.processes.printing import actions, queries
from kdim.processes.printing.enums import FileShape

__all__ = ["neighbour", "saving"]
ON = date(2025, 6, 16)
YEAR = {"on": ON, "from_on": date(2025, 1, 1), "until_on": ON}


def test_savers_are_those_with_savings_in_the_period_by_number(saving, neighbour):
    first, second = saving.member("Siti Aminah"), saving.member("Budi", on=date(2025, 6, 1))
    neighbour.member("Ani")
    here = saving.actor.cooperative_id

    assert queries.savers(here, from_on=date(2025, 1, 1), until_on=ON) == [first, second]
    assert queries.savers(here, from_on=date(2025, 1, 1), until_on=date(2025, 5, 31)) == [first]


def test_parts_are_cut_and_those_that_are_made_left_out(saving, monkeypatch):
    monkeypatch.setattr(queries, "PART", 2)
    members = [saving.member(f"Anggota {n}") for n in range(5)]
    here = saving.actor.cooperative_id
    run = actions.begin_statements(**saving.frame, **YEAR, shape=FileShape.TOGETHER)
    told = [(part.number, list(part.member_ids)) for part in queries.parts_to_make(here, run)]
    assert told == [(0, members[:2]), (1, members[2:4]), (2, members[4:])]

    file = actions.MadeFile("b.pdf", b"%PDF-b", [("T-3", "c", 0, 1, 0, 1), ("T-4", "d", 1, 2, 0, 3)])
    actions.keep_files(cooperative_id=here, at=saving.at, run_id=run, part=1, files=[file])
    assert [part.number for part in queries.parts_to_make(here, run)] == [0, 2]
    assert list(queries.statement_files(here, run)) == [("b.pdf", b"%PDF-b")]
    assert queries.statement_figures(here, run) == [["T-3", "c", 0, 1, 0, 1], ["T-4", "d", 1, 2, 0, 3]]
    assert queries.statement_run(here, run).done == 2


def test_the_runs_take_as_many_statements_for_one_as_for_many(saving, neighbour):
    saving.member()
    counts = []
    for times in (1, 3):
        for _ in range(times):
            run = actions.begin_statements(**saving.frame, **YEAR, shape=FileShape.EACH)
            actions.remove_statements(**saving.frame, run_id=run)
        with CaptureQueriesContext(connection) as seen:
            found = queries.statement_runs(saving.actor.cooperative_id)
        counts.append(len(seen))

    assert (found.count, found.rows[0].id, counts) == (4, run, [3, 3])
    assert queries.statement_run(neighbour.actor.cooperative_id, run) is None
