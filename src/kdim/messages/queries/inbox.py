"""Messages as their reader finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kdim.messages.enums import Topic
from kdim.messages.models import Message


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message; ``facts`` are those of its topic, amounts in whole rupiah."""

    id: int
    topic: Topic
    facts: Mapping[str, int | str]
    on: date
    is_unread: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """One page of a member's messages, the newest first; ``count`` are there in all."""

    messages: Sequence[MessageView]
    number: int
    pages: int
    count: int


def inbox(cooperative_id: int, member_id: int, *, number: int = 1, size: int = 20) -> Inbox:
    """The page asked for, or the last when there are fewer; two statements."""
    rows = Message.objects.of(cooperative_id).filter(member_id=member_id)
    count = rows.count()
    pages = max(1, -(-count // size))
    number = min(max(1, number), pages)
    shown = rows.order_by("-id")[(number - 1) * size : number * size]
    messages = [MessageView(row.id, Topic(row.topic), row.facts, row.on, row.read_at is None) for row in shown]
    return Inbox(messages=messages, number=number, pages=pages, count=count)
