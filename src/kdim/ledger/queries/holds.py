"""What is set aside of a subaccount."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kdim.ledger.models import Hold


@dataclass(frozen=True, slots=True)
class HoldView:
    """Rupiah held since a moment, for a reason."""

    id: int
    amount: int
    reason: str
    placed_at: datetime


def holds_of(cooperative_id: int, subaccount_id: int) -> Sequence[HoldView]:
    """The holds that stand, the oldest first; one statement."""
    rows = Hold.objects.of(cooperative_id).filter(subaccount_id=subaccount_id, released_at__isnull=True)
    return [HoldView(row.id, row.amount, row.reason, row.placed_at) for row in rows.order_by("placed_at", "id")]
