"""Parts of control accounts by their owner, and which of them an entry moved."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from kdim.ledger.enums import AccountRole, OwnerKind
from kdim.ledger.models import Balance, Line, Subaccount
from kdim.ledger.queries.balances import account_of_role, balances_of_subaccounts


@dataclass(frozen=True, slots=True)
class PartMoved:
    """A part that an entry has a line on; ``owner_id`` is the id of what it belongs to."""

    subaccount_id: int
    owner_id: int
    is_closed: bool


def part_of_owner(cooperative_id: int, owner_kind: OwnerKind, owner_id: int) -> int | None:
    """The id of the owner's part, if it was ever opened; one statement."""
    rows = Subaccount.objects.of(cooperative_id).filter(owner_kind=owner_kind, owner_id=owner_id)
    found = rows.values_list("id", flat=True).first()
    return None if found is None else int(found)


def part_in_role(
    cooperative_id: int, role: AccountRole, owner_kind: OwnerKind, owner_id: int
) -> tuple[int, int] | None:
    """The open part of the account in a role that belongs to an owner: its id, and its balance on the normal side."""
    account = account_of_role(cooperative_id, role)
    rows = Subaccount.objects.of(cooperative_id).filter(account_id=account, owner_kind=owner_kind, owner_id=owner_id)
    found = rows.filter(closed_on__isnull=True).values_list("id", flat=True).first()
    if found is None:
        return None
    return int(found), balances_of_subaccounts(cooperative_id, [found])[found].amount


def balances_of_owners(cooperative_id: int, owner_kind: OwnerKind) -> dict[int, int]:
    """Owner → rupiah on the normal side, for every owner of a kind; one statement."""
    rows = Balance.objects.of(cooperative_id).filter(
        subaccount_id__in=Subaccount.objects.of(cooperative_id).filter(owner_kind=owner_kind).values("id")
    )
    owner = Subaccount.objects.of(cooperative_id).filter(pk=OuterRef("subaccount_id")).values("owner_id")[:1]
    found = rows.annotate(owner=Subquery(owner)).values_list("owner", "side", "amount")
    return {int(owner): side * amount for owner, side, amount in found}


def parts_moved(cooperative_id: int, entry_id: int, owner_kinds: Collection[OwnerKind]) -> tuple[PartMoved, ...]:
    """The parts of owners of these kinds that an entry moved, in order of id; one statement."""
    lines = Line.objects.of(cooperative_id).filter(entry_id=entry_id, subaccount__owner_kind__in=list(owner_kinds))
    rows = lines.values_list("subaccount_id", "subaccount__owner_id", "subaccount__closed_on").distinct()
    return tuple(PartMoved(part, owner, closed is not None) for part, owner, closed in sorted(rows, key=lambda r: r[0]))
