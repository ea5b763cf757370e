"""Reads of this room: frozen values, a fixed number of statements each."""

from kdim.payments.queries.drawers import (
    PAGE,
    DrawerPage,
    DrawerView,
    Kept,
    drawer_by_id,
    drawer_in_use,
    drawer_name,
    drawers,
    drawers_kept,
    kept_by,
)
from kdim.payments.queries.recap import CountView, KeptView, Recap, RecapLine, counts_of, floats, recap
from kdim.payments.queries.receipts import (
    ReceiptView,
    masked,
    receipt_by_token,
    receipt_of_entry,
    receipts_numbered,
    receipts_of_entries,
    receipts_of_member,
    tokens_of_entries,
)

__all__ = [
    "PAGE",
    "CountView",
    "DrawerPage",
    "DrawerView",
    "Kept",
    "KeptView",
    "Recap",
    "RecapLine",
    "ReceiptView",
    "counts_of",
    "drawer_by_id",
    "drawer_in_use",
    "drawer_name",
    "drawers",
    "drawers_kept",
    "floats",
    "kept_by",
    "masked",
    "recap",
    "receipt_by_token",
    "receipt_of_entry",
    "receipts_numbered",
    "receipts_of_entries",
    "receipts_of_member",
    "tokens_of_entries",
]
