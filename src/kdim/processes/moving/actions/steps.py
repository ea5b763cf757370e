"""The steps that every kind of file goes through on its way into the books."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from kdim.cooperatives.audit import note
from kdim.cooperatives.powers import Actor
from kdim.processes.moving.actions.refusals import ControlDiffers, NoRows, QuestionsOpen, RowsWrong
from kdim.processes.moving.enums import TAKEN, BatchStatus, Verdict
from kdim.processes.moving.models import Batch, BatchRow

#: A figure's name, what was typed from older books, and what the file comes to.
Figure = tuple[str, int, int]


def release(batch: Batch, figures: Sequence[Figure], *, control: Mapping[str, Any], leave_out_wrong: bool) -> None:
    """Let a judged file be written: nothing is left to ask, and every typed figure is the file's.

    ``control`` is what was typed, kept with the file. Raises ``QuestionsOpen``, ``NoRows``, ``RowsWrong``,
    ``ControlDiffers``.
    """
    summary = batch.summary
    if summary.get("questions"):
        raise QuestionsOpen(columns=list(summary["questions"]))
    if not sum(summary["counts"][verdict] for verdict in TAKEN):
        raise NoRows
    if (wrong := summary["counts"][Verdict.WRONG]) and not leave_out_wrong:
        raise RowsWrong(count=wrong)
    if differing := [figure for figure in figures if figure[1] != figure[2]]:
        raise ControlDiffers(figures=differing)
    batch.control, batch.status, batch.failure = control, BatchStatus.COMMITTING, None
    batch.save(update_fields=["control", "status", "failure"])
    note(subject=f"batch:{batch.id}")


def rows_taken(batch: Batch) -> list[BatchRow]:
    """The rows that go into the books, in the order of the file."""
    rows = BatchRow.objects.of(batch.cooperative_id).filter(batch=batch, verdict__in=TAKEN)
    return list(rows.order_by("number"))


def finish(batch: Batch, *, actor: Actor, at: datetime, entry_id: int | None, **noted: int) -> None:
    """The file is in the books; ``noted`` are figures for the trail."""
    batch.entry_id, batch.status, batch.committed_at, batch.committed_name = entry_id, BatchStatus.DONE, at, actor.name
    batch.save()
    note(subject=f"batch:{batch.id}", **noted)
