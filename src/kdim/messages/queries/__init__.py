"""Reads of this room."""

from kdim.messages.queries.due import due_deliveries
from kdim.messages.queries.inbox import Inbox, MessageView, inbox
from kdim.messages.queries.subscriptions import Wanted, wanted

__all__ = ["Inbox", "MessageView", "Wanted", "due_deliveries", "inbox", "wanted"]
