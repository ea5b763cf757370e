"""Work that outlasts a page: judging the rows of a file, and writing it into the books."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal
from kdim.processes.moving import actions
from kdim.processes.moving.actions.at_once import WRITERS
from kdim.processes.moving.enums import BatchKind
from kdim.processes.moving.models import Batch

#: Of one commit the request is always the same, so that a job done twice writes once.
_REQUESTS = UUID("b7a3c1de-4c0f-5d1e-9b63-5f8f0e6f2a44")


def start_upload(*, actor: Actor, request_id: UUID, at: datetime, today: date, **facts: Any) -> int:
    """Keep a file and have a job judge its rows; gives the batch's id. Raises what ``upload`` refuses."""
    batch_id = actions.upload(actor=actor, request_id=request_id, at=at, **facts)
    _enqueue_preview(actor, batch_id, today)
    return batch_id


def start_correction(*, actor: Actor, request_id: UUID, at: datetime, today: date, batch_id: int, **facts: Any) -> None:
    """Take a correction and have the rows judged anew. Raises what ``correct`` refuses."""
    actions.correct(actor=actor, request_id=request_id, at=at, batch_id=batch_id, **facts)
    _enqueue_preview(actor, batch_id, today)


def start_table(*, actor: Actor, request_id: UUID, at: datetime, today: date, batch_id: int, **facts: Any) -> bool:
    """Take another sheet or header and have the rows judged anew. Raises what ``choose_table`` refuses."""
    found = actions.choose_table(actor=actor, request_id=request_id, at=at, batch_id=batch_id, **facts)
    _enqueue_preview(actor, batch_id, today)
    return found


def start_mapping(*, actor: Actor, request_id: UUID, at: datetime, today: date, batch_id: int, **facts: Any) -> None:
    """Take the accounts of a balance sheet and have its lines judged anew. Raises what ``map_accounts`` refuses."""
    actions.map_accounts(actor=actor, request_id=request_id, at=at, batch_id=batch_id, **facts)
    _enqueue_preview(actor, batch_id, today)


def start_journal_mapping(
    *, actor: Actor, request_id: UUID, at: datetime, today: date, batch_id: int, **facts: Any
) -> None:
    """Take the accounts of a cash journal and have its rows judged anew. Raises what ``map_journal`` refuses."""
    actions.map_journal(actor=actor, request_id=request_id, at=at, batch_id=batch_id, **facts)
    _enqueue_preview(actor, batch_id, today)


def start_journal(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int, **facts: Any) -> None:
    """Have a cash journal written into the books. Raises what ``begin_journal`` refuses."""
    actions.begin_journal(actor=actor, request_id=request_id, at=at, batch_id=batch_id, **facts)
    _enqueue_commit(actor, request_id, batch_id)


def start_balances(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int, **facts: Any) -> None:
    """Have an opening balance sheet written into the books. Raises what ``begin_balances`` refuses."""
    actions.begin_balances(actor=actor, request_id=request_id, at=at, batch_id=batch_id, **facts)
    _enqueue_commit(actor, request_id, batch_id)


def start_loans(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int, **facts: Any) -> None:
    """Have running loans written into the books. Raises what ``begin_loans`` refuses."""
    actions.begin_loans(actor=actor, request_id=request_id, at=at, batch_id=batch_id, **facts)
    _enqueue_commit(actor, request_id, batch_id)


def start_commit(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int, **facts: Any) -> None:
    """Have a file written into the books. Raises what ``begin`` refuses."""
    actions.begin(actor=actor, request_id=request_id, at=at, batch_id=batch_id, **facts)
    _enqueue_commit(actor, request_id, batch_id)


@task()
def preview_batch(*, cooperative_id: int, batch_id: int, today: str) -> None:
    """Judge the rows; a crash leaves the file FAILED."""
    with wall.enter(cooperative_id):
        try:
            actions.preview(cooperative_id=cooperative_id, batch_id=batch_id, today=date.fromisoformat(today))
        except Exception:
            actions.fail(cooperative_id=cooperative_id, batch_id=batch_id, failure={"code": "defect", "facts": {}})
            raise


@task()
def commit_batch(*, cooperative_id: int, batch_id: int, request_id: str, person_id: int | None, name: str) -> None:
    """Write a file that ``name`` asked for; a refusal or a crash leaves it FAILED, with the reason."""
    actor = Actor(cooperative_id, person_id, name, powers=frozenset({Power.MOVE_IN}))
    with wall.enter(cooperative_id):
        try:
            kind = Batch.objects.of(cooperative_id).values_list("kind", flat=True).get(pk=batch_id)
            _, write = WRITERS[BatchKind(kind)]
            write(actor=actor, request_id=uuid5(_REQUESTS, request_id), at=timezone.now(), batch_id=batch_id)
        except Refusal as refusal:
            failure = {
                "code": refusal.code,
                "facts": {name: fact if isinstance(fact, int) else str(fact) for name, fact in refusal.facts.items()},
            }
            actions.fail(cooperative_id=cooperative_id, batch_id=batch_id, failure=failure)
        except Exception:
            actions.fail(cooperative_id=cooperative_id, batch_id=batch_id, failure={"code": "defect", "facts": {}})
            raise


def _enqueue_commit(actor: Actor, request_id: UUID, batch_id: int) -> None:
    transaction.on_commit(
        lambda: commit_batch.enqueue(
            cooperative_id=actor.cooperative_id, batch_id=batch_id, request_id=str(request_id),
            person_id=actor.person_id, name=actor.name,
        )
    )  # fmt: skip


def _enqueue_preview(actor: Actor, batch_id: int, today: date) -> None:
    cooperative_id = actor.cooperative_id
    if Batch.objects.of(cooperative_id).filter(pk=batch_id, status="reading").exists():
        transaction.on_commit(
            lambda: preview_batch.enqueue(cooperative_id=cooperative_id, batch_id=batch_id, today=today.isoformat())
        )
