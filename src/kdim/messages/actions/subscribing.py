"""What is sent to a member outside of the portal: topics and channels, written as rows of both."""

from collections.abc import Set as AbstractSet

from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.models import Subscription


def subscribe(
    cooperative_id: int, *, member_id: int, topics: AbstractSet[Topic], channels: AbstractSet[MessageChannel]
) -> None:
    """From now on these topics by these channels and no others; either empty: nothing leaves the portal any more.

    Part of an act of the members' room, which knows permission and addresses.
    """
    Subscription.objects.of(cooperative_id).filter(member_id=member_id).delete()
    Subscription.objects.bulk_create(
        [
            Subscription(cooperative_id=cooperative_id, member_id=member_id, topic=topic, channel=channel)
            for topic in sorted(topics)
            for channel in sorted(channels)
        ]
    )
