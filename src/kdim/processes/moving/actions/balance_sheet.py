"""The opening balance sheet goes into the books: one locked entry that brings the opening account back to zero."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kdim.cooperatives.audit import act
from kdim.cooperatives.powers import Actor, Power
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.processes.moving.actions.correcting import locked_batch
from kdim.processes.moving.actions.refusals import BalancesTaken
from kdim.processes.moving.actions.steps import finish, release, rows_taken
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.queries import account_choices, brought_in_by_account
from kdim.savings.actions import UNDIVIDED

MEMO = "Neraca awal"
UNDIVIDED_NAME = "Belum dibagi per anggota"


@act("moving.begin_balances", power=Power.MOVE_IN)
def begin_balances(
    *, actor: Actor, request_id: UUID, at: datetime, batch_id: int, left: int, right: int, leave_out_wrong: bool
) -> None:
    """Ask for an opening balance sheet to be taken over, having typed its two totals.

    These are assets, and liabilities with equity; of a trial balance, debit and credit. ``tasks.start_balances`` calls
    this and has a job write it.

    Raises ``BatchUnknown``, ``BatchNotReady``, ``BalancesTaken``, ``QuestionsOpen`` for suggestions that nobody
    confirmed, ``NoRows``, ``RowsWrong``, ``ControlDiffers``.
    """
    batch = locked_batch(actor, batch_id, BatchStatus.READY, BatchStatus.FAILED, kind=BatchKind.BALANCES)
    _require_first(actor.cooperative_id, batch)
    typed = zip((left, right), batch.summary["totals"], strict=True)
    figures = [(total["name"], amount, total["total"]) for amount, total in typed]
    release(batch, figures, control={"totals": [left, right]}, leave_out_wrong=leave_out_wrong)


@act("moving.commit_balances", power=Power.MOVE_IN)
def commit_balances(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int) -> dict[str, int]:
    """Write an opening balance sheet as one entry; gives ``{"entry", "difference"}``, the latter what is still open.

    Members' savings that were brought along before are not written again: only what the sheet has beyond them is, on an
    undivided part of the account, from where a later list of members divides it. What the list has beyond the sheet
    stays as an open difference on the opening account. Raises ``BatchUnknown``, ``BatchNotReady``, ``BalancesTaken``
    and what the ledger refuses.
    """
    batch = locked_batch(actor, batch_id, BatchStatus.COMMITTING, kind=BatchKind.BALANCES)
    _require_first(actor.cooperative_id, batch)
    lines = _lines(actor, batch, rows_taken(batch))
    if rounding := int(batch.summary.get("rounding", 0)):
        lines.append(Line(AccountRole.ROUNDING_DIFFERENCE, -rounding))
    if contra := -sum(line.amount for line in lines):
        lines.append(Line(AccountRole.OPENING_BALANCE, contra))
    entry = Entry(on=batch.on, kind=EntryKind.OPENING, memo=f"{MEMO}: {batch.file_name}"[:200], lines=lines)
    [entry_id] = ledger.post([entry], actor=actor, request_id=request_id, at=at)
    difference = books.balance(actor.cooperative_id, account=AccountRole.OPENING_BALANCE)
    finish(batch, actor=actor, at=at, entry_id=entry_id, difference=difference)
    return {"entry": entry_id, "difference": difference}


def _require_first(cooperative_id: int, batch: Batch) -> None:
    others = Batch.objects.of(cooperative_id).filter(kind=BatchKind.BALANCES, status=BatchStatus.DONE)
    if (other := others.exclude(pk=batch.pk).first()) is not None:
        raise BalancesTaken(on=other.on, name=other.file_name)


def _lines(actor: Actor, batch: Batch, rows: Sequence[BatchRow]) -> list[Line]:
    """One line for each account, in order of its code."""
    sums: dict[int, int] = {}
    for row in rows:
        account = int(row.facts["account"])
        sums[account] = sums.get(account, 0) + int(row.facts["signed"])
    brought_in = brought_in_by_account(actor.cooperative_id)
    lines = []
    for choice in account_choices(actor.cooperative_id):
        if not (amount := sums.get(choice.id, 0)):
            continue
        if not choice.is_control:
            lines.append(Line(choice.id, amount))
            continue
        sign = choice.side.sign
        if (rest := sign * amount - brought_in.get(choice.id, 0)) > 0:
            part = ledger.open_subaccount(
                actor=actor, account=choice.id, owner_kind=UNDIVIDED[0], owner_id=UNDIVIDED[1], name=UNDIVIDED_NAME,
                on=batch.on,
            )  # fmt: skip
            lines.append(Line(choice.id, sign * rest, part))
    return lines
