"""Writes of this room, one function per thing that can happen."""

from kdim.payments.actions.drawers import bring_to_vault, open_drawer, take_from_vault
from kdim.payments.actions.receipts import Confirmation, issue_receipt, issue_receipts
from kdim.payments.actions.refusals import (
    CashAmountNotPositive,
    DrawerAlreadyOpen,
    DrawerNeedsPerson,
    DrawerNotOpen,
    DrawerOfAnotherDay,
    DrawersNotKept,
    DrawerTooLittle,
    VaultTooLittle,
)
from kdim.payments.actions.till import lock_till, post_at_desk

__all__ = [
    "CashAmountNotPositive",
    "Confirmation",
    "DrawerAlreadyOpen",
    "DrawerNeedsPerson",
    "DrawerNotOpen",
    "DrawerOfAnotherDay",
    "DrawerTooLittle",
    "DrawersNotKept",
    "VaultTooLittle",
    "bring_to_vault",
    "issue_receipt",
    "issue_receipts",
    "lock_till",
    "open_drawer",
    "post_at_desk",
    "take_from_vault",
]
