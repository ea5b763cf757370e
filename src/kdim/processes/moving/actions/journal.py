"""A cash journal goes into the books: each row one balanced entry on its own date, all of them or none."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.ledger import actions as ledger
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import EntryKind, OwnerKind
from kdim.processes.moving.actions.correcting import OPEN, locked_batch
from kdim.processes.moving.actions.refusals import AccountNotOffered, CashNotProved
from kdim.processes.moving.actions.steps import Figure, finish, release, rows_taken
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.journal.columns import Way
from kdim.processes.moving.models import BatchRow
from kdim.processes.moving.queries import account_choices

#: Whose part of a control account the rows of older cash books are, which name no member.
UNNAMED = (OwnerKind.OPENING, 1)
UNNAMED_NAME = "Buku kas lama, tanpa nama anggota"


@act("moving.map_journal", power=Power.MOVE_IN)
def map_journal(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    batch_id: int,
    accounts: Mapping[str, int],
    ways: Mapping[int, Way],
) -> None:
    """Confirm the accounts of columns and texts, by their keys, and the sides of columns, by their index.

    The rows are judged anew. Raises ``BatchUnknown``, ``BatchNotReady``, ``AccountNotOffered``.
    """
    batch = locked_batch(actor, batch_id, *OPEN, kind=BatchKind.JOURNAL)
    offered = {each.id for each in account_choices(actor.cooperative_id)}
    for key, account in accounts.items():
        if account not in offered:
            raise AccountNotOffered(row=key.removeprefix("t:"))
    batch.choices = {
        **batch.choices, "accounts": {**batch.choices.get("accounts", {}), **accounts},
        "ways": {**batch.choices.get("ways", {}), **{str(index): way.value for index, way in ways.items()}},
    }  # fmt: skip
    batch.status, batch.failure = BatchStatus.READING, None
    batch.save()
    note(subject=f"batch:{batch.id}", keys=len(accounts))


@act("moving.begin_journal", power=Power.MOVE_IN)
def begin_journal(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    batch_id: int,
    figures: Sequence[int],
    leave_out_wrong: bool,
) -> None:
    """Ask for a cash journal to be taken over, having typed its ``figures`` in the order of the summary's totals.

    They are those of the whole file, also of rows that are left out. Raises ``BatchUnknown``, ``BatchNotReady``,
    ``CashNotProved``, ``QuestionsOpen``, ``NoRows``, ``RowsWrong``, ``ControlDiffers``.
    """
    batch = locked_batch(actor, batch_id, BatchStatus.READY, BatchStatus.FAILED, kind=BatchKind.JOURNAL)
    summary = batch.summary
    if not summary["is_proved"]:
        raise CashNotProved(after=summary["after"], printed=summary["printed_after"])
    pairs = zip(figures, summary["totals"], strict=True)
    compared: list[Figure] = [(total["name"], typed, total["total"]) for typed, total in pairs]
    release(batch, compared, control={"figures": list(figures)}, leave_out_wrong=leave_out_wrong)


@act("moving.commit_journal", power=Power.MOVE_IN)
def commit_journal(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int) -> dict[str, int]:
    """Write every row of a cash journal as an entry on its date; gives ``{"entries"}``.

    What moves on a control account goes to a part of it without an owner, for the rows name no member. Raises
    ``BatchUnknown``, ``BatchNotReady`` and what the ledger refuses (a closed month, cash that is not there).
    """
    batch = locked_batch(actor, batch_id, BatchStatus.COMMITTING, kind=BatchKind.JOURNAL)
    rows = rows_taken(batch)
    parts = _parts(actor, rows)
    entries = [_entry(row, parts) for row in sorted(rows, key=lambda row: (row.facts["on"], row.number))]
    numbers = [row.id for row in sorted(rows, key=lambda row: (row.facts["on"], row.number))]
    ids = ledger.post(entries, actor=actor, request_id=request_id, at=at)
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE moving_batchrow SET entry_id = %s WHERE cooperative_id = %s AND id = %s",
            [(entry, actor.cooperative_id, number) for entry, number in zip(ids, numbers, strict=True)],
        )
    finish(batch, actor=actor, at=at, entry_id=None, entries=len(ids))
    return {"entries": len(ids)}


def _parts(actor: Actor, rows: Sequence[BatchRow]) -> dict[int, int]:
    """Control account → the part of it that rows without a member move; it may stand below nothing."""
    used = {int(account) for row in rows for account, _ in row.facts["lines"]}
    first_on = min(date.fromisoformat(row.facts["on"]) for row in rows)
    return {
        choice.id: ledger.open_subaccount(
            actor=actor, account=choice.id, owner_kind=UNNAMED[0], owner_id=UNNAMED[1], name=UNNAMED_NAME,
            on=first_on, floor=None,
        )
        for choice in account_choices(actor.cooperative_id)
        if choice.is_control and choice.id in used
    }  # fmt: skip


def _entry(row: BatchRow, parts: Mapping[int, int]) -> Entry:
    memo = f"{row.facts['voucher']} {row.name}".strip()
    lines = [Line(account, amount, parts.get(account)) for account, amount in row.facts["lines"]]
    return Entry(on=date.fromisoformat(row.facts["on"]), kind=EntryKind.CASH, memo=memo[:200], lines=lines)
