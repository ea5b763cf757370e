"""Reads of this room: frozen values, a fixed number of statements each."""

from kdim.payments.queries.drawers import (
    DrawerView,
    Kept,
    drawer_in_use,
    drawer_name,
    drawers_kept,
    kept_by,
)
from kdim.payments.queries.receipts import (
    ReceiptView,
    masked,
    receipt_by_token,
    receipt_of_entry,
    receipts_numbered,
    receipts_of_member,
    tokens_of_entries,
)

__all__ = [
    "DrawerView",
    "Kept",
    "ReceiptView",
    "drawer_in_use",
    "drawer_name",
    "drawers_kept",
    "kept_by",
    "masked",
    "receipt_by_token",
    "receipt_of_entry",
    "receipts_numbered",
    "receipts_of_member",
    "tokens_of_entries",
]
