"""Reads of printing for many: the runs, what is still to be made, and the files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, Sum

from kdim.processes.printing.enums import FileShape, PrintStatus
from kdim.processes.printing.models import StatementFile, StatementRun
from kdim.savings.models import SavingsAccount

#: Members of one part: so many are read in one go, and a job that was killed loses no more than these.
PART = 50
PAGE = 25


@dataclass(frozen=True, slots=True)
class RunView:
    """A run; ``done`` of ``members`` statements are made."""

    id: int
    from_on: date
    until_on: date
    shape: FileShape
    status: PrintStatus
    members: int
    done: int
    started_at: datetime
    started_by: str
    moved_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class RunPage:
    """One page of the runs, the newest first."""

    rows: Sequence[RunView]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a job makes in one go."""

    number: int
    member_ids: Sequence[int]


def savers(cooperative_id: int, *, from_on: date, until_on: date) -> list[int]:
    """Everybody who had savings at any time of the period, by member number; one statement."""
    accounts = SavingsAccount.objects.of(cooperative_id).filter(
        Q(closed_on__isnull=True) | Q(closed_on__gte=from_on), opened_on__lte=until_on
    )
    rows = accounts.order_by("member__number", "member_id").values_list("member__number", "member_id").distinct()
    return [member_id for _number, member_id in rows]


def statement_runs(cooperative_id: int, *, page: int = 1) -> RunPage:
    """A page of the runs; three statements."""
    rows = StatementRun.objects.of(cooperative_id).defer("member_ids").order_by("-id")
    count = rows.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(1, page), pages)
    found = list(rows[(page - 1) * PAGE : page * PAGE])
    return RunPage(_views(cooperative_id, found), page, pages, count)


def statement_run(cooperative_id: int, run_id: int) -> RunView | None:
    """One run, or nothing for one of another cooperative; two statements."""
    found = _views(cooperative_id, list(StatementRun.objects.of(cooperative_id).defer("member_ids").filter(pk=run_id)))
    return found[0] if found else None


def running_statements(cooperative_id: int) -> int | None:
    """The run whose files are being made now."""
    rows = StatementRun.objects.of(cooperative_id).filter(status=PrintStatus.RUNNING)
    found: int | None = rows.values_list("id", flat=True).first()
    return found


def parts_to_make(cooperative_id: int, run_id: int) -> list[Part]:
    """The parts of a run that are not made yet, in order; two statements."""
    members = StatementRun.objects.of(cooperative_id).filter(pk=run_id).values_list("member_ids", flat=True).get()
    made = set(StatementFile.objects.of(cooperative_id).filter(run_id=run_id).values_list("part", flat=True))
    parts = (Part(first // PART, members[first : first + PART]) for first in range(0, len(members), PART))
    return [part for part in parts if part.number not in made]


def statement_files(cooperative_id: int, run_id: int) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file in order, one after the other, so that memory holds one of them."""
    rows = StatementFile.objects.of(cooperative_id).filter(run_id=run_id).order_by("part", "place")
    for pk, name in list(rows.values_list("id", "name")):
        yield name, bytes(rows.filter(pk=pk).values_list("content", flat=True).get())


def statement_figures(cooperative_id: int, run_id: int) -> list[list[Any]]:
    """The figures of every member of a run, in order; one statement."""
    rows = StatementFile.objects.of(cooperative_id).filter(run_id=run_id).order_by("part", "place")
    return [figures for each in rows.values_list("figures", flat=True) for figures in each]


def _views(cooperative_id: int, runs: Sequence[StatementRun]) -> list[RunView]:
    files = StatementFile.objects.of(cooperative_id).filter(run_id__in=[run.id for run in runs])
    done: dict[int, int] = dict(files.order_by().values_list("run_id").annotate(made=Sum("members")))
    return [
        RunView(
            id=run.id, from_on=run.from_on, until_on=run.until_on, shape=FileShape(run.shape),
            status=PrintStatus(run.status), members=run.members, done=done.get(run.id, 0), started_at=run.started_at,
            started_by=run.started_by, moved_at=run.moved_at, finished_at=run.finished_at,
        )
        for run in runs
    ]  # fmt: skip
