"""A whole file from the command line: looked at without keeping anything, or taken over in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from kdim.cooperatives.powers import Actor
from kdim.processes.moving.actions.balance_sheet import begin_balances, commit_balances
from kdim.processes.moving.actions.committing import begin, commit
from kdim.processes.moving.actions.correcting import choose_table, correct
from kdim.processes.moving.actions.journal import begin_journal, commit_journal, map_journal
from kdim.processes.moving.actions.loans import begin_loans, commit_loans
from kdim.processes.moving.actions.mapping import map_accounts
from kdim.processes.moving.actions.previewing import preview
from kdim.processes.moving.actions.previewing_journal import named_keys
from kdim.processes.moving.actions.refusals import ColumnUnknown
from kdim.processes.moving.actions.uploading import upload
from kdim.processes.moving.enums import TAKEN, BatchKind, BatchStatus
from kdim.processes.moving.models import Batch, BatchRow
from kdim.sheets import Column, DateOrder, Field, Layout

WRITERS: dict[BatchKind, tuple[Callable[..., None], Callable[..., dict[str, Any]]]] = {
    BatchKind.MEMBERS: (begin, commit),
    BatchKind.BALANCES: (begin_balances, commit_balances),
    BatchKind.LOANS: (begin_loans, commit_loans),
    BatchKind.JOURNAL: (begin_journal, commit_journal),
}


@dataclass(frozen=True, slots=True)
class File:
    """A file, what it is taken over as, and the day of its balances."""

    kind: BatchKind
    on: date
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person says besides the guess. Columns are named by their headings, lines by the number of their row.

    ``named`` gives accounts to columns and texts of a cash journal. ``suggestions_are_right``: every account that was
    suggested is what the person wants.
    """

    sheet: str = ""
    header_row: int | None = None
    fields: Mapping[str, Field | None] = field(default_factory=dict)
    orders: Mapping[str, DateOrder] = field(default_factory=dict)
    products: Mapping[str, int] = field(default_factory=dict)
    accounts: Mapping[int, int] = field(default_factory=dict)
    named: Mapping[str, int] = field(default_factory=dict)
    amount: str = ""
    suggestions_are_right: bool = False
    first_row: int | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    scale: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file as it was read and judged; ``done`` is what writing it gave."""

    batch: Batch
    rows: Sequence[BatchRow]
    done: Mapping[str, Any] = field(default_factory=dict)


def look(*, actor: Actor, at: datetime, today: date, file: File, corrections: Corrections) -> Outcome:
    """Read and judge a file and keep nothing of it. Raises what sending and correcting it refuse."""
    with transaction.atomic():
        outcome = _prepared(actor, at, today, file, corrections)
        transaction.set_rollback(True)
    return outcome


def take_over(
    *, actor: Actor, at: datetime, today: date, file: File, corrections: Corrections, figures: Mapping[str, Any]
) -> Outcome:
    """Read, judge and write a file, all of it or nothing; ``figures`` as the act of its kind wants them typed.

    Raises what sending, correcting, comparing and writing it refuse; nothing is kept then.
    """
    begins, writes = WRITERS[file.kind]
    with transaction.atomic():
        outcome = _prepared(actor, at, today, file, corrections)
        begins(actor=actor, request_id=uuid4(), at=at, batch_id=outcome.batch.id, **figures)
        done = writes(actor=actor, request_id=uuid4(), at=at, batch_id=outcome.batch.id)
    return Outcome(outcome.batch, outcome.rows, done)


def _prepared(actor: Actor, at: datetime, today: date, file: File, corrections: Corrections) -> Outcome:
    batch_id = upload(
        actor=actor, request_id=uuid4(), at=at, kind=file.kind, on=file.on, file_name=file.name, content=file.content
    )
    batches = Batch.objects.of(actor.cooperative_id)
    if corrections.sheet or corrections.header_row or corrections.first_row:
        sheet = corrections.sheet or batches.get(pk=batch_id).sheet_name
        choose_table(
            actor=actor, request_id=uuid4(), at=at, batch_id=batch_id, sheet=sheet, header_row=corrections.header_row,
            first_row=corrections.first_row,
        )  # fmt: skip
    _correct(actor, at, batches.get(pk=batch_id), file.on, corrections)
    preview(cooperative_id=actor.cooperative_id, batch_id=batch_id, today=today)
    if file.kind is BatchKind.BALANCES and batches.get(pk=batch_id).status == BatchStatus.READY:
        _map(actor, at, batches.get(pk=batch_id), corrections)
        preview(cooperative_id=actor.cooperative_id, batch_id=batch_id, today=today)
    if file.kind is BatchKind.JOURNAL and batches.get(pk=batch_id).status == BatchStatus.READY:
        _name(actor, at, batches.get(pk=batch_id), corrections)
        preview(cooperative_id=actor.cooperative_id, batch_id=batch_id, today=today)
    rows = BatchRow.objects.of(actor.cooperative_id).filter(batch_id=batch_id).order_by("number")
    return Outcome(batches.get(pk=batch_id), list(rows))


def _correct(actor: Actor, at: datetime, batch: Batch, on: date, corrections: Corrections) -> None:
    """Always, so that a file which was sent before from a page is read by what is said now."""
    if batch.layout is None:
        return
    columns = Layout.of_plain(batch.layout).columns
    correct(
        actor=actor, request_id=uuid4(), at=at, batch_id=batch.id, on=on,
        fields={_named(columns, title).index: told for title, told in corrections.fields.items()},
        orders={_named(columns, title).index: order for title, order in corrections.orders.items()},
        products={_named(columns, title).index: product for title, product in corrections.products.items()},
        marks={_named(columns, title).index: mark for title, mark in corrections.marks.items()},
        scale=corrections.scale,
    )  # fmt: skip


def _map(actor: Actor, at: datetime, batch: Batch, corrections: Corrections) -> None:
    columns = Layout.of_plain(batch.layout or {}).columns
    amount = _named(columns, corrections.amount).index if corrections.amount else None
    suggested: dict[int, int] = {}
    if corrections.suggestions_are_right:
        rows = BatchRow.objects.of(actor.cooperative_id).filter(batch=batch, verdict__in=TAKEN)
        suggested = {row.number: row.facts["account"] for row in rows}
    accounts = {**suggested, **corrections.accounts}
    map_accounts(actor=actor, request_id=uuid4(), at=at, batch_id=batch.id, accounts=accounts, amount=amount)


def _name(actor: Actor, at: datetime, batch: Batch, corrections: Corrections) -> None:
    """The accounts of a cash journal, by the names of its columns and by its texts. Raises ``ColumnUnknown``."""
    keys = named_keys(batch.summary)
    right = corrections.suggestions_are_right
    accounts = {each["key"]: each["account"] for each in batch.summary["keys"] if right and each["account"]}
    for title, account in corrections.named.items():
        if (key := keys.get(" ".join(title.casefold().split()))) is None:
            raise ColumnUnknown(title=title, columns=[each["name"] for each in batch.summary["keys"]])
        accounts[key] = account
    map_journal(actor=actor, request_id=uuid4(), at=at, batch_id=batch.id, accounts=accounts, ways={})


def _named(columns: Sequence[Column], title: str) -> Column:
    """The column with that heading, whatever its capitals and spaces. Raises ``ColumnUnknown``."""
    wanted = " ".join(title.casefold().split())
    for column in columns:
        if " ".join(column.title.casefold().split()) == wanted:
            return column
    raise ColumnUnknown(title=title, columns=[column.title for column in columns if column.title])
