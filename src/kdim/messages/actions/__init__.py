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
from kdim.messages.actions.subscribing import subscribe

__all__ = [
    "Claimed",
    "Told",
    "claim",
    "note_dropped",
    "note_postponed",
    "note_refused",
    "note_sent",
    "read_messages",
    "subscribe",
    "tell",
]
