"""Codes of this room; the words for people are in ``web/labels.py``."""

from enum import StrEnum


class ReceiptKind(StrEnum):
    """What a receipt confirms."""

    SIMPANAN_POKOK = "simpanan_pokok"
    SIMPANAN_WAJIB = "simpanan_wajib"
    SAVINGS_DEPOSIT = "savings_deposit"
    SAVINGS_WITHDRAWAL = "savings_withdrawal"

    @property
    def is_paid_out(self) -> bool:
        """Whether the cooperative gave the money; otherwise it took it."""
        return self is ReceiptKind.SAVINGS_WITHDRAWAL


class DrawerStatus(StrEnum):
    """A drawer takes and pays while it is open; after its count only its closing is left."""

    OPEN = "open"
    COUNTED = "counted"
    CLOSED = "closed"

    @property
    def is_in_use(self) -> bool:
        """Whether a teller answers for the money in it."""
        return self is not DrawerStatus.CLOSED


class ReceiptStatus(StrEnum):
    """What the receipt is worth today."""

    VALID = "valid"
    CANCELLED = "cancelled"  # its entry was reversed
