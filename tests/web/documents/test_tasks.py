"""The job that makes statements for many: whole, resumed after a kill, loud when it breaks."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.savings.conftest import saving

from kdim.processes.printing import actions, queries
from kdim.processes.printing.enums import FileShape, PrintStatus
from kdim.processes.printing.queries import statement_files, statement_run
from kdim.web.documents import tasks
from kdim.web.documents.tasks import make_statements, restart_statements, start_statements

__all__ = ["saving"]
ON = date(2025, 6, 16)
YEAR = {"on": ON, "from_on": date(2025, 1, 1), "until_on": ON}


@pytest.fixture
def three(saving, monkeypatch):
    """Three savers, two to a part."""
    monkeypatch.setattr(queries, "PART", 2)
    for name in ("Siti Aminah", "Budi Santoso", "Ani Lestari"):
        saving.deposit(saving.account(saving.member(name)), 250_000)
    return saving


def texts(saving, run):
    for name, content in statement_files(saving.actor.cooperative_id, run):
        yield name, [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


@pytest.mark.parametrize("shape", FileShape)
def test_everybody_has_a_statement_with_page_numbers_of_their_own(three, shape, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = start_statements(**three.frame, **YEAR, shape=shape)

    found = statement_run(three.actor.cooperative_id, run)
    assert (found.status, found.done) == (PrintStatus.DONE, 3)
    made = dict(texts(three, run))
    assert len(made) == (3 if shape is FileShape.EACH else 2)
    pages = [page for pages in made.values() for page in pages]
    for name, page in zip(("Siti Aminah", "Budi Santoso", "Ani Lestari"), pages, strict=True):
        assert (name in page, "1 / 1" in page, "Rp350.000" in page) == (True, True, True)


def test_a_job_that_was_killed_goes_on_with_what_is_missing(three, monkeypatch):
    run = actions.begin_statements(**three.frame, **YEAR, shape=FileShape.TOGETHER)
    here, made = {"cooperative_id": three.actor.cooperative_id, "run_id": run}, []

    def killed(*args, **facts):
        made.append(len(args[1]))
        if len(made) == 2:
            raise MemoryError
        return paper(*args, **facts)

    paper = tasks.statements_paper
    monkeypatch.setattr(tasks, "statements_paper", killed)
    with pytest.raises(MemoryError):
        make_statements.call(**here)
    found = statement_run(three.actor.cooperative_id, run)
    assert (found.status, found.done) == (PrintStatus.FAILED, 2)

    restart_statements(**three.frame, run_id=run)
    make_statements.call(**here)
    found = statement_run(three.actor.cooperative_id, run)
    assert (found.status, found.done, made) == (PrintStatus.DONE, 3, [2, 1, 1])


def test_a_job_whose_run_was_removed_stops(three):
    run = actions.begin_statements(**three.frame, **YEAR, shape=FileShape.EACH)
    actions.remove_statements(**three.frame, run_id=run)
    make_statements.call(cooperative_id=three.actor.cooperative_id, run_id=run)
    assert statement_run(three.actor.cooperative_id, run).status == PrintStatus.REMOVED
