"""Undoing a file that was taken over, as a whole and by a second person."""

from datetime import date, datetime
from uuid import UUID, uuid5

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.members.actions import undo_taking_over
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.processes.moving.actions.refusals import MembersMoved
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch, BatchRow, OldLoan
from kdim.processes.moving.queries import batch_of_entry
from kdim.savings import actions as savings
from kdim.savings.models import SavingsAccount

_INNER = UUID("6f3c7f0e-9d55-5c0b-8a4e-2b1f6f6a9d10")


@act("moving.approve_reversal", power=Power.APPROVE_REVERSAL)
def approve_reversal(*, actor: Actor, request_id: UUID, at: datetime, reversal_id: int) -> int:
    """Undo an entry as a second person, whatever it is; gives the id of the entry that undoes it.

    For the entry of a list of members their accounts are closed and they leave the register again; for that of a list
    of running loans their parts of the receivable are closed. The file may then be brought once more. Raises
    ``MembersMoved`` when one of the members has saved or been paid since, and what savings and the ledger refuse.
    """
    waiting = {each.id: each for each in books.pending_reversals(actor.cooperative_id)}
    wanted = waiting.get(reversal_id)
    if wanted is None:
        raise ledger.UnknownReversal(reversal=reversal_id)
    batch = batch_of_entry(actor.cooperative_id, wanted.entry_id)
    if batch is not None and batch.kind == BatchKind.MEMBERS:
        _require_unmoved(actor.cooperative_id, batch)
    mirror = savings.approve_reversal(
        actor=actor, request_id=uuid5(_INNER, str(request_id)), at=at, reversal_id=reversal_id
    )
    if batch is not None:
        if batch.kind == BatchKind.MEMBERS:
            _take_out(actor, at, wanted.on, batch, wanted.reason)
        elif batch.kind == BatchKind.LOANS:
            loans = OldLoan.objects.of(actor.cooperative_id).filter(batch_id=batch.id)
            parts = list(loans.values_list("subaccount_id", flat=True))
            ledger.close_subaccounts(actor=actor, subaccount_ids=parts, on=wanted.on)
        Batch.objects.of(actor.cooperative_id).filter(pk=batch.id).update(status=BatchStatus.UNDONE)
    note(subject=f"entry:{wanted.entry_id}", reversed_by=mirror)
    return mirror


def _require_unmoved(cooperative_id: int, batch: Batch) -> None:
    """Every account of the batch stands at what it brought in, and the members are still members."""
    ids = _members(cooperative_id, batch)
    accounts = list(
        SavingsAccount.objects.of(cooperative_id)
        .filter(member_id__in=ids)
        .values_list("subaccount_id", "brought_in", "member__name")
    )
    standings = books.balances_of_subaccounts(cooperative_id, [subaccount for subaccount, _, _ in accounts])
    moved = {name for subaccount, brought_in, name in accounts if standings[subaccount].amount != brought_in}
    gone = Member.objects.of(cooperative_id).filter(id__in=ids).exclude(status=MemberStatus.ACTIVE)
    if names := sorted(moved | set(gone.values_list("name", flat=True))):
        raise MembersMoved(name=names[0], count=len(names))


def _take_out(actor: Actor, at: datetime, on: date, batch: Batch, reason: str) -> None:
    ids = _members(actor.cooperative_id, batch)
    lines = books.subaccounts_of_entry(actor.cooperative_id, batch.entry_id or 0)
    savings.undo_savings(actor=actor, on=on, member_ids=ids, subaccount_ids=lines)
    undo_taking_over(actor=actor, at=at, on=on, member_ids=ids, reason=reason)


def _members(cooperative_id: int, batch: Batch) -> list[int]:
    """The members that the batch made."""
    rows = BatchRow.objects.of(cooperative_id).filter(batch=batch, is_new=True)
    return list(rows.values_list("member_id", flat=True))
