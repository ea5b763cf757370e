"""Reads of this room."""

from kdim.messages.queries.due import due_deliveries
from kdim.messages.queries.inbox import Inbox, MessageView, inbox
from kdim.messages.queries.log import DeliveryPage, DeliveryView, OutageView, delivery, delivery_log, outages
from kdim.messages.queries.subscriptions import Wanted, wanted

__all__ = [
    "DeliveryPage",
    "DeliveryView",
    "Inbox",
    "MessageView",
    "OutageView",
    "Wanted",
    "delivery",
    "delivery_log",
    "due_deliveries",
    "inbox",
    "outages",
    "wanted",
]
