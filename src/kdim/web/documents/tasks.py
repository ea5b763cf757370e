"""Work that outlasts a page: making the statements of many members, part by part."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task

from kdim.cooperatives.models import Cooperative, wall
from kdim.cooperatives.powers import Actor
from kdim.kernel.calendar import Zone
from kdim.processes.printing import actions
from kdim.processes.printing.enums import FileShape
from kdim.processes.printing.models import StatementRun
from kdim.processes.printing.queries import parts_to_make
from kdim.savings.queries import MemberStatement, member_statements
from kdim.web.documents.statements import file_name, statements_paper


def start_statements(*, actor: Actor, request_id: UUID, at: datetime, **facts: Any) -> int:
    """Begin a run and have a job make its files; gives the run's id. Raises what ``begin_statements`` refuses."""
    run_id = actions.begin_statements(actor=actor, request_id=request_id, at=at, **facts)
    _enqueue(actor.cooperative_id, run_id)
    return run_id


def restart_statements(*, actor: Actor, request_id: UUID, at: datetime, run_id: int) -> None:
    """Go on with a run that broke. Raises what ``go_on_with_statements`` refuses."""
    actions.go_on_with_statements(actor=actor, request_id=request_id, at=at, run_id=run_id)
    _enqueue(actor.cooperative_id, run_id)


@task()
def make_statements(*, cooperative_id: int, run_id: int) -> None:
    """Make every part that is missing; killed in the middle it is done again and loses one part at most.

    Papers are in Indonesian and in the time of the cooperative, whoever asked for them.
    """
    cooperative = Cooperative.objects.get(pk=cooperative_id)
    with wall.enter(cooperative_id), translation.override("id"), timezone.override(Zone(cooperative.zone).tzinfo):
        try:
            _make(cooperative, run_id)
        except Exception:
            actions.fail_statements(cooperative_id=cooperative_id, run_id=run_id)
            raise


def _make(cooperative: Cooperative, run_id: int) -> None:
    run = StatementRun.objects.of(cooperative.id).defer("member_ids").get(pk=run_id)
    for part in parts_to_make(cooperative.id, run_id):
        told = member_statements(cooperative.id, part.member_ids, from_on=run.from_on, until_on=run.until_on)
        goes_on = actions.keep_files(
            cooperative_id=cooperative.id, at=timezone.now(), run_id=run_id, part=part.number,
            files=[
                _file(cooperative, some, run.started_at) for some in _cut(told, FileShape(run.shape)) if some
            ],
        )  # fmt: skip
        if not goes_on:
            return
    actions.finish_statements(cooperative_id=cooperative.id, at=timezone.now(), run_id=run_id)


def _cut(told: Sequence[MemberStatement], shape: FileShape) -> list[Sequence[MemberStatement]]:
    return [told] if shape is FileShape.TOGETHER else [[one] for one in told]


def _file(cooperative: Cooperative, told: Sequence[MemberStatement], made_at: datetime) -> actions.MadeFile:
    return actions.MadeFile(
        name=file_name(told),
        content=statements_paper(cooperative, told, made_at=made_at, for_many=True),
        figures=[
            (one.member_number, one.member_name, one.opening, one.paid_in, one.taken_out, one.closing) for one in told
        ],
    )


def _enqueue(cooperative_id: int, run_id: int) -> None:
    transaction.on_commit(lambda: make_statements.enqueue(cooperative_id=cooperative_id, run_id=run_id))
