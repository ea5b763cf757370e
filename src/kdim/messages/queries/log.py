"""The log of the outbox as the office sees it: what was sent, what waits, what was given up, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from kdim.messages.enums import OPEN_STATES, DeliveryState, MessageChannel, Topic, Trouble
from kdim.messages.models import Delivery, Outage


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One delivery; ``due_at`` is the next try while it waits, ``address`` where it was tried last, unmasked."""

    id: int
    member_id: int
    channel: MessageChannel
    topic: Topic
    facts: Mapping[str, int | str]
    on: date
    state: DeliveryState
    trouble: Trouble | None
    detail: str
    address: str
    tries: int
    made_at: datetime
    due_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    """One page of the log, the newest first; ``count`` rows in all."""

    rows: Sequence[DeliveryView]
    number: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class OutageView:
    """A channel that does not answer since then; ``waiting`` deliveries wait for it, ``lost`` were given up."""

    channel: MessageChannel
    since: datetime
    tried_at: datetime
    detail: str
    waiting: int
    lost: int


def delivery_log(
    cooperative_id: int, *, states: Sequence[DeliveryState] = (), channel: MessageChannel | None = None,
    members: "Sequence[int] | QuerySet[Any] | None" = None, number: int = 1, size: int = 50,
) -> DeliveryPage:  # fmt: skip
    """The page asked for, or the last when there are fewer; two statements. Nothing named means all of it."""
    rows = Delivery.objects.of(cooperative_id)
    if states:
        rows = rows.filter(state__in=states)
    if channel is not None:
        rows = rows.filter(channel=channel)
    if members is not None:
        rows = rows.filter(member_id__in=members)
    count = rows.count()
    pages = max(1, -(-count // size))
    number = min(max(1, number), pages)
    shown = rows.select_related("message").order_by("-id")[(number - 1) * size : number * size]
    return DeliveryPage(rows=[_view(row) for row in shown], number=number, pages=pages, count=count)


def delivery(cooperative_id: int, delivery_id: int) -> DeliveryView | None:
    """One delivery, or nothing for one of another cooperative."""
    row = Delivery.objects.of(cooperative_id).select_related("message").filter(pk=delivery_id).first()
    return None if row is None else _view(row)


def outages(cooperative_id: int) -> Sequence[OutageView]:
    """The channels that are down, each with what hangs on it; one statement, two when there are any."""
    down = list(Outage.objects.of(cooperative_id).order_by("since"))
    if not down:
        return []
    hanging = Delivery.objects.of(cooperative_id).filter(channel__in=[one.channel for one in down])
    counted = hanging.order_by().values("channel").annotate(
        waiting=Count("id", filter=Q(state__in=OPEN_STATES)),
        lost=Count("id", filter=Q(state=DeliveryState.FAILED, trouble=Trouble.CHANNEL_DOWN)),
    )  # fmt: skip
    counts = {row["channel"]: row for row in counted.filter(state__in=[*OPEN_STATES, DeliveryState.FAILED])}
    return [
        OutageView(
            channel=MessageChannel(one.channel), since=one.since, tried_at=one.tried_at, detail=one.detail,
            waiting=counts.get(one.channel, {}).get("waiting", 0), lost=counts.get(one.channel, {}).get("lost", 0),
        )
        for one in down
    ]  # fmt: skip


def _view(row: Delivery) -> DeliveryView:
    told = row.message
    return DeliveryView(
        id=row.pk, member_id=row.member_id, channel=MessageChannel(row.channel), topic=Topic(told.topic),
        facts=told.facts, on=told.on, state=DeliveryState(row.state),
        trouble=Trouble(row.trouble) if row.trouble else None, detail=row.detail, address=row.address,
        tries=row.tries, made_at=row.made_at, due_at=row.due_at, ended_at=row.ended_at,
    )  # fmt: skip
