"""Savings accounts with what stands on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kdim.cooperatives.powers import Actor
from kdim.ledger import queries as books
from kdim.ledger.queries import BalanceOf
from kdim.members.enums import MemberStatus
from kdim.savings.enums import SavingsKind
from kdim.savings.models import ProductTerms, SavingsAccount

PAGE = 50


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account today; amounts in whole rupiah. ``available`` is what may be taken out now (0 for equity)."""

    id: int
    number: str
    kind: SavingsKind
    product_id: int
    product_name: str
    member_id: int
    member_number: str
    member_name: str
    member_status: MemberStatus
    subaccount_id: int
    opened_on: date
    closed_on: date | None
    balance: int
    held: int
    minimum: int
    available: int
    brought_in: int = 0


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One page of a list; ``pages`` is at least 1."""

    rows: Sequence[AccountView]
    page: int
    pages: int
    count: int


def accounts_of(cooperative_id: int, member_id: int, on: date) -> Sequence[AccountView]:
    """Everything a member saves, pokok and wajib first; two statements."""
    rows = SavingsAccount.objects.of(cooperative_id).filter(member_id=member_id)
    return _views(cooperative_id, rows.order_by("product__kind", "number"), on)


def account_detail(cooperative_id: int, account_id: int, on: date) -> AccountView | None:
    """One account, or nothing: that of another cooperative is unknown here."""
    views = _views(cooperative_id, SavingsAccount.objects.of(cooperative_id).filter(id=account_id), on)
    return views[0] if views else None


def my_accounts(actor: Actor, on: date) -> Sequence[AccountView]:
    """The actor's own accounts; nothing for somebody who is no member here."""
    return accounts_of(actor.cooperative_id, actor.member_id, on) if actor.member_id else []


def my_account(actor: Actor, account_id: int, on: date) -> AccountView | None:
    """One of the actor's own accounts; another member's is as unknown as one that does not exist."""
    return next((account for account in my_accounts(actor, on) if account.id == account_id), None)


def accounts(
    cooperative_id: int, on: date, *, words: str = "", kind: SavingsKind | None = None, page: int = 1
) -> AccountPage:
    """A page of the accounts whose number, member's name or member's number has all the words; four statements."""
    rows = SavingsAccount.objects.of(cooperative_id).order_by("number")
    for word in words.split():
        rows = rows.filter(
            Q(number__icontains=word) | Q(member__name__icontains=word) | Q(member__number__icontains=word)
        )
    if kind:
        rows = rows.filter(product__kind=kind)
    count = rows.count()
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 1), pages)
    return AccountPage(_views(cooperative_id, rows[(page - 1) * PAGE : page * PAGE], on), page, pages, count)


def _views(cooperative_id: int, rows: QuerySet[SavingsAccount], on: date) -> Sequence[AccountView]:
    terms = ProductTerms.objects.of(cooperative_id).filter(product_id=OuterRef("product_id"), from_on__lte=on)
    minimum = Subquery(terms.order_by("-from_on").values("minimum_balance")[:1])
    found = list(rows.select_related("member", "product").annotate(minimum=Coalesce(minimum, 0)))
    standings = books.balances_of_subaccounts(cooperative_id, [account.subaccount_id for account in found])
    return [_view(account, standings[account.subaccount_id], account.minimum) for account in found]


def _view(account: SavingsAccount, standing: BalanceOf, minimum: int) -> AccountView:
    kind = SavingsKind(account.product.kind)
    free = 0 if kind.is_equity else max(0, standing.amount - standing.held - minimum)
    return AccountView(
        id=account.id, number=account.number, kind=kind, product_id=account.product_id,
        product_name=account.product.name, member_id=account.member_id, member_number=account.member.number,
        member_name=account.member.name, member_status=MemberStatus(account.member.status),
        subaccount_id=account.subaccount_id, opened_on=account.opened_on, closed_on=account.closed_on,
        balance=standing.amount, held=standing.held, minimum=minimum, available=free,
        brought_in=account.brought_in,
    )  # fmt: skip
