"""Running loans of older books go into the books: facts for the loans room, and one receivable for each borrower."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.ids import new_ids
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind, OwnerKind
from kdim.processes.moving.actions.correcting import locked_batch
from kdim.processes.moving.actions.steps import finish, release, rows_taken
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch, BatchRow, OldLoan
from kdim.savings.actions import UNDIVIDED

MEMO = "Saldo awal pinjaman"
AT_ONCE = 1_000


@act("moving.begin_loans", power=Power.MOVE_IN)
def begin_loans(
    *, actor: Actor, request_id: UUID, at: datetime, batch_id: int, count: int, owed: int, leave_out_wrong: bool
) -> None:
    """Ask for running loans to be taken over, having typed what older books say: how many, and rupiah still owed.

    Raises ``BatchUnknown``, ``BatchNotReady``, ``QuestionsOpen``, ``NoRows``, ``RowsWrong``, ``ControlDiffers``.
    """
    batch = locked_batch(actor, batch_id, BatchStatus.READY, BatchStatus.FAILED, kind=BatchKind.LOANS)
    summary = batch.summary
    figures = [("loans", count, summary["loans_count"]), ("owed", owed, summary["totals"][0]["total"])]
    release(batch, figures, control={"loans": count, "owed": owed}, leave_out_wrong=leave_out_wrong)


@act("moving.commit_loans", power=Power.MOVE_IN)
def commit_loans(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int) -> dict[str, int]:
    """Write running loans as one entry, each on a part of the receivable of its own; gives ``{"entry", "loans"}``.

    What a balance sheet brought undivided is divided first; the rest stands against the opening account. Raises
    ``BatchUnknown``, ``BatchNotReady`` and what the ledger refuses.
    """
    batch = locked_batch(actor, batch_id, BatchStatus.COMMITTING, kind=BatchKind.LOANS)
    loans = _loans(actor, batch, rows_taken(batch))
    total = sum(loan.outstanding for loan in loans)
    lines = [Line(AccountRole.LOANS_BROUGHT, loan.outstanding, loan.subaccount_id) for loan in loans]
    rounding = int(batch.summary["rounding"])
    part = books.part_in_role(actor.cooperative_id, AccountRole.LOANS_BROUGHT, *UNDIVIDED)
    divided = min(part[1], total) if part else 0
    if part and divided:
        lines.append(Line(AccountRole.LOANS_BROUGHT, -divided, part[0]))
    if rounding:
        lines.append(Line(AccountRole.ROUNDING_DIFFERENCE, rounding))
    if rest := total + rounding - divided:
        lines.append(Line(AccountRole.OPENING_BALANCE, -rest))
    entry = Entry(on=batch.on, kind=EntryKind.OPENING, memo=f"{MEMO}: {batch.file_name}"[:200], lines=lines)
    [entry_id] = ledger.post([entry], actor=actor, request_id=request_id, at=at)
    finish(batch, actor=actor, at=at, entry_id=entry_id, loans=len(loans))
    return {"entry": entry_id, "loans": len(loans)}


def _loans(actor: Actor, batch: Batch, rows: list[BatchRow]) -> list[OldLoan]:
    loans = [
        OldLoan(
            id=key, cooperative_id=actor.cooperative_id, batch=batch, number=row.number, member_id=row.member_id or 0,
            principal=row.facts["principal"], outstanding=row.facts["outstanding"], rate_told=row.facts["rate_told"],
            term=row.facts["term"], paid=row.facts["paid"],
            started_on=date.fromisoformat(row.facts["started_on"]) if row.facts["started_on"] else None,
        )
        for key, row in zip(new_ids(len(rows)), rows, strict=True)
    ]  # fmt: skip
    owners = [(OwnerKind.LOAN, loan.id, row.name[:120]) for loan, row in zip(loans, rows, strict=True)]
    parts = ledger.open_subaccounts(actor=actor, account=AccountRole.LOANS_BROUGHT, owners=owners, on=batch.on, floor=0)
    for loan, part in zip(loans, parts, strict=True):
        loan.subaccount_id = part
    OldLoan.objects.bulk_create(loans, batch_size=AT_ONCE)
    return loans
