"""Writes of this room."""

from kdim.messages.actions.delivering import (
    Claimed,
    claim,
    note_dropped,
    note_postponed,
    note_refused,
    note_sent,
)
from kdim.messages.actions.inbox import Told, read_messages, tell
from kdim.messages.actions.resending import (
    DeliveryBeingSent,
    DeliveryUnknown,
    DeliveryWasSent,
    put_aside,
    send_again,
    send_all_again,
)
from kdim.messages.actions.subscribing import subscribe

__all__ = [
    "Claimed",
    "DeliveryBeingSent",
    "DeliveryUnknown",
    "DeliveryWasSent",
    "Told",
    "claim",
    "note_dropped",
    "note_postponed",
    "note_refused",
    "note_sent",
    "put_aside",
    "read_messages",
    "send_again",
    "send_all_again",
    "subscribe",
    "tell",
]
