"""A file goes into the books as one locked batch: all of it, or nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from kdim.cooperatives.audit import act
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.nik import Sex
from kdim.members.actions import OldMember, take_over_members
from kdim.members.enums import LIVING
from kdim.members.models import Member
from kdim.processes.moving.actions.correcting import locked_batch
from kdim.processes.moving.actions.refusals import PreviewOutdated
from kdim.processes.moving.actions.steps import Figure, finish, release, rows_taken
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.queries import offered
from kdim.savings.actions import OldBalance, take_over_savings
from kdim.savings.enums import SavingsKind

MEMO = "Saldo awal anggota"


@act("moving.begin", power=Power.MOVE_IN)
def begin(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    batch_id: int,
    members: int,
    control: Mapping[int, int],
    leave_out_wrong: bool,
) -> None:
    """Ask for a list of members to be taken over, having typed what older books say: how many ``members``, and
    rupiah by product. ``tasks.start_commit`` calls this and has a job write it.

    Raises ``BatchUnknown``, ``BatchNotReady``, ``QuestionsOpen``, ``NoRows``, ``RowsWrong``, ``ControlDiffers``.
    """
    batch = locked_batch(actor, batch_id, BatchStatus.READY, BatchStatus.FAILED, kind=BatchKind.MEMBERS)
    summary = batch.summary
    figures: list[Figure] = [("", members, summary["members"])]
    figures += [(each["name"], control.get(each["product"], 0), each["total"]) for each in summary["totals"]]
    typed = {"members": members, "totals": {str(product): amount for product, amount in control.items()}}
    release(batch, figures, control=typed, leave_out_wrong=leave_out_wrong)


@act("moving.commit", power=Power.MOVE_IN)
def commit(*, actor: Actor, request_id: UUID, at: datetime, batch_id: int) -> dict[str, int | None]:
    """Write a list of members: the members, their accounts, and one balanced entry with all that they saved.

    Gives ``{"entry", "members", "accounts"}``. Raises ``BatchUnknown``, ``BatchNotReady``, ``PreviewOutdated`` and what
    members, savings and the ledger refuse; nothing is written then.
    """
    batch = locked_batch(actor, batch_id, BatchStatus.COMMITTING, kind=BatchKind.MEMBERS)
    rows = rows_taken(batch)
    new = [row for row in rows if row.member_id is None]
    _require_current(actor.cooperative_id, new)
    reason = f"{MEMO}: {batch.file_name}"
    ids = take_over_members(actor=actor, at=at, on=batch.on, members=[_member(row) for row in new], reason=reason)
    for row, member_id in zip(new, ids, strict=True):
        row.member_id, row.is_new = member_id, True
    _tie(actor.cooperative_id, new)
    balances = _balances(actor.cooperative_id, rows)
    rounding = sum(each["rounding"] for each in batch.summary["totals"])
    entry_id = take_over_savings(
        actor=actor, request_id=request_id, at=at, on=batch.on, memo=reason[:200], balances=balances, rounding=rounding
    )
    finish(batch, actor=actor, at=at, entry_id=entry_id, members=len(ids))
    return {"entry": entry_id, "members": len(ids), "accounts": len(balances)}


@transaction.atomic
def fail(*, cooperative_id: int, batch_id: int, failure: Mapping[str, object]) -> None:
    """Show that a job failed and why; what is in the books stays so. Called by the job."""
    batches = Batch.objects.of(cooperative_id).filter(pk=batch_id)
    batches.filter(status__in=(BatchStatus.READING, BatchStatus.COMMITTING)).update(
        status=BatchStatus.FAILED, failure=failure
    )


def _require_current(cooperative_id: int, new: Sequence[BatchRow]) -> None:
    """Nobody with a number or NIK of the list has come into the register since it was judged."""
    numbers = {row.facts["number"] for row in new if row.facts["number"]}
    niks = {row.facts["nik"] for row in new if row.facts["nik"]}
    for number, nik, name, status in Member.objects.of(cooperative_id).values_list("number", "nik", "name", "status"):
        if number in numbers or (nik in niks and status in LIVING):
            raise PreviewOutdated(name=name)


def _member(row: BatchRow) -> OldMember:
    facts: dict[str, Any] = row.facts
    return OldMember(
        name=facts["name"], number=facts["number"], nik=facts["nik"], birth_place=facts["birth_place"],
        born_on=date.fromisoformat(facts["born_on"]) if facts["born_on"] else None,
        sex=Sex(facts["sex"]) if facts["sex"] else None, phone=facts["phone"], email=facts["email"],
        street=facts["street"], occupation=facts["occupation"], joined_on=date.fromisoformat(facts["joined_on"]),
    )  # fmt: skip


def _tie(cooperative_id: int, rows: Sequence[BatchRow]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE moving_batchrow SET member_id = %s, is_new = %s WHERE cooperative_id = %s AND id = %s",
            [(row.member_id, True, cooperative_id, row.id) for row in rows],
        )


def _balances(cooperative_id: int, rows: Sequence[BatchRow]) -> list[OldBalance]:
    """Simpanan pokok and wajib for every new member, also when nothing is saved yet; of the others what there is.

    A known member brings along only what they have not brought before.
    """
    products = offered(cooperative_id)
    equity = [row.id for row in products if SavingsKind(row.kind).is_equity]
    balances = []
    for row in rows:
        saved = {int(product): amount for product, amount in row.facts["balances"].items()}
        wanted = [*(equity if row.is_new else ()), *(product for product, amount in saved.items() if amount)]
        balances += [
            OldBalance(row.member_id or 0, row.facts["name"], product, saved.get(product, 0))
            for product in dict.fromkeys(wanted)
        ]
    return balances
