"""What a member wants sent."""

from dataclasses import dataclass

from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.models import Subscription


@dataclass(frozen=True, slots=True)
class Wanted:
    """The topics a member wants to hear of, and the channels by which; both empty: the inbox of the portal only."""

    topics: frozenset[Topic]
    channels: frozenset[MessageChannel]


def wanted(cooperative_id: int, member_id: int) -> Wanted:
    """What the member chose, in one statement."""
    rows = Subscription.objects.of(cooperative_id).filter(member_id=member_id).values_list("topic", "channel")
    found = list(rows)
    return Wanted(
        topics=frozenset(Topic(topic) for topic, _ in found),
        channels=frozenset(MessageChannel(channel) for _, channel in found),
    )
