"""Whom a collective list asks: the accounts of one product, with what is due of simpanan wajib."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from kdim.members.enums import MemberStatus
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount, SavingsProduct
from kdim.savings.queries.dues import asked_and_paid

#: As many as one list takes.
MOST = 500
#: Stands for the members of whom no village is known.
NO_VILLAGE = "-"


@dataclass(frozen=True, slots=True)
class ListedAccount:
    """One account of a list; ``due`` is what was asked of simpanan wajib and not paid, in whole rupiah."""

    account_id: int
    number: str
    member_id: int
    member_number: str
    member_name: str
    village: str
    due: int


@dataclass(frozen=True, slots=True)
class ListedAccounts:
    """Those that fit, at most :data:`MOST` by name; ``count`` is how many there are."""

    rows: Sequence[ListedAccount]
    count: int


@dataclass(frozen=True, slots=True)
class VillageToCollect:
    """A village and how many accounts a list of it has; :data:`NO_VILLAGE` and no name for those without one."""

    code: str
    name: str
    count: int


def products_to_collect(cooperative_id: int) -> Sequence[SavingsProduct]:
    """Those that a list takes, simpanan wajib first; one statement."""
    rows = SavingsProduct.objects.of(cooperative_id).exclude(kind=SavingsKind.POKOK)
    return sorted(rows, key=lambda one: (one.kind != SavingsKind.WAJIB, one.name))


def villages_to_collect(cooperative_id: int, product_id: int) -> Sequence[VillageToCollect]:
    """Where the open accounts of active members in a product are, by name, those without a village last; one
    statement."""
    rows = _open(cooperative_id, product_id).values_list("member__area_id", "member__area__name")
    found = [VillageToCollect(code or NO_VILLAGE, name or "", n) for code, name, n in rows.annotate(n=Count("id"))]
    return sorted(found, key=lambda one: (one.code == NO_VILLAGE, one.name, one.code))


def accounts_to_collect(cooperative_id: int, product_id: int, *, words: str = "", village: str = "") -> ListedAccounts:
    """The open accounts of active members in a product, narrowed by words and village; four statements at most."""
    rows = _open(cooperative_id, product_id)
    if village:
        rows = rows.filter(member__area_id=None if village == NO_VILLAGE else village)
    for word in words.split():
        rows = rows.filter(
            Q(number__icontains=word) | Q(member__name__icontains=word) | Q(member__number__icontains=word)
        )
    shown = _listed(cooperative_id, rows.order_by("member__name", "number")[: MOST + 1])
    return ListedAccounts(shown[:MOST], len(shown) if len(shown) <= MOST else rows.count())


def accounts_listed(cooperative_id: int, product_id: int, account_ids: Collection[int]) -> Sequence[ListedAccount]:
    """Those accounts of the product that are open, by name; three statements at most."""
    rows = _open(cooperative_id, product_id).filter(id__in=list(account_ids)[:MOST])
    return _listed(cooperative_id, rows.order_by("member__name", "number"))


def accounts_numbered(cooperative_id: int, product_id: int, numbers: Collection[str]) -> dict[str, int]:
    """Account by its own number or by its owner's, as many of the numbers as there are; one statement."""
    wanted = list(numbers)
    rows = _open(cooperative_id, product_id).filter(Q(number__in=wanted) | Q(member__number__in=wanted))
    found: dict[str, int] = {}
    for account_id, number, member_number in rows.values_list("id", "number", "member__number"):
        found |= {number: account_id, member_number: account_id}
    return found


def _open(cooperative_id: int, product_id: int) -> QuerySet[SavingsAccount]:
    rows: QuerySet[SavingsAccount] = SavingsAccount.objects.of(cooperative_id)
    return rows.filter(product_id=product_id, closed_on__isnull=True, member__status=MemberStatus.ACTIVE)


def _listed(cooperative_id: int, rows: QuerySet[SavingsAccount]) -> Sequence[ListedAccount]:
    found = list(rows.select_related("member__area", "product"))
    wajib = [account for account in found if account.product.kind == SavingsKind.WAJIB]
    dues = asked_and_paid(cooperative_id, wajib) if wajib else {}
    return [
        ListedAccount(
            account_id=one.id, number=one.number, member_id=one.member_id, member_number=one.member.number,
            member_name=one.member.name, village=one.member.area.name if one.member.area else "",
            due=max(0, sum(due.amount for due in dues[one.id][0]) - dues[one.id][1]) if one.id in dues else 0,
        )
        for one in found
    ]  # fmt: skip
