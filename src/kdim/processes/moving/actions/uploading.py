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
from kdim.sheets import Purpose, guess_sheet, open_file, prepared
from kdim.sheets.privacy import without_secrets

PURPOSES = {BatchKind.MEMBERS: Purpose.MEMBERS, BatchKind.BALANCES: Purpose.STATEMENT,
            BatchKind.LOANS: Purpose.MEMBERS, BatchKind.JOURNAL: Purpose.JOURNAL}  # fmt: skip


@act("moving.upload", power=Power.MOVE_IN)
def upload(
    *, actor: Actor, request_id: UUID, at: datetime, kind: BatchKind, on: date, file_name: str, content: bytes
) -> int:
    """Keep a file and guess its layout; gives the batch's id. The same file on its way already is the same batch.

    ``on`` is the day of the balances. Of a cash journal each sheet can be brought, one after the other. Raises
    ``BatchTakenOver`` for a file that is in the books (all its journals), and what ``sheets.open_file`` raises.
    """
    digest = hashlib.sha256(content).hexdigest()
    same = Batch.objects.of(actor.cooperative_id).filter(kind=kind, file_hash=digest, status__in=STANDING)
    done = {each.sheet_name: each for each in same if each.status in (BatchStatus.DONE, BatchStatus.COMMITTING)}
    standing = same.exclude(pk__in=[each.id for each in done.values()]).first()
    if standing is not None:
        return int(standing.id)
    if done and kind != BatchKind.JOURNAL:
        raise taken_over(next(iter(done.values())))
    sheets = prepared([without_secrets(sheet) for sheet in open_file(content)], PURPOSES[kind])
    left = [sheet for sheet in sheets if sheet.name[:120] not in done]
    guessed = guess_sheet(left, PURPOSES[kind])
    if done and guessed is None:
        raise taken_over(next(iter(done.values())))
    layout: dict[str, Any] | None = None
    choices: dict[str, Any] = {}
    if guessed is not None:
        layout = guessed[1].as_plain()
        choices = guessed_choices(actor.cooperative_id, guessed[1], guessed[0])
    batch = Batch.objects.create(
        cooperative_id=actor.cooperative_id, kind=kind, on=on, file_name=read_line(file_name[-120:], 120),
        file_hash=digest, content=pack(sheets), sheet_name=(guessed[0].name if guessed else sheets[0].name)[:120],
        layout=layout, choices=choices, uploaded_at=at, uploaded_by_id=actor.person_id, uploaded_name=actor.name,
        status=BatchStatus.READING if layout else BatchStatus.UNREADABLE,
    )  # fmt: skip
    note(subject=f"batch:{batch.id}")
    return int(batch.id)


def taken_over(standing: Batch) -> BatchTakenOver:
    """The refusal that names who took a file over."""
    return BatchTakenOver(on=standing.on, name=standing.committed_name or standing.uploaded_name, batch=standing.id)
