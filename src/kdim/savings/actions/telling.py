"""Telling a member what was just paid in or out, and what stands on the account after it."""

from collections.abc import Sequence
from datetime import date, datetime

from kdim.cooperatives.powers import Actor
from kdim.ledger import queries as books
from kdim.messages.actions import Told, tell
from kdim.messages.enums import Topic
from kdim.payments.actions import Confirmation


def tell_receipts(*, actor: Actor, at: datetime, on: date, receipts: Sequence[tuple[int, Confirmation, str]]) -> None:
    """Put each receipt into its member's inbox: ``(subaccount that moved, what was confirmed, token)``.

    Part of the act that took or paid the money, after it posted; no account may be there twice, or the balance after
    each would not be known. Two statements for any number.
    """
    balances = books.balances_of_subaccounts(actor.cooperative_id, [moved for moved, _told, _token in receipts])
    tell(
        actor=actor,
        at=at,
        told=[
            Told(
                member_id=told.member_id, topic=Topic.RECEIPT, event=f"entry:{told.entry_id}", on=on,
                facts={
                    "kind": told.kind.value, "amount": told.amount, "balance": balances[moved].amount,
                    "about": told.about, "entry": told.entry_id, "token": token,
                },
            )
            for moved, told, token in receipts
        ],
    )  # fmt: skip
