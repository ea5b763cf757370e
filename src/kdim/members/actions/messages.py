"""What is sent to a member outside of the portal: chosen by the member, or written down at the office."""

from datetime import datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor
from kdim.kernel.refusals import Refusal
from kdim.members.actions.consents import whose
from kdim.members.queries.reaching import Reach, reach
from kdim.messages.actions import subscribe
from kdim.messages.channels import is_open
from kdim.messages.enums import MessageChannel, Topic


class ChannelWithoutAddress(Refusal):
    """The member has no address for the channel; facts: ``channel``, ``name``."""

    code = "channel_without_address"


class MessagesNotAllowed(Refusal):
    """The member has not allowed the cooperative to send messages; fact: ``name``."""

    code = "messages_not_allowed"


class ChannelShut(Refusal):
    """This install does not send by that channel; fact: ``channel``."""

    code = "channel_shut"


class TopicsMissing(Refusal):
    """A channel was chosen, but nothing to be told by it."""

    code = "topics_missing"


class ChannelsMissing(Refusal):
    """Something to be told was chosen, but no channel to tell it by."""

    code = "channels_missing"


@act("members.choose_messages", power=None)
def choose_messages(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    member_id: int,
    topics: frozenset[Topic],
    channels: frozenset[MessageChannel],
) -> None:
    """From now on these topics by these channels; both empty: only the inbox of the portal, which always has all.

    Members for themselves, staff with ``Power.EDIT_MEMBERS``. Raises ``NotAllowed``, ``MemberNotFound``,
    :class:`TopicsMissing`, :class:`ChannelsMissing`, :class:`MessagesNotAllowed`, :class:`ChannelShut`,
    :class:`ChannelWithoutAddress`.
    """
    member, _ = whose(actor, member_id)
    known = reach(actor.cooperative_id, member.id)
    assert known is not None, "the member was locked a moment ago"
    if channels or topics:
        _require(known, topics, channels)
    subscribe(actor.cooperative_id, member_id=member.id, topics=topics, channels=channels)
    note(subject=f"member:{member.id}")


def _require(known: Reach, topics: frozenset[Topic], channels: frozenset[MessageChannel]) -> None:
    if not topics:
        raise TopicsMissing
    if not channels:
        raise ChannelsMissing
    if not known.may_be_told:
        raise MessagesNotAllowed(name=known.name)
    for channel in sorted(channels):
        if not is_open(channel):
            raise ChannelShut(channel=channel.value)
        if not known.address(channel):
            raise ChannelWithoutAddress(channel=channel.value, name=known.name)
