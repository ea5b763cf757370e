"""Codes of this room; the words for people are in ``web/labels``."""

from enum import StrEnum


class Topic(StrEnum):
    """What a message is about; its facts are described beside each."""

    RECEIPT = "receipt"  # kind (a ReceiptKind), amount, balance after it, about (the account), entry, token
