"""Telling members something, and their reading it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, NotAllowed
from kdim.messages.channels import open_channels
from kdim.messages.enums import DeliveryState, Topic
from kdim.messages.models import Delivery, Message, Subscription


@dataclass(frozen=True, slots=True)
class Told:
    """What one member is told: ``event`` names what happened, ``facts`` are those of the topic (see ``enums``)."""

    member_id: int
    topic: Topic
    event: str
    on: date
    facts: dict[str, int | str] = field(default_factory=dict)


def tell(*, actor: Actor, at: datetime, told: Sequence[Told]) -> None:
    """Write messages, as part of the act that they tell of: given up with it, and read by nobody before it stands.

    Whoever wants the topic by other channels too gets a delivery for each, which the outbox sends after the commit.
    Two statements for any number, four when something is to be sent. An event of which the member was told before is
    passed over.
    """
    rows = [
        Message(
            cooperative_id=actor.cooperative_id, member_id=one.member_id, topic=one.topic, event=one.event,
            facts=one.facts, on=one.on, told_at=at,
        )
        for one in told
    ]  # fmt: skip
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    _send_by_other_channels(actor.cooperative_id, at, rows)


def _send_by_other_channels(cooperative_id: int, at: datetime, rows: Sequence[Message]) -> None:
    """Put what members want sent into the outbox."""
    found = Subscription.objects.of(cooperative_id).filter(
        member_id__in={row.member_id for row in rows}, topic__in={row.topic for row in rows},
        channel__in=open_channels(),
    )  # fmt: skip
    wanted: dict[tuple[int, str], list[str]] = {}
    for member_id, topic, channel in found.values_list("member_id", "topic", "channel"):
        wanted.setdefault((member_id, topic), []).append(channel)
    if not wanted:
        return
    written = set(
        Message.objects.of(cooperative_id).filter(id__in=[row.id for row in rows]).values_list("id", flat=True)
    )
    Delivery.objects.bulk_create(
        [
            Delivery(
                cooperative_id=cooperative_id, message_id=row.id, member_id=row.member_id, channel=channel,
                state=DeliveryState.WAITING, made_at=at, due_at=at,
            )
            for row in rows
            if row.id in written
            for channel in wanted.get((row.member_id, row.topic), [])
        ]
    )  # fmt: skip


@act("messages.read", power=None)
def read_messages(*, actor: Actor, request_id: UUID, at: datetime, until_id: int) -> int:
    """Mark the member's own messages up to one of them as read; gives how many were unread.

    What came after that message stays unread: the member has not seen it. Raises :class:`NotAllowed` for who is no
    member.
    """
    if actor.member_id is None:
        raise NotAllowed(power="", name=actor.name)
    unread = Message.objects.of(actor.cooperative_id).filter(member_id=actor.member_id, read_at__isnull=True)
    count = int(unread.filter(id__lte=until_id).update(read_at=at))
    note(subject=f"member:{actor.member_id}", count=count)
    return count
