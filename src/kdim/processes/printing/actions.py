"""Writes of printing for many: begin, keep what was made, end, go on after a fault, remove."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal
from kdim.processes.printing.enums import FileShape, PrintStatus
from kdim.processes.printing.models import StatementFile, StatementRun
from kdim.processes.printing.queries import parts_to_make, running_statements, savers
from kdim.savings.queries import check_period

#: Days that files stay: they hold what everybody saves, and are quickly made anew.
KEEP_DAYS = 7
#: After so many minutes without a sign of life a person may have the run gone on with.
SILENT_MINUTES = 2


class RunUnknown(Refusal):
    """No such run in this cooperative."""

    code = "printing_unknown"


class RunGoingOn(Refusal):
    """A run is being made; fact: ``started_at``."""

    code = "printing_going_on"


class NobodySaves(Refusal):
    """Nobody had savings in the period; facts: ``from_on``, ``until_on``."""

    code = "printing_nobody"


class NothingToGoOnWith(Refusal):
    """The run is made, or its files were removed."""

    code = "printing_nothing_to_go_on_with"


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A PDF and whom it is for; ``figures`` as ``StatementFile`` has them."""

    name: str
    content: bytes
    figures: Sequence[Sequence[Any]]


@act("printing.begin_statements", power=Power.PRINT_STATEMENTS)
def begin_statements(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, from_on: date, until_on: date, shape: FileShape
) -> int:
    """Ask for the statements of everybody who had savings in the period; gives the run's id. A job makes them.

    ``on`` is today. Files of runs that began more than ``KEEP_DAYS`` ago are removed. Raises ``PeriodBackwards``,
    ``PeriodAhead``, :class:`RunGoingOn`, :class:`NobodySaves`.
    """
    check_period(from_on, until_on, today=on)
    here = StatementRun.objects.of(actor.cooperative_id)
    if (going := running_statements(actor.cooperative_id)) is not None:
        raise RunGoingOn(started_at=here.get(pk=going).started_at)
    members = savers(actor.cooperative_id, from_on=from_on, until_on=until_on)
    if not members:
        raise NobodySaves(from_on=from_on, until_on=until_on)
    for old in here.filter(started_at__lt=at - timedelta(days=KEEP_DAYS)).exclude(status=PrintStatus.REMOVED):
        _remove(old)
    run = StatementRun.objects.create(
        cooperative_id=actor.cooperative_id, from_on=from_on, until_on=until_on, shape=shape,
        status=PrintStatus.RUNNING, member_ids=members, members=len(members), started_at=at, started_by=actor.name,
        moved_at=at,
    )  # fmt: skip
    note(subject=f"statements:{run.id}", members=len(members))
    return int(run.id)


@act("printing.go_on", power=Power.PRINT_STATEMENTS)
def go_on_with_statements(*, actor: Actor, request_id: UUID, at: datetime, run_id: int) -> None:
    """Have a run made to its end whose job broke or was killed; what is made stays.

    Raises :class:`RunUnknown`, :class:`NothingToGoOnWith`, :class:`RunGoingOn` while a job shows signs of life.
    """
    run = _locked(actor.cooperative_id, run_id)
    if run.status not in (PrintStatus.RUNNING, PrintStatus.FAILED):
        raise NothingToGoOnWith
    going = running_statements(actor.cooperative_id)
    is_silent = run.moved_at < at - timedelta(minutes=SILENT_MINUTES)
    if going is not None and not (going == run_id and is_silent):
        raise RunGoingOn(started_at=StatementRun.objects.of(actor.cooperative_id).get(pk=going).started_at)
    run.status, run.moved_at = PrintStatus.RUNNING, at
    run.save(update_fields=["status", "moved_at"])
    note(subject=f"statements:{run_id}")


@act("printing.remove_statements", power=Power.PRINT_STATEMENTS)
def remove_statements(*, actor: Actor, request_id: UUID, at: datetime, run_id: int) -> None:
    """Remove the files of a run for good; one that is being made stops. Raises :class:`RunUnknown`."""
    _remove(_locked(actor.cooperative_id, run_id))
    note(subject=f"statements:{run_id}")


@transaction.atomic
def keep_files(*, cooperative_id: int, at: datetime, run_id: int, part: int, files: Sequence[MadeFile]) -> bool:
    """Keep one part that the job made, whole; made twice, the first is kept. ``False`` when the run was stopped."""
    alive = StatementRun.objects.of(cooperative_id).filter(pk=run_id, status=PrintStatus.RUNNING)
    if not alive.update(moved_at=at):
        return False
    StatementFile.objects.bulk_create(
        [
            StatementFile(
                cooperative_id=cooperative_id, run_id=run_id, part=part, place=place, name=file.name,
                figures=[list(one) for one in file.figures], members=len(file.figures), content=file.content,
            )
            for place, file in enumerate(files)
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    return True


@transaction.atomic
def finish_statements(*, cooperative_id: int, at: datetime, run_id: int) -> None:
    """The run is made, unless it was stopped or a part is still missing. Called by its job."""
    runs = StatementRun.objects.of(cooperative_id).filter(pk=run_id, status=PrintStatus.RUNNING)
    if not parts_to_make(cooperative_id, run_id):
        runs.update(status=PrintStatus.DONE, finished_at=at)


@transaction.atomic
def fail_statements(*, cooperative_id: int, run_id: int) -> None:
    """Show that a run broke; what is made stays. Called by its job."""
    runs = StatementRun.objects.of(cooperative_id).filter(pk=run_id, status=PrintStatus.RUNNING)
    runs.update(status=PrintStatus.FAILED)


def _locked(cooperative_id: int, run_id: int) -> StatementRun:
    run: StatementRun | None
    run = StatementRun.objects.of(cooperative_id).select_for_update(no_key=True).filter(pk=run_id).first()
    if run is None:
        raise RunUnknown
    return run


def _remove(run: StatementRun) -> None:
    StatementFile.objects.of(run.cooperative_id).filter(run=run).delete()
    run.status, run.member_ids = PrintStatus.REMOVED, []
    run.save(update_fields=["status", "member_ids"])
