"""A person says which account each line of an opening balance sheet belongs to, and which column of it counts."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.processes.moving.actions.correcting import OPEN, locked_batch
from kdim.processes.moving.actions.refusals import AccountNotOffered
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.queries import account_choices


@act("moving.map_accounts", power=Power.MOVE_IN)
def map_accounts(
    *, actor: Actor, request_id: UUID, at: datetime, batch_id: int, accounts: Mapping[int, int], amount: int | None
) -> None:
    """Confirm the accounts of lines, by the number of their row; ``amount`` is the index of the column of balances.

    The lines are judged anew. Raises ``BatchUnknown``, ``BatchNotReady``, ``AccountNotOffered``.
    """
    batch = locked_batch(actor, batch_id, *OPEN, kind=BatchKind.BALANCES)
    offered = {each.id for each in account_choices(actor.cooperative_id)}
    for row, account in accounts.items():
        if account not in offered:
            raise AccountNotOffered(row=row)
    batch.choices = {
        **batch.choices, "amount": amount,
        "accounts": {**batch.choices.get("accounts", {}), **{str(row): account for row, account in accounts.items()}},
    }  # fmt: skip
    batch.status, batch.failure = BatchStatus.READING, None
    batch.save()
    note(subject=f"batch:{batch.id}", lines=len(accounts))
