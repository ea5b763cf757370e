"""What falls due on term deposits, worked out and not written: the preview shows it, the run posts it.

A step is one deposit on one day: the interest of the month that ends then, and on the last day what becomes of the
money. Steps follow one another by day; tax is that of all interest of a member in a month together (PP 15/2009).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heapreplace

from django.db.models import QuerySet

from kdim.calculations.term_deposit import InterestPayout, due_dates, interest_of_month
from kdim.kernel.calendar import add_months
from kdim.kernel.refusals import Refusal
from kdim.savings.actions.products import require_within_cap
from kdim.savings.actions.withholding import Withholding
from kdim.savings.enums import DepositStatus, MaturityChoice
from kdim.savings.models import DepositInterest, DepositTerms, TermDeposit


@dataclass(frozen=True, slots=True)
class Month:
    """The interest of one month before tax, and the tax of it, in whole rupiah."""

    due_on: date
    gross: int
    tax: int


@dataclass(frozen=True, slots=True)
class Ending:
    """What becomes of a deposit on its last day. ``choice`` is what is done, which is not what was ``wanted`` when the
    product offers that term no more: then it is paid out. ``paid_out`` rupiah leave the deposit; ``principal``,
    ``rate_ppm``, ``until`` are those of the next term, ``advance`` its months when their interest is given at once."""

    choice: MaturityChoice
    wanted: MaturityChoice
    paid_out: int
    principal: int = 0
    rate_ppm: int = 0
    until: date | None = None
    terms: DepositTerms | None = None
    advance: Sequence[Month] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One deposit on one day; amounts in whole rupiah.

    ``balance`` is what earned: the principal with what was added. ``waited`` is interest of earlier months that is
    given now too, and ``kept_back`` the tax of all that is given now. ``is_given``: it leaves what is only earned.
    """

    deposit: TermDeposit
    on: date
    turn: int
    number: int
    rate_ppm: int
    balance: int
    month: Month
    is_given: bool
    into_deposit: bool
    waited: int
    kept_back: int
    ending: Ending | None

    @property
    def received(self) -> int:
        """What the member receives of interest on this day."""
        return self.month.gross + self.waited - self.kept_back if self.is_given else 0


