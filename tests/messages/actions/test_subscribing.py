"""What is sent to a member is every topic by every channel chosen, until it is chosen anew."""

from kdim.messages.actions import subscribe
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.models import Subscription


def test_a_choice_replaces_the_one_before_and_touches_nobody_else(actor):
    topics, channels = frozenset({Topic.RECEIPT}), [MessageChannel.EMAIL, MessageChannel.SMS]

    def choose(member, count):
        subscribe(actor.cooperative_id, member_id=member, topics=topics, channels=frozenset(channels[:count]))

    choose(71, 2)
    choose(72, 1)
    choose(71, 1)
    rows = Subscription.objects.of(actor.cooperative_id).order_by("member_id")
    assert list(rows.values_list("member_id", "topic", "channel")) == [
        (71, "receipt", "email"),
        (72, "receipt", "email"),
    ]

    choose(71, 0)
    assert list(rows.values_list("member_id", flat=True)) == [72]
