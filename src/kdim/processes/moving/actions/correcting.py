"""A person corrects the guess, or puts a file aside."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import cast
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.processes.moving.actions.refusals import BatchNotReady, BatchUnknown
from kdim.processes.moving.actions.uploading import PURPOSES, taken_over
from kdim.processes.moving.choosing import guessed_choices
from kdim.processes.moving.enums import STANDING, BatchKind, BatchStatus
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.packing import unpack
from kdim.sheets import DateOrder, Field, Layout, guess
from kdim.sheets.guessing import with_conventions

OPEN = (BatchStatus.READING, BatchStatus.READY, BatchStatus.UNREADABLE, BatchStatus.FAILED)


@act("moving.choose_table", power=Power.MOVE_IN)
def choose_table(
    *, actor: Actor, request_id: UUID, at: datetime, batch_id: int, sheet: str, header_row: int | None,
    first_row: int | None = None,
) -> bool:  # fmt: skip
    """Read another sheet of the file, or take another row (as spreadsheets count) for its header or its first data.

    The guess begins anew.
    Gives whether a layout was found. Raises ``BatchUnknown``, ``BatchNotReady``, ``BatchTakenOver`` for a sheet of a
    cash journal that is in the books already.
    """
    batch = locked_batch(actor, batch_id, *OPEN)
    page = next((each for each in unpack(batch.content) if each.name == sheet), None)
    if page is None:
        raise BatchUnknown
    _require_own(batch, sheet)
    layout = guess(page, PURPOSES[BatchKind(batch.kind)], _from_0(header_row), _from_0(first_row))
    batch.sheet_name = sheet[:120]
    batch.layout = layout.as_plain() if layout else None
    batch.choices = guessed_choices(actor.cooperative_id, layout, page) if layout else {}
    batch.status = BatchStatus.READING if layout else BatchStatus.UNREADABLE
    batch.failure = None
    batch.save()
    note(subject=f"batch:{batch.id}")
    return layout is not None


def _from_0(row: int | None) -> int | None:
    return row - 1 if row else None


def _require_own(batch: Batch, sheet: str) -> None:
    """Another batch holds the sheet. Raises ``BatchTakenOver``."""
    if batch.kind != BatchKind.JOURNAL:
        return
    same = Batch.objects.of(batch.cooperative_id).filter(
        kind=batch.kind, file_hash=batch.file_hash, sheet_name=sheet[:120], status__in=STANDING
    )
    if (other := same.exclude(pk=batch.pk).first()) is not None:
        raise taken_over(other)


@act("moving.correct", power=Power.MOVE_IN)
def correct(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    batch_id: int,
    on: date,
    fields: Mapping[int, Field | None],
    orders: Mapping[int, DateOrder],
    products: Mapping[int, int],
    marks: Mapping[int, str] | None = None,
    scale: int | None = None,
) -> None:
    """Say what columns mean, how their dates are written and which product their savings belong to (0: none).

    ``marks`` are the signs before decimals by column, ``scale`` the rupiah in which amounts are told. The rows are read
    and judged anew. Raises ``BatchUnknown``, ``BatchNotReady``.
    """
    batch = locked_batch(actor, batch_id, *OPEN)
    if batch.layout is None:
        raise BatchNotReady(status=batch.status)
    before = Layout.of_plain(batch.layout)
    layout = before.corrected(fields, orders, marks=marks, scale=scale)
    changed = [n for n, column in enumerate(layout.columns) if column.kind is not before.columns[n].kind]
    if changed:  # a column with a new meaning speaks for its own convention
        page = next(each for each in unpack(batch.content) if each.name == batch.sheet_name)
        spoken = with_conventions(page, layout)
        columns = [
            replace(spoken.columns[n], order=orders[column.index], is_sure=True)
            if n in changed and column.index in orders
            else spoken.columns[n]
            if n in changed
            else column
            for n, column in enumerate(layout.columns)
        ]
        layout = replace(layout, columns=tuple(columns)).corrected({}, {}, marks=marks, scale=scale)
    guessed = guessed_choices(actor.cooperative_id, layout).get("products", {})
    batch.layout = layout.as_plain()
    if batch.kind != BatchKind.JOURNAL:
        told = {**guessed, **{str(column): product for column, product in products.items()}}
        batch.choices = {**batch.choices, "products": told}
    batch.on, batch.status, batch.failure = on, BatchStatus.READING, None
    batch.save()
    note(subject=f"batch:{batch.id}")


@act("moving.drop", power=Power.MOVE_IN)
def drop(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int) -> None:
    """Put a file aside that is not in the books; its rows and content are gone.

    Raises ``BatchUnknown``, ``BatchNotReady``.
    """
    batch = locked_batch(actor, batch_id, *OPEN)
    BatchRow.objects.of(actor.cooperative_id).filter(batch=batch).delete()
    batch.status, batch.content, batch.layout, batch.summary = BatchStatus.DROPPED, b"", None, {}
    batch.save()
    note(subject=f"batch:{batch.id}")


def locked_batch(actor: Actor, batch_id: int, *needed: BatchStatus, kind: BatchKind | None = None) -> Batch:
    """The file's row, locked, at one of the steps. Raises ``BatchUnknown`` (another kind too), ``BatchNotReady``."""
    rows = Batch.objects.of(actor.cooperative_id).select_for_update(of=("self",), no_key=True)
    batch = rows.filter(pk=batch_id).first()
    if batch is None or (kind is not None and batch.kind != kind):
        raise BatchUnknown
    if batch.status not in needed:
        raise BatchNotReady(status=batch.status)
    return cast("Batch", batch)
