"""Taking a term deposit out before its last day, by the rule that its certificate names.

The rule says what the deposit earns from its first day (of the running term) to this one. What was given above that is
taken back from the money, as much as the member received; what was given less is paid. All goes to simpanan sukarela.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kdim.calculations.term_deposit import InterestPayout, broken, due_dates
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.calendar import DayCount
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import actions as ledger
from kdim.messages.actions import tell
from kdim.savings import postings
from kdim.savings.actions.accounts import require_movement
from kdim.savings.actions.deposits import role_of
from kdim.savings.actions.maturity import lock_deposit
from kdim.savings.actions.refusals import BreakSumChanged, DepositAtItsEnd, DepositNotRunning, DepositUnknown
from kdim.savings.actions.telling import deposit_told
from kdim.savings.actions.withholding import Withholding
from kdim.savings.enums import DepositNews, DepositStatus
from kdim.savings.models import DepositInterest, TermDeposit

Part = tuple[date, int, int]


@dataclass(frozen=True, slots=True)
class Breaking:
    """What breaking a deposit comes to, in whole rupiah.

    ``balance`` stands on it; ``earned`` is what the rule gives for the time it ran, ``given`` what was given already,
    both before tax. ``more`` is paid now before ``tax``; ``taken_back`` is what the member received too much.
    ``tax_back`` is tax of months to come that the state is not owed. ``months`` are those of ``more``: (day, gross,
    tax). ``paid`` goes to simpanan sukarela.
    """

    balance: int
    earned: int
    given: int
    more: int
    tax: int
    taken_back: int
    tax_back: int
    penalty: int
    waited: int
    prepaid: int
    months: Sequence[Part]

    @property
    def paid(self) -> int:
        """What goes to simpanan sukarela."""
        return self.balance + self.more - self.tax - self.taken_back - self.penalty


@act("savings.break_deposit", power=Power.PAY_OUT_SAVINGS)
def break_deposit(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, deposit_id: int, paid: int
) -> dict[str, int]:
    """End a deposit before its last day; gives ``{"entry": id, "paid": rupiah}``.

    ``paid`` is what the preview said; when it is something else by now, nothing is done. Raises
    :class:`DepositUnknown`, :class:`BreakSumChanged`, what :func:`breaking` refuses, and what the ledger refuses.
    """
    deposit = lock_deposit(actor, deposit_id)
    told = breaking(deposit, at, on)
    if told.paid != paid:
        raise BreakSumChanged(number=deposit.number, paid=told.paid)
    entry = postings.deposit_broken(
        on=on, number=deposit.number, role=role_of(deposit.term_months), subaccount=deposit.subaccount_id,
        balance=Rupiah(told.balance), savings=deposit.savings.subaccount_id, paid=Rupiah(told.paid),
        penalty=Rupiah(told.penalty), tax=told.tax - told.tax_back, waited=Rupiah(told.waited),
        prepaid=Rupiah(told.prepaid),
    )  # fmt: skip
    [entry_id] = ledger.post([entry], actor=actor, request_id=request_id, at=at)
    ledger.close_subaccount(actor=actor, subaccount_id=deposit.subaccount_id, on=on)
    _put_months_right(deposit, told, entry_id)
    TermDeposit.objects.of(actor.cooperative_id).filter(id=deposit.id).update(
        status=DepositStatus.BROKEN, closed_on=on, next_on=None, end_entry_id=entry_id
    )
    news = deposit_told(
        deposit, DepositNews.BROKEN, on=on, turn=deposit.turn, amount=told.paid, until=on, rate_ppm=deposit.rate_ppm
    )
    tell(actor=actor, at=at, told=[news])
    note(subject=f"term_deposit:{deposit.id}", entry=entry_id, number=deposit.number)
    return {"entry": entry_id, "paid": told.paid}


def find_deposit(cooperative_id: int, deposit_id: int) -> TermDeposit:
    """The deposit with its terms and owner, not locked. Raises :class:`DepositUnknown`."""
    rows = TermDeposit.objects.of(cooperative_id).select_related("terms", "savings", "member", "product")
    rows = rows.select_related("savings__cooperative", "savings__product")
    deposit: TermDeposit | None = rows.filter(id=deposit_id).first()
    if deposit is None:
        raise DepositUnknown(deposit=deposit_id)
    return deposit


def breaking(deposit: TermDeposit, at: datetime, on: date) -> Breaking:
    """What breaking it on a day comes to; nothing is written, so pages ask with it before they ask for a yes.

    Raises :class:`DepositNotRunning`, :class:`DepositAtItsEnd` (its last day came: settle it), ``DayAhead``,
    ``BeforeOpening``, ``MonthSettled``.
    """
    if DepositStatus(deposit.status).is_over or on < deposit.placed_on:
        raise DepositNotRunning(number=deposit.number)
    if on >= deposit.matures_on:
        raise DepositAtItsEnd(number=deposit.number, on=deposit.matures_on)
    require_movement(deposit.savings, at, on, deposit.principal)
    rows = list(DepositInterest.objects.of(deposit.cooperative_id).filter(deposit=deposit, turn=deposit.turn))
    payout = InterestPayout(deposit.payout)
    waiting = [row for row in rows if _waits(deposit, row)]
    given = [row for row in rows if row not in waiting]
    ahead = [row for row in given if row.entry_id is None]
    gross, kept = sum(row.gross for row in given), sum(row.tax for row in given)
    balance = deposit.principal + (gross - kept if payout.added_every else 0)
    rule = _by_rule(deposit, on)
    months = _more(deposit, on, rule[0] - gross, given=bool(given), but=[row.id for row in waiting])
    too_much = max(0, gross - rule[0])
    tax_of_it = kept * too_much // gross if gross else 0
    taken_back = min(balance, too_much - tax_of_it)
    return Breaking(
        balance=balance, earned=rule[0], given=gross, more=sum(part[1] for part in months),
        tax=sum(part[2] for part in months), taken_back=taken_back,
        tax_back=min(tax_of_it, sum(row.tax for row in ahead if row.due_on > on)),
        penalty=min(rule[1], balance - taken_back), waited=sum(row.gross for row in waiting),
        prepaid=sum(row.gross for row in ahead), months=months,
    )  # fmt: skip


def _waits(deposit: TermDeposit, row: DepositInterest) -> bool:
    """Earned, and not given yet: the running quarter, or all of it when interest comes on the last day."""
    payout = InterestPayout(deposit.payout)
    together = payout.months_together(deposit.term_months)
    return payout is not InterestPayout.IN_ADVANCE and row.number > deposit.months_done // together * together


def _by_rule(deposit: TermDeposit, on: date) -> tuple[int, int]:
    """(Earned, penalty) by the rule, from the first day of the running term."""
    terms = deposit.terms
    told = broken(
        deposit.principal, deposit.rate_ppm, deposit.placed_on, on, terms.breaking, DayCount(terms.day_count),
        terms.rounding,
    )  # fmt: skip
    return told.earned, told.penalty


def _more(deposit: TermDeposit, on: date, more: int, *, given: bool, but: Sequence[int]) -> Sequence[Part]:
    """What is still to be paid, by the months in which it was earned when nothing was given before: the tax looks at
    each of them (PP 15/2009). Otherwise it is what this month adds."""
    if more <= 0:
        return []
    parts = [(on, more)]
    if not given:
        days = [day for day in due_dates(deposit.placed_on, deposit.term_months) if day < on]
        until = [_by_rule(deposit, day)[0] for day in days] + [more]
        parts = [(day, now - before) for day, now, before in zip([*days, on], until, [0, *until], strict=False)]
    withholding = Withholding(deposit.cooperative_id, [deposit.member_id], [parts[0][0], on], but)
    return [(day, gross, withholding.take(deposit.member_id, day, gross)) for day, gross in parts if gross]


def _put_months_right(deposit: TermDeposit, told: Breaking, entry_id: int) -> None:
    """What was only earned, or given ahead for months that do not come, was not given; what is paid now was."""
    rows = DepositInterest.objects.of(deposit.cooperative_id).filter(deposit=deposit, turn=deposit.turn)
    gone = [row.id for row in rows if _waits(deposit, row) or row.entry_id is None]
    rows.filter(id__in=gone).delete()
    last = max(rows.values_list("number", flat=True), default=0)
    DepositInterest.objects.bulk_create(
        DepositInterest(
            cooperative_id=deposit.cooperative_id, deposit=deposit, turn=deposit.turn, number=last + n, due_on=day,
            gross=gross, tax=tax, entry_id=entry_id,
        )
        for n, (day, gross, tax) in enumerate(told.months, start=1)
    )  # fmt: skip
