"""A delivery from one state to the next. Whoever sends claims it first, for a time; who is overtaken changes nothing.

The steps of a sending are no acts of a person: nothing of them stands in the trail, all of it in the log of messages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kdim.messages.enums import OPEN_STATES, DeliveryState, MessageChannel, Topic, Trouble
from kdim.messages.models import Delivery, Outage

#: How long a claim holds: far longer than a mail server may take to answer.
LEASE = timedelta(minutes=5)
#: The pauses after each try that did not go, in minutes: a channel may be down for a day and a half before any is lost.
PAUSES_MINUTES = (1, 5, 15, 60, 180, 360, 360, 360, 360, 360, 360)
TRIES_MAX = len(PAUSES_MINUTES) + 1


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that only its holder may send, until ``until``."""

    id: int
    cooperative_id: int
    member_id: int
    channel: MessageChannel
    topic: Topic
    facts: Mapping[str, int | str]
    on: date
    tries: int  # with the one that is about to begin
    until: datetime


def claim(cooperative_id: int, *, at: datetime, delivery_id: int) -> Claimed | None:
    """Take a delivery that is due at ``at``; None when somebody else did, or when its last try got no answer."""
    due = Delivery.objects.of(cooperative_id).filter(pk=delivery_id, state__in=OPEN_STATES, due_at__lte=at)
    row = due.select_related("message").first()
    if row is None:
        return None
    seen = Delivery.objects.of(cooperative_id).filter(pk=row.id, state=row.state, due_at=row.due_at, tries=row.tries)
    if row.tries >= TRIES_MAX:  # it was being sent for the last time when the computer stopped
        seen.update(state=DeliveryState.FAILED, ended_at=at, trouble=Trouble.NO_ANSWER, detail="")
        return None
    until = at + LEASE
    if not seen.update(state=DeliveryState.SENDING, due_at=until, tries=row.tries + 1):
        return None
    return Claimed(
        id=row.id, cooperative_id=cooperative_id, member_id=row.member_id, channel=MessageChannel(row.channel),
        topic=Topic(row.message.topic), facts=row.message.facts, on=row.message.on, tries=row.tries + 1, until=until,
    )  # fmt: skip


def note_sent(held: Claimed, *, at: datetime, address: str) -> bool:
    """It was taken. All four notes tell whether the claim still held; if not, nothing was changed."""
    _note_answering(held, at)
    return _end(held, DeliveryState.SENT, at=at, address=address)


def note_refused(held: Claimed, *, at: datetime, address: str, detail: str) -> bool:
    """It will never be taken."""
    _note_answering(held, at)
    return _end(held, DeliveryState.FAILED, at=at, address=address, trouble=Trouble.REFUSED, detail=detail)


def note_dropped(held: Claimed, *, at: datetime, trouble: Trouble) -> bool:
    """It must not or cannot be sent: the permission was taken back, or there is no address. No try is counted."""
    return _end(held, DeliveryState.DROPPED, at=at, trouble=trouble, tries=held.tries - 1)


def note_postponed(held: Claimed, *, at: datetime, trouble: Trouble, address: str = "", detail: str = "") -> bool:
    """It was not taken this time: wait longer after each try, and give up after the last."""
    if trouble is Trouble.CHANNEL_DOWN:
        _note_down(held, at, detail[:200])
    elif trouble is Trouble.TRY_LATER:
        _note_answering(held, at)
    if held.tries >= TRIES_MAX:
        return _end(held, DeliveryState.FAILED, at=at, address=address, trouble=trouble, detail=detail)
    again = at + timedelta(minutes=PAUSES_MINUTES[held.tries - 1])
    return _change(
        held, state=DeliveryState.WAITING, due_at=again, address=address, trouble=trouble, detail=detail[:200]
    )


def _note_down(held: Claimed, at: datetime, detail: str) -> None:
    """The channel does not answer; since when it was first found so stays written down."""
    known = Outage.objects.of(held.cooperative_id).filter(channel=held.channel)
    if not known.update(tried_at=at, detail=detail):
        first = Outage(
            cooperative_id=held.cooperative_id, channel=held.channel, since=at, tried_at=at, detail=detail
        )  # fmt: skip
        Outage.objects.bulk_create([first], ignore_conflicts=True)


def _note_answering(held: Claimed, at: datetime) -> None:
    """The channel answers. If it was down, what waits only for that need not sit out its pause."""
    ended, _ = Outage.objects.of(held.cooperative_id).filter(channel=held.channel).delete()
    if ended:
        Delivery.objects.of(held.cooperative_id).filter(
            channel=held.channel, state=DeliveryState.WAITING, trouble=Trouble.CHANNEL_DOWN, due_at__gt=at
        ).update(due_at=at)


def _end(
    held: Claimed, state: DeliveryState, *, at: datetime, address: str = "", trouble: str = "", detail: str = "",
    tries: int | None = None,
) -> bool:  # fmt: skip
    counted = held.tries if tries is None else tries
    return _change(held, state=state, ended_at=at, address=address, trouble=trouble, detail=detail[:200], tries=counted)


def _change(held: Claimed, **changes: object) -> bool:
    mine = Delivery.objects.of(held.cooperative_id).filter(pk=held.id, state=DeliveryState.SENDING, due_at=held.until)
    return bool(mine.update(**changes))
