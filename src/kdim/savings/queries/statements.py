"""A member's statement: every kind of savings in a period, from what was there before to what is there after."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kdim.cooperatives.powers import Actor
from kdim.kernel.refusals import Refusal
from kdim.ledger import queries as books
from kdim.ledger.enums import EntryKind
from kdim.members.models import Member
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount


class PeriodBackwards(Refusal):
    """The period ends before it begins."""

    code = "savings_period_backwards"


class PeriodAhead(Refusal):
    """The period ends after today."""

    code = "savings_period_ahead"


@dataclass(frozen=True, slots=True)
class Movement:
    """One line; ``change`` and ``balance`` in whole rupiah, more savings being positive."""

    on: date
    kind: EntryKind
    memo: str
    change: int
    balance: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class AccountStatement:
    """One account in the period, whole rupiah."""

    account_id: int
    number: str
    kind: SavingsKind
    product_name: str
    opening: int
    paid_in: int
    taken_out: int
    closing: int
    lines: Sequence[Movement]


@dataclass(frozen=True, slots=True)
class MemberStatement:
    """All accounts that were open in the period: pokok, wajib, then the others."""

    member_id: int
    member_number: str
    member_name: str
    from_on: date
    until_on: date
    accounts: Sequence[AccountStatement]

    @property
    def opening(self) -> int:
        """Whole rupiah of all accounts before the first day."""
        return sum(account.opening for account in self.accounts)

    @property
    def paid_in(self) -> int:
        """Whole rupiah that came to all accounts."""
        return sum(account.paid_in for account in self.accounts)

    @property
    def taken_out(self) -> int:
        """Whole rupiah that left all accounts."""
        return sum(account.taken_out for account in self.accounts)

    @property
    def closing(self) -> int:
        """Whole rupiah of all accounts at the end of the last day."""
        return sum(account.closing for account in self.accounts)


def check_period(from_on: date, until_on: date, *, today: date) -> None:
    """Raises :class:`PeriodBackwards`, :class:`PeriodAhead`."""
    if until_on < from_on:
        raise PeriodBackwards(from_on=from_on, until_on=until_on)
    if until_on > today:
        raise PeriodAhead(until_on=until_on, today=today)


def member_statements(
    cooperative_id: int, member_ids: Collection[int], *, from_on: date, until_on: date
) -> Sequence[MemberStatement]:
    """One for each of the members, in the order asked for; of another cooperative nobody is known.

    Six statements, however many members, accounts and lines.
    """
    members = Member.objects.of(cooperative_id).filter(pk__in=member_ids)
    names = {pk: (number, name) for pk, number, name in members.values_list("id", "number", "name")}
    rows = (
        SavingsAccount.objects.of(cooperative_id)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gte=from_on), member_id__in=names, opened_on__lte=until_on)
        .values_list("member_id", "id", "number", "product__kind", "product__name", "subaccount_id")
        .order_by("number")
    )
    found = list(rows)
    told = books.statements_of_parts(cooperative_id, [row[-1] for row in found], from_on=from_on, until_on=until_on)
    accounts: dict[int, list[AccountStatement]] = {}
    for member_id, account_id, number, kind, product, part in found:
        accounts.setdefault(member_id, []).append(_account(account_id, number, kind, product, told[part]))
    place = {kind: n for n, kind in enumerate(SavingsKind)}
    return [
        MemberStatement(
            member_id=pk, member_number=names[pk][0], member_name=names[pk][1], from_on=from_on, until_on=until_on,
            accounts=sorted(accounts.get(pk, []), key=lambda one: (place[one.kind], one.number)),
        )
        for pk in member_ids
        if pk in names
    ]  # fmt: skip


def member_statement(cooperative_id: int, member_id: int, *, from_on: date, until_on: date) -> MemberStatement | None:
    """That of one member, or nothing."""
    if not Member.objects.of(cooperative_id).filter(pk=member_id).exists():
        return None
    found = member_statements(cooperative_id, [member_id], from_on=from_on, until_on=until_on)
    return found[0] if found else None


def my_statement(actor: Actor, *, from_on: date, until_on: date) -> MemberStatement | None:
    """The actor's own, or nothing for somebody who is no member here."""
    if actor.member_id is None:
        return None
    return member_statement(actor.cooperative_id, actor.member_id, from_on=from_on, until_on=until_on)


def _account(account_id: int, number: str, kind: str, product: str, told: books.PartStatement) -> AccountStatement:
    lines = [
        Movement(
            on=line.on, kind=EntryKind(line.kind), memo=line.memo, change=line.change, balance=line.balance,
            is_undone=line.reversed_by is not None,
        )
        for line in told.lines
    ]  # fmt: skip
    return AccountStatement(
        account_id=account_id, number=number, kind=SavingsKind(kind), product_name=product, opening=told.opening,
        paid_in=told.credit, taken_out=told.debit, closing=told.closing, lines=lines,
    )  # fmt: skip
