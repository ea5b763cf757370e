"""What an account or subaccount stands at, now or at the end of any day.

Amounts come as people read them: positive on the account's normal side. Signed amounts (debit +) are named ``signed``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Subquery, Sum
from django.db.models.functions import Coalesce

from kdim.ledger.enums import AccountRole, BookKind, OwnerKind, Side
from kdim.ledger.models import Balance, Line, RoleAccount, Subaccount


@dataclass(frozen=True, slots=True)
class BalanceOf:
    """A subaccount now, in rupiah on the normal side; ``available`` is what floor and holds leave free."""

    amount: int
    held: int
    available: int


def account_of_role(cooperative_id: int, role: AccountRole, *, book_id: int | None = None) -> int | None:
    """The id of the account that plays a role, if any; one statement."""
    rows = RoleAccount.objects.of(cooperative_id).filter(role=role)
    rows = rows.filter(book_id=book_id) if book_id else rows.filter(book__kind=BookKind.COOPERATIVE)
    found = rows.values_list("account_id", flat=True).first()
    return None if found is None else int(found)


def balance(
    cooperative_id: int,
    *,
    account: AccountRole | int | None = None,
    subaccount: int | None = None,
    on: date | None = None,
) -> int:
    """Rupiah on the normal side at the end of ``on`` (``None``: everything posted). Name an account or a subaccount.

    Two statements at most: the stored balance, less the lines dated later.
    """
    assert (account is None) != (subaccount is None), "an account or a subaccount"
    if isinstance(account, AccountRole):
        account = account_of_role(cooperative_id, account)
    which = Q(account_id=account) if subaccount is None else _of_subaccount(cooperative_id, subaccount)
    now = Balance.objects.of(cooperative_id).filter(which).aggregate(total=Sum("amount"), side=Coalesce(Sum("side"), 0))
    if now["total"] is None:
        return 0
    later = 0
    if on is not None:
        which = Q(account_id=account) if subaccount is None else which & Q(subaccount_id=subaccount)
        rows = Line.objects.of(cooperative_id).filter(which, on__gt=on)
        later = rows.aggregate(total=Coalesce(Sum("amount"), 0))["total"]
    return int(now["total"] - later) * (1 if now["side"] > 0 else -1)


def balances_of_account(cooperative_id: int, account_id: int, days: Sequence[date]) -> Sequence[int]:
    """Rupiah, debit above zero, on one account at the end of each of the days; one statement."""
    lines = Line.objects.of(cooperative_id).filter(account_id=account_id).values("account_id")
    later = {
        f"after_{n}": Coalesce(Subquery(lines.filter(on__gt=on).annotate(moved=Sum("amount")).values("moved")), 0)
        for n, on in enumerate(days)
    }
    stored = Balance.objects.of(cooperative_id).filter(account_id=account_id).values("account_id")
    for told in stored.annotate(now=Sum("amount"), **later):
        return [int(told["now"] - told[f"after_{n}"]) for n in range(len(days))]
    return [0] * len(days)


def balance_after(cooperative_id: int, entry_id: int, owner_kind: OwnerKind) -> int | None:
    """Rupiah on the normal side of the part of such an owner that an entry moved, as it stood when that was recorded.

    What was recorded later changes nothing, whatever day it is dated, so a receipt says the same whenever it is
    printed. ``None`` for an entry that moved no such part, or several. Two statements.
    """
    moved = Line.objects.of(cooperative_id).filter(entry_id=entry_id, subaccount__owner_kind=owner_kind)
    parts = set(moved.values_list("account_id", "subaccount_id", "account__side"))
    if len(parts) != 1:
        return None
    [(account, subaccount, side)] = parts
    until = Line.objects.of(cooperative_id).filter(account_id=account, subaccount_id=subaccount, entry_id__lte=entry_id)
    return int(until.aggregate(total=Sum("amount"))["total"]) * Side(side).sign


def balances_of_subaccounts(cooperative_id: int, subaccounts: Iterable[int]) -> Mapping[int, BalanceOf]:
    """Balance, held and available of many subaccounts now, in one statement; ids that do not exist are left out."""
    wanted = list(subaccounts)
    accounts = Subaccount.objects.of(cooperative_id).filter(pk__in=wanted).values("account_id")
    rows = (
        Balance.objects.of(cooperative_id)
        .filter(account_id__in=accounts, subaccount_id__in=wanted)
        .values_list("subaccount_id", "side", "amount", "held", "floor")
    )
    return {
        subaccount: BalanceOf(
            amount=side * amount,
            held=held,
            available=side * amount - held if floor is None else max(side * amount - held - floor, 0),
        )
        for subaccount, side, amount, held, floor in rows
    }


def _of_subaccount(cooperative_id: int, subaccount: int) -> Q:
    accounts = Subaccount.objects.of(cooperative_id).filter(pk=subaccount).values("account_id")
    return Q(account_id__in=accounts, subaccount_id=subaccount)
