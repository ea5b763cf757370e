"""What a member wants done on the last day of a term deposit."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, NotAllowed, Power
from kdim.savings.actions.refusals import DepositUnknown, MaturityDecided
from kdim.savings.enums import DepositStatus, MaturityChoice
from kdim.savings.models import TermDeposit


@act("savings.choose_maturity", power=None)
def choose_maturity(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, deposit_id: int, choice: MaturityChoice
) -> None:
    """Write down what becomes of a deposit on its last day: by its owner, or for them by who takes money at the desk.

    It can be changed until the day before. Raises :class:`DepositUnknown` (also for another member's), ``NotAllowed``,
    :class:`MaturityDecided`.
    """
    deposit = lock_deposit(actor, deposit_id)
    is_owner = actor.member_id is not None and deposit.member_id == actor.member_id
    if not is_owner and not actor.can(Power.TAKE_SAVINGS):
        if actor.member_id is not None and not actor.can(Power.SEE_SAVINGS):
            raise DepositUnknown(deposit=deposit_id)
        raise NotAllowed(power=Power.TAKE_SAVINGS.value, name=actor.name)
    if DepositStatus(deposit.status).is_over or deposit.matures_on <= on:
        raise MaturityDecided(number=deposit.number, on=deposit.matures_on)
    note(subject=f"term_deposit:{deposit.id}", number=deposit.number, before=deposit.at_maturity)
    TermDeposit.objects.of(actor.cooperative_id).filter(id=deposit.id).update(at_maturity=choice)


def lock_deposit(actor: Actor, deposit_id: int) -> TermDeposit:
    """A deposit of the actor's cooperative, its row locked. Raises :class:`DepositUnknown`."""
    rows = TermDeposit.objects.of(actor.cooperative_id).select_for_update(of=("self",), no_key=True)
    rows = rows.select_related("terms", "product", "savings", "member", "cooperative")
    deposit: TermDeposit | None = rows.filter(id=deposit_id).first()
    if deposit is None:
        raise DepositUnknown(deposit=deposit_id)
    return deposit
