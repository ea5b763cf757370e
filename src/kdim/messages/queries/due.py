"""What the outbox has to send now."""

from collections.abc import Sequence
from datetime import datetime

from kdim.messages.enums import OPEN_STATES, MessageChannel
from kdim.messages.models import Delivery


def due_deliveries(
    *, at: datetime, channels: Sequence[MessageChannel], most: int
) -> Sequence[tuple[int, int, MessageChannel]]:
    """``(cooperative, delivery, channel)`` of what may be tried at ``at``, the longest waiting first; one statement.

    Of every cooperative: call it inside ``wall.platform()``.
    """
    rows = Delivery.everywhere.filter(state__in=OPEN_STATES, due_at__lte=at, channel__in=channels)
    found = rows.order_by("due_at", "id").values_list("cooperative_id", "id", "channel")[:most]
    return [(cooperative_id, delivery_id, MessageChannel(channel)) for cooperative_id, delivery_id, channel in found]
