"""What a member wants sent."""

from kdim.messages.actions import subscribe
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.queries import Wanted, wanted


def test_topics_and_channels_are_those_of_the_member_in_one_statement(
    actor, other_cooperative, django_assert_num_queries
):
    chosen = Wanted(frozenset({Topic.RECEIPT}), frozenset({MessageChannel.EMAIL, MessageChannel.SMS}))
    subscribe(actor.cooperative_id, member_id=71, topics=chosen.topics, channels=chosen.channels)

    with django_assert_num_queries(1):
        assert wanted(actor.cooperative_id, 71) == chosen
    assert wanted(actor.cooperative_id, 72) == Wanted(frozenset(), frozenset())
    assert wanted(other_cooperative.id, 71) == Wanted(frozenset(), frozenset())
