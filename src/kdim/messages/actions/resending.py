"""What people at the office decide about a delivery: to send it again, or to leave it."""

from datetime import datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal
from kdim.messages.enums import DeliveryState, MessageChannel, Trouble
from kdim.messages.models import Delivery

#: Why a delivery ended that a second round of tries may still bring to its member.
CURABLE = (Trouble.CHANNEL_DOWN, Trouble.TRY_LATER, Trouble.NO_ANSWER, Trouble.DEFECT)


class DeliveryUnknown(Refusal):
    """No such delivery in this cooperative."""

    code = "delivery_unknown"


class DeliveryWasSent(Refusal):
    """It was taken already; fact: ``sent_at``."""

    code = "delivery_was_sent"


class DeliveryBeingSent(Refusal):
    """It is on its way at this moment."""

    code = "delivery_being_sent"


@act("messages.send_again", power=Power.SEND_MESSAGES)
def send_again(*, actor: Actor, request_id: UUID, at: datetime, delivery_id: int) -> None:
    """Put a delivery back into the outbox with all its tries, due at once; the outbox asks for permission again.

    Raises :class:`DeliveryUnknown`, :class:`DeliveryWasSent`, :class:`DeliveryBeingSent`.
    """
    row = _open_to_change(actor.cooperative_id, delivery_id)
    _change(row, state=DeliveryState.WAITING, tries=0, due_at=at, ended_at=None)
    note(subject=f"member:{row.member_id}", channel=row.channel)


@act("messages.send_all_again", power=Power.SEND_MESSAGES)
def send_all_again(*, actor: Actor, request_id: UUID, at: datetime, channel: MessageChannel) -> int:
    """Try at once whatever waits for a channel or was given up on it for a reason that passes; gives how many."""
    rows = Delivery.objects.of(actor.cooperative_id).filter(channel=channel)
    waits = rows.filter(state=DeliveryState.WAITING, tries__gt=0, due_at__gt=at).update(due_at=at)
    given_up = rows.filter(state=DeliveryState.FAILED, trouble__in=CURABLE).update(
        state=DeliveryState.WAITING, tries=0, due_at=at, ended_at=None
    )
    note(count=waits + given_up)
    return int(waits + given_up)


@act("messages.put_aside", power=Power.SEND_MESSAGES)
def put_aside(*, actor: Actor, request_id: UUID, at: datetime, delivery_id: int) -> None:
    """This delivery is not to be sent; the message stays in the portal, and sending again takes it up once more.

    Raises :class:`DeliveryUnknown`, :class:`DeliveryWasSent`, :class:`DeliveryBeingSent`.
    """
    row = _open_to_change(actor.cooperative_id, delivery_id)
    _change(row, state=DeliveryState.DROPPED, ended_at=at, trouble=Trouble.PUT_ASIDE)
    note(subject=f"member:{row.member_id}", channel=row.channel)


def _open_to_change(cooperative_id: int, delivery_id: int) -> Delivery:
    row: Delivery | None = Delivery.objects.of(cooperative_id).filter(pk=delivery_id).first()
    if row is None:
        raise DeliveryUnknown
    if row.state == DeliveryState.SENT:
        raise DeliveryWasSent(sent_at=row.ended_at)
    if row.state == DeliveryState.SENDING:
        raise DeliveryBeingSent
    return row


def _change(row: Delivery, **changes: object) -> None:
    """Only as it was seen: a round of the outbox may have taken it a moment ago."""
    seen = Delivery.objects.of(row.cooperative_id).filter(
        pk=row.pk, state=row.state, tries=row.tries, due_at=row.due_at
    )
    if not seen.update(**changes):
        raise DeliveryBeingSent
