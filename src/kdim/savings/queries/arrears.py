"""Who is behind with simpanan wajib."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Sum

from kdim.ledger import queries as books
from kdim.members.enums import MemberStatus
from kdim.savings.models import DuesObligation

PAGE = 50


@dataclass(frozen=True, slots=True)
class InArrears:
    """One member whose dues are late, in whole rupiah."""

    member_id: int
    member_number: str
    member_name: str
    amount: int
    last_due_on: date


@dataclass(frozen=True, slots=True)
class Arrears:
    """All of them: how many, how much, and a page of them, the largest first; ``pages`` is at least 1."""

    members: int
    amount: int
    rows: Sequence[InArrears]
    page: int
    pages: int


def dues_in_arrears(cooperative_id: int, on: date, *, page: int = 1, size: int = PAGE) -> Arrears:
    """Active members who have paid less than was due before a day; two statements, however many members."""
    asked = (
        DuesObligation.objects.of(cooperative_id)
        .filter(due_on__lt=on, account__closed_on__isnull=True, account__member__status=MemberStatus.ACTIVE)
        .values_list(
            "account__subaccount_id",
            "account__brought_in",
            "account__member_id",
            "account__member__number",
            "account__member__name",
        )
        .annotate(amount=Sum("amount"), last_due_on=Max("due_on"))
    )
    rows = list(asked)
    paid = books.balances_of_subaccounts(cooperative_id, [row[0] for row in rows])
    late = [
        InArrears(member, number, name, amount - (paid[subaccount].amount - brought_in), last_due_on)
        for subaccount, brought_in, member, number, name, amount, last_due_on in rows
        if amount > paid[subaccount].amount - brought_in
    ]
    late.sort(key=lambda each: (-each.amount, each.member_number))
    pages = max(1, -(-len(late) // size))
    page = min(max(page, 1), pages)
    return Arrears(
        members=len(late), amount=sum(each.amount for each in late), rows=late[(page - 1) * size : page * size],
        page=page, pages=pages,
    )  # fmt: skip