class Course:
    """Deposits on their way through their terms; two statements for any number, and one each for tax and terms.

    ``step`` moves a deposit on in memory; whoever writes saves it.
    """

    def __init__(self, cooperative_id: int, deposits: QuerySet[TermDeposit], until: date) -> None:
        self._of = list(deposits.select_related("terms", "product", "savings", "member"))
        self._months: dict[tuple[int, int], dict[int, Month]] = {}
        rows = DepositInterest.objects.of(cooperative_id)
        ids = [one.id for one in self._of] if len(self._of) < _NAMED else deposits.values("id")
        for row in rows.filter(deposit_id__in=ids):
            self._keep(row.deposit_id, row.turn, row.number, Month(row.due_on, row.gross, row.tax))
        days = [one.next_on for one in self._of if one.next_on]
        longest = max((one.term_months for one in self._of), default=0)
        members = {one.member_id for one in self._of}
        self._withholding = Withholding(
            cooperative_id, members if len(members) < _NAMED else deposits.values("member_id"),
            [min(days), add_months(max(until, *days), longest)] if days else [],
        )  # fmt: skip
        self._terms: dict[int, list[DepositTerms]] = {}
        products = {one.product_id for one in self._of if one.matures_on <= until}
        for terms in DepositTerms.objects.of(cooperative_id).filter(product_id__in=products).order_by("from_on"):
            self._terms.setdefault(terms.product_id, []).append(terms)

    @property
    def deposits(self) -> Sequence[TermDeposit]:
        """As they stand after the steps taken so far."""
        return self._of

    def steps(self, until: date) -> Iterator[Step]:
        """All steps up to a day, in the order in which they are posted."""
        waiting = [(one.next_on, one.id, one) for one in self._of if one.next_on and one.next_on <= until]
        heapify(waiting)
        while waiting:
            deposit = waiting[0][2]
            yield self.step(deposit)
            if deposit.next_on and deposit.next_on <= until:
                heapreplace(waiting, (deposit.next_on, deposit.id, deposit))
            else:
                heappop(waiting)

    def step(self, deposit: TermDeposit) -> Step:
        """The next month of a deposit that runs, and its end when that was the last one."""
        on, number, payout = deposit.next_on, deposit.months_done + 1, InterestPayout(deposit.payout)
        assert on is not None
        months = self._months.setdefault((deposit.id, deposit.turn), {})
        balance = deposit.principal + _added(deposit, months)
        if payout is InterestPayout.IN_ADVANCE:
            month = months.get(number, Month(on, 0, 0))
        else:
            month = self._earn(deposit, on, number, months)
        together = payout.months_together(deposit.term_months)
        is_given = payout is not InterestPayout.IN_ADVANCE and number % together == 0
        now = [months[n] for n in range(number - together + 1, number + 1) if n in months] if is_given else []
        waited, kept_back = sum(one.gross for one in now) - month.gross, sum(one.tax for one in now)
        received = month.gross + waited - kept_back
        turn, rate_ppm = deposit.turn, deposit.rate_ppm
        deposit.months_done = number
        ending = None
        if number == deposit.term_months:
            ending = self._end(deposit, on, months, received if payout is InterestPayout.AT_MATURITY else 0)
        else:
            deposit.next_on = add_months(deposit.placed_on, number + 1)
        return Step(
            deposit=deposit, on=on, turn=turn, number=number, rate_ppm=rate_ppm, balance=balance, month=month,
            is_given=is_given, into_deposit=_goes_into_deposit(payout, ending), waited=waited if is_given else 0,
            kept_back=kept_back, ending=ending,
        )  # fmt: skip

    def _earn(self, deposit: TermDeposit, on: date, number: int, months: dict[int, Month]) -> Month:
        gross = interest_of_month(
            deposit.principal, deposit.rate_ppm, number, deposit.terms.rounding,
            added_every=InterestPayout(deposit.payout).added_every,
            taxes=[months[n].tax if n in months else 0 for n in range(1, number)],
        )  # fmt: skip
        month = Month(on, gross, self._withholding.take(deposit.member_id, on, gross))
        if gross:
            self._keep(deposit.id, deposit.turn, number, month)
        return month

    def _end(self, deposit: TermDeposit, on: date, months: Mapping[int, Month], unpaid: int) -> Ending:
        """Pay it out or begin its next term, at the rate of the day; ``unpaid`` interest may become part of it."""
        payout, wanted = InterestPayout(deposit.payout), MaturityChoice(deposit.at_maturity)
        added = _added(deposit, months)
        principal = deposit.principal if wanted is MaturityChoice.ROLL_PRINCIPAL else deposit.principal + added + unpaid
        offered = None if wanted is MaturityChoice.PAY_OUT else self._offered(deposit, on, principal)
        if offered is None:
            paid_out = deposit.principal + added
            deposit.status, deposit.closed_on, deposit.next_on = DepositStatus.PAID_OUT, on, None
            return Ending(MaturityChoice.PAY_OUT, wanted, paid_out)
        terms, rate_ppm = offered
        deposit.turn, deposit.months_done, deposit.placed_on = deposit.turn + 1, 0, on
        deposit.principal, deposit.terms, deposit.rate_ppm = principal, terms, rate_ppm
        days = due_dates(on, deposit.term_months)
        deposit.next_on, deposit.matures_on = days[0], days[-1]
        advance = self._advance(deposit, days) if payout is InterestPayout.IN_ADVANCE else []
        paid_out = added if wanted is MaturityChoice.ROLL_PRINCIPAL else 0
        return Ending(wanted, wanted, paid_out, principal, rate_ppm, deposit.matures_on, terms, advance)

    def _offered(self, deposit: TermDeposit, on: date, principal: int) -> tuple[DepositTerms, int] | None:
        """The terms of the day and what they give for the same term; bounds are for new deposits."""
        in_force = [terms for terms in self._terms.get(deposit.product_id, []) if terms.from_on <= on]
        if not in_force or not deposit.product.is_open:
            return None
        rate_ppm = in_force[-1].rate_ppm(deposit.term_months, principal)
        if rate_ppm is None:
            return None
        try:
            require_within_cap(rate_ppm, on)
        except Refusal:
            return None
        return in_force[-1], rate_ppm

    def _advance(self, deposit: TermDeposit, days: Sequence[date]) -> Sequence[Month]:
        given = []
        for number, on in enumerate(days, start=1):
            gross = interest_of_month(deposit.principal, deposit.rate_ppm, number, deposit.terms.rounding)
            given.append(Month(on, gross, self._withholding.take(deposit.member_id, on, gross)))
            self._keep(deposit.id, deposit.turn, number, given[-1])
        return given

    def _keep(self, deposit_id: int, turn: int, number: int, month: Month) -> None:
        self._months.setdefault((deposit_id, turn), {})[number] = month


#: How many ids a statement names before it asks the database for them again.
_NAMED = 5_000


def _added(deposit: TermDeposit, months: Mapping[int, Month]) -> int:
    """What became part of the deposit in this term: the months of whole periods, less their tax."""
    every = InterestPayout(deposit.payout).added_every
    whole = deposit.months_done // every * every if every else 0
    return sum(month.gross - month.tax for number, month in months.items() if number <= whole)


def _goes_into_deposit(payout: InterestPayout, ending: Ending | None) -> bool:
    if payout is InterestPayout.AT_MATURITY:
        return ending is not None and ending.choice is MaturityChoice.ROLL_ALL
    return bool(payout.added_every)
