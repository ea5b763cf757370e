"""Accounts and parts to choose from, in one statement each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from kdim.ledger.enums import BookKind
from kdim.ledger.models import Account, Subaccount


@dataclass(frozen=True, slots=True)
class AccountChoice:
    """An account or heading of the cooperative's own book, as a picker needs it."""

    id: int
    code: str
    name_id: str
    name_en: str
    is_group: bool
    is_control: bool
    is_closed: bool


def account_choices(cooperative_id: int) -> Sequence[AccountChoice]:
    """Every account and heading of the cooperative's own book, in order of code."""
    rows = Account.objects.of(cooperative_id).filter(book__kind=BookKind.COOPERATIVE).order_by("code")
    fields = ("id", "code", "name_id", "name_en", "is_group", "is_control", "is_closed")
    return [AccountChoice(*row) for row in rows.values_list(*fields)]


def find_accounts(cooperative_id: int, words: str, *, most: int = 20) -> Sequence[AccountChoice]:
    """Accounts whose code begins with ``words`` or whose name contains them."""
    hit = Q(code__istartswith=words) | Q(name_id__icontains=words) | Q(name_en__icontains=words)
    rows = Account.objects.of(cooperative_id).filter(hit, book__kind=BookKind.COOPERATIVE).order_by("code")
    fields = ("id", "code", "name_id", "name_en", "is_group", "is_control", "is_closed")
    return [AccountChoice(*row) for row in rows.values_list(*fields)[:most]]


def find_parts(cooperative_id: int, account_id: int, words: str, *, most: int = 6) -> Sequence[tuple[int, str]]:
    """Open parts of a control account whose owner's name contains ``words``: id and name, the exact name first."""
    rows = Subaccount.objects.of(cooperative_id).filter(account_id=account_id, closed_on__isnull=True)
    found = list(rows.filter(name__icontains=words).order_by("name", "id").values_list("id", "name")[:most])
    exact = [one for one in found if one[1].casefold() == words.casefold()]
    return exact if len(exact) == 1 else found
