"""Closing a month of the books when nothing that belongs into it is still to be done."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.powers import Actor
from kdim.kernel.calendar import Month
from kdim.kernel.refusals import Refusal
from kdim.ledger.actions import close_period
from kdim.savings.queries import savings_work


class InterestWaiting(Refusal):
    """Interest of the month would be dated in it and has not been paid; fact: ``month``."""

    code = "interest_waiting"


class DepositsNotSettled(Refusal):
    """Interest of term deposits fell due in the month and is not in the books; fact: ``month``."""

    code = "deposits_not_settled"


def close_month(*, actor: Actor, request_id: UUID, at: datetime, month: date) -> int:
    """Close the month that begins on ``month``, for good: the ledger's act and power, after a look at savings.

    Raises :class:`DepositsNotSettled`, :class:`InterestWaiting` and what ``close_period`` refuses.
    """
    work = savings_work(actor.cooperative_id, month=Month.of(month).next())
    if work.deposits_wait:
        raise DepositsNotSettled(month=month)
    if work.interest_waits:
        raise InterestWaiting(month=month)
    return close_period(actor=actor, request_id=request_id, at=at, month=month)
