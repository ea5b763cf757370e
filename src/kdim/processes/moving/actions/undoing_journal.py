"""Undoing a cash journal as a whole: one person asks, another decides, and every row's entry is mirrored."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.ledger import actions as ledger
from kdim.processes.moving.actions.correcting import locked_batch
from kdim.processes.moving.actions.refusals import UndoNotAsked, UndoPending
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch, BatchRow


@act("moving.request_undo", power=Power.REQUEST_REVERSAL)
def request_undo(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int, on: date, reason: str) -> None:
    """Ask for all entries of a journal to be undone by entries dated ``on``.

    Raises ``BatchUnknown``, ``BatchNotReady``, ``UndoPending``, ``ReversalTooEarly`` for a day before the last row's.
    """
    batch = locked_batch(actor, batch_id, BatchStatus.DONE, kind=BatchKind.JOURNAL)
    if batch.undo:
        raise UndoPending(name=batch.undo["name"])
    if on < batch.on:
        raise ledger.ReversalTooEarly(on=on, entry_on=batch.on)
    batch.undo = {
        "person": actor.person_id, "name": actor.name, "at": at.isoformat(), "on": on.isoformat(), "reason": reason,
    }  # fmt: skip
    batch.save(update_fields=["undo"])
    note(subject=f"batch:{batch.id}", reason=reason)


@act("moving.approve_undo", power=Power.APPROVE_REVERSAL)
def approve_undo(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int) -> int:
    """Undo every entry of a journal, as a second person; gives how many. One that was undone alone stays undone.

    Raises ``BatchUnknown``, ``BatchNotReady``, ``UndoNotAsked``, ``SamePerson`` and what the ledger refuses.
    """
    batch, asked = _asked(actor, batch_id)
    rows = BatchRow.objects.of(actor.cooperative_id).filter(batch=batch, entry_id__isnull=False).order_by("number")
    undone = ledger.reverse_entries(
        actor=actor, request_id=request_id, at=at, entry_ids=list(rows.values_list("entry_id", flat=True)),
        on=date.fromisoformat(asked["on"]), reason=asked["reason"],
    )  # fmt: skip
    batch.status = BatchStatus.UNDONE
    batch.save(update_fields=["status"])
    note(subject=f"batch:{batch.id}", entries=len(undone))
    return len(undone)


@act("moving.reject_undo", power=Power.APPROVE_REVERSAL)
def reject_undo(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int, reason: str) -> None:
    """Leave the journal in the books. Raises ``BatchUnknown``, ``BatchNotReady``, ``UndoNotAsked``, ``SamePerson``."""
    batch, _ = _asked(actor, batch_id)
    batch.undo = None
    batch.save(update_fields=["undo"])
    note(subject=f"batch:{batch.id}", reason=reason)


def _asked(actor: Actor, batch_id: int) -> tuple[Batch, dict[str, Any]]:
    batch = locked_batch(actor, batch_id, BatchStatus.DONE, kind=BatchKind.JOURNAL)
    asked = batch.undo
    if not asked:
        raise UndoNotAsked
    if asked["person"] == actor.person_id:  # nobody (the system) does not vouch for nobody either
        raise ledger.SamePerson(name=asked["name"])
    return batch, asked
