"""Which entries were undone."""

from collections.abc import Collection, Mapping

from kdim.ledger.models import Entry


def reversals_of(cooperative_id: int, entries: Collection[int]) -> Mapping[int, int]:
    """Entry → the entry that reversed it, for those that were; one statement."""
    rows = Entry.objects.of(cooperative_id).filter(reverses__in=list(entries))
    return dict(rows.values_list("reverses_id", "id"))
