"""Telling a member what was just paid in or out, and what stands on the account after it."""

from collections.abc import Sequence
from datetime import date, datetime

from kdim.cooperatives.powers import Actor
from kdim.ledger import queries as books
from kdim.messages.actions import Told, tell
from kdim.messages.enums import Topic
from kdim.payments.actions import Confirmation
from kdim.savings.enums import DepositNews
from kdim.savings.models import TermDeposit


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


def deposit_told(
    deposit: TermDeposit, what: DepositNews, *, on: date, turn: int, amount: int, until: date, rate_ppm: int
) -> Told:
    """News of a deposit; of each turn a member is told once that its last day is near, and once what became of it."""
    step = "soon" if what is DepositNews.SOON else "end"
    return Told(
        member_id=deposit.member_id, topic=Topic.DEPOSIT, event=f"deposit:{deposit.id}:{turn}:{step}", on=on,
        facts={
            "what": what.value, "number": deposit.number, "amount": amount, "until": until.isoformat(),
            "account": deposit.savings.number, "choice": deposit.at_maturity, "rate_ppm": rate_ppm,
        },
    )  # fmt: skip
