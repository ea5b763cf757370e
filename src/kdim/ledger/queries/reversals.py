"""Which entries were undone."""

from collections.abc import Collection, Mapping

from kdim.ledger.models import Entry, Line


def reversals_of(cooperative_id: int, entries: Collection[int]) -> Mapping[int, int]:
    """Entry → the entry that reversed it, for those that were; one statement."""
    rows = Entry.objects.of(cooperative_id).filter(reverses__in=list(entries))
    return dict(rows.values_list("reverses_id", "id"))


def subaccounts_of_entry(cooperative_id: int, entry_id: int) -> list[int]:
    """The parts of control accounts that an entry moved; one statement."""
    rows = Line.objects.of(cooperative_id).filter(entry_id=entry_id, subaccount__isnull=False)
    return list(rows.values_list("subaccount_id", flat=True))
