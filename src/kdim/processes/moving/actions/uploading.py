"""A file comes in: opened, looked at, kept without its passwords until it is taken over or put aside."""

import hashlib
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.members.actions.reading import read_line
from kdim.processes.moving.actions.refusals import BatchTakenOver
from kdim.processes.moving.choosing import guessed_choices
from kdim.processes.moving.enums import STANDING, BatchKind, BatchStatus
from kdim.processes.moving.models import Batch
from kdim.processes.moving.packing import pack
from kdim.sheets import Purpose, guess_sheet, open_file
from kdim.sheets.privacy import without_secrets

PURPOSES = {BatchKind.MEMBERS: Purpose.MEMBERS, BatchKind.BALANCES: Purpose.STATEMENT,
            BatchKind.LOANS: Purpose.MEMBERS}  # fmt: skip


@act("moving.upload", power=Power.MOVE_IN)
def upload(
    *, actor: Actor, request_id: UUID, at: datetime, kind: BatchKind, on: date, file_name: str, content: bytes
) -> int:
    """Keep a file and guess its layout; gives the batch's id. The same file on its way already is the same batch.

    ``on`` is the day of the balances. Raises ``BatchTakenOver`` for a file that is in the books, and what
    ``sheets.open_file`` raises.
    """
    digest = hashlib.sha256(content).hexdigest()
    standing = Batch.objects.of(actor.cooperative_id).filter(kind=kind, file_hash=digest, status__in=STANDING).first()
    if standing is not None:
        if standing.status in (BatchStatus.DONE, BatchStatus.COMMITTING):
            raise BatchTakenOver(
                on=standing.on, name=standing.committed_name or standing.uploaded_name, batch=standing.id
            )
        return int(standing.id)
    sheets = [without_secrets(sheet) for sheet in open_file(content)]
    guessed = guess_sheet(sheets, PURPOSES[kind])
    layout: dict[str, Any] | None = None
    choices: dict[str, Any] = {}
    if guessed is not None:
        layout = guessed[1].as_plain()
        choices = guessed_choices(actor.cooperative_id, guessed[1])
    batch = Batch.objects.create(
        cooperative_id=actor.cooperative_id, kind=kind, on=on, file_name=read_line(file_name[-120:], 120),
        file_hash=digest, content=pack(sheets), sheet_name=(guessed[0].name if guessed else sheets[0].name)[:120],
        layout=layout, choices=choices, uploaded_at=at, uploaded_by_id=actor.person_id, uploaded_name=actor.name,
        status=BatchStatus.READING if layout else BatchStatus.UNREADABLE,
    )  # fmt: skip
    note(subject=f"batch:{batch.id}")
    return int(batch.id)
