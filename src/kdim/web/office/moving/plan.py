"""What a cooperative that moves in has done, what comes next and what remains."""

from collections.abc import Sequence
from dataclasses import dataclass

from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch

#: In this order each list finds what it needs: loans their borrowers, the balance sheet what was brought before it.
ORDER = (BatchKind.MEMBERS, BatchKind.LOANS, BatchKind.BALANCES)
_WAITING = frozenset({BatchStatus.READING, BatchStatus.READY, BatchStatus.UNREADABLE, BatchStatus.FAILED})


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of moving in: ``done`` is the file of each kind that is in the books, ``next`` the step to take.

    ``next`` is empty when nothing more has to come. ``waiting`` are files that were sent and are not in the books.
    """

    done: dict[str, Batch]
    next: str
    waiting: tuple[Batch, ...]
    difference: int

    @property
    def is_complete(self) -> bool:
        """Members and balance sheet are in the books and agree."""
        return self.has_both and not self.difference

    @property
    def has_both(self) -> bool:
        """Members and balance sheet are in the books."""
        return {BatchKind.MEMBERS.value, BatchKind.BALANCES.value} <= self.done.keys()


def plan_of(batches: Sequence[Batch], difference: int) -> Plan:
    """From the files that were brought (the newest first), and what the opening account stands at, in rupiah.

    Running loans are no duty: once a balance sheet is in the books without them, nothing asks for them any more.
    """
    done = {one.kind: one for one in reversed(batches) if one.status == BatchStatus.DONE}
    due = [kind.value for kind in ORDER if kind not in done]
    if BatchKind.BALANCES in done:
        due = [kind for kind in due if kind != BatchKind.LOANS]
    waiting = tuple(one for one in batches if one.status in _WAITING)
    return Plan(done, due[0] if due else "", waiting, difference)
