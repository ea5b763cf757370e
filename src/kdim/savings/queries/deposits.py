"""Term deposits with what stands on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kdim.calculations.term_deposit import InterestPayout
from kdim.cooperatives.powers import Actor
from kdim.ledger import queries as books
from kdim.savings.enums import DepositStatus, MaturityChoice
from kdim.savings.models import DepositInterest, DepositRun, DepositTerms, TermDeposit

PAGE = 50


@dataclass(frozen=True, slots=True)
class DepositView:
    """One certificate; ``balance`` is what stands on it in the books now, amounts in whole rupiah."""

    id: int
    number: str
    product_name: str
    member_id: int
    member_number: str
    member_name: str
    savings_id: int
    savings_number: str
    status: DepositStatus
    payout: InterestPayout
    at_maturity: MaturityChoice
    months: int
    rate_ppm: int
    principal: int
    balance: int
    opened_on: date
    turn: int
    placed_on: date
    matures_on: date
    next_on: date | None
    closed_on: date | None
    entry_id: int
    end_entry_id: int | None
    terms: DepositTerms


@dataclass(frozen=True, slots=True)
class DepositPage:
    """One page of a list; ``pages`` is at least 1."""

    rows: Sequence[DepositView]
    page: int
    pages: int
    count: int


def deposits(
    cooperative_id: int,
    *,
    words: str = "",
    status: DepositStatus | None = None,
    until: date | None = None,
    page: int = 1,
) -> DepositPage:
    """A page of the deposits whose number, member's name or member's number has all the words, those that mature next
    first; with ``until`` those that run and reach their last day by then. Three statements."""
    rows = TermDeposit.objects.of(cooperative_id).order_by("matures_on", "number")
    for word in words.split():
        rows = rows.filter(
            Q(number__icontains=word) | Q(member__name__icontains=word) | Q(member__number__icontains=word)
        )
    if status:
        rows = rows.filter(status=status)
    if until:
        rows = rows.filter(status=DepositStatus.RUNNING, matures_on__lte=until)
    count = rows.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 1), pages)
    return DepositPage(_views(cooperative_id, rows[(page - 1) * PAGE : page * PAGE]), page, pages, count)


def deposit_detail(cooperative_id: int, deposit_id: int) -> DepositView | None:
    """One certificate, or nothing: that of another cooperative is unknown here. Two statements."""
    views = _views(cooperative_id, TermDeposit.objects.of(cooperative_id).filter(id=deposit_id))
    return views[0] if views else None


def deposits_of(cooperative_id: int, member_id: int) -> Sequence[DepositView]:
    """A member's deposits that run, those that mature next first; two statements."""
    rows = TermDeposit.objects.of(cooperative_id).filter(member_id=member_id, status=DepositStatus.RUNNING)
    return _views(cooperative_id, rows.order_by("matures_on", "number"))


def my_deposits(actor: Actor) -> Sequence[DepositView]:
    """The actor's own deposits; nothing for somebody who is no member here."""
    return deposits_of(actor.cooperative_id, actor.member_id) if actor.member_id else []


def my_deposit(actor: Actor, deposit_id: int) -> DepositView | None:
    """One of the actor's own deposits, also one that is over; another member's is unknown."""
    found = deposit_detail(actor.cooperative_id, deposit_id)
    return found if found and actor.member_id and found.member_id == actor.member_id else None


@dataclass(frozen=True, slots=True)
class InterestMonth:
    """One month of a deposit, whole rupiah. ``is_ahead``: given before it was over; ``is_waiting``: not yet."""

    due_on: date
    gross: int
    tax: int
    entry_id: int | None
    is_ahead: bool
    is_waiting: bool


def interest_of_deposit(cooperative_id: int, deposit_id: int) -> Sequence[InterestMonth]:
    """What its months earned so far, the newest first; months to come that were given in advance stand there too."""
    rows = DepositInterest.objects.of(cooperative_id).filter(deposit_id=deposit_id).select_related("deposit")
    return [
        InterestMonth(row.due_on, row.gross, row.tax, row.entry_id, row.entry_id is None, _is_waiting(row))
        for row in rows.order_by("-turn", "-number")
    ]


def _is_waiting(row: DepositInterest) -> bool:
    deposit = row.deposit
    if row.turn != deposit.turn or DepositStatus(deposit.status).is_over or row.entry_id is None:
        return False
    together = InterestPayout(deposit.payout).months_together(deposit.term_months)
    is_given_ahead = InterestPayout(deposit.payout) is InterestPayout.IN_ADVANCE
    return not is_given_ahead and row.number > deposit.months_done // together * together


def deposit_runs(cooperative_id: int, most: int = 20) -> Sequence[DepositRun]:
    """The latest runs that settled what had fallen due, the newest first."""
    return list(DepositRun.objects.of(cooperative_id).order_by("-started_at", "-id")[:most])


def parts_of(cooperative_id: int, run_id: int) -> int:
    """How many pieces of a run are committed."""
    parts: int = DepositRun.objects.of(cooperative_id).values_list("parts", flat=True).get(id=run_id)
    return parts


def _views(cooperative_id: int, rows: QuerySet[TermDeposit]) -> Sequence[DepositView]:
    found = list(rows.select_related("member", "product", "savings", "terms"))
    if not found:
        return []
    standings = books.balances_of_subaccounts(cooperative_id, [row.subaccount_id for row in found])
    return [
        DepositView(
            id=row.id, number=row.number, product_name=row.product.name, member_id=row.member_id,
            member_number=row.member.number, member_name=row.member.name, savings_id=row.savings_id,
            savings_number=row.savings.number, status=DepositStatus(row.status), payout=InterestPayout(row.payout),
            at_maturity=MaturityChoice(row.at_maturity), months=row.term_months, rate_ppm=row.rate_ppm,
            principal=row.principal, balance=standings[row.subaccount_id].amount, opened_on=row.opened_on,
            turn=row.turn, placed_on=row.placed_on, matures_on=row.matures_on, next_on=row.next_on,
            closed_on=row.closed_on, entry_id=row.entry_id, end_entry_id=row.end_entry_id, terms=row.terms,
        )
        for row in found
    ]  # fmt: skip
