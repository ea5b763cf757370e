"""Writes of this room, one function per thing that can happen."""

from kdim.payments.actions.closing import close_drawer, count_drawer, resume_drawer, return_kept
from kdim.payments.actions.drawers import (
    bring_to_vault,
    check_from_vault,
    check_to_vault,
    open_drawer,
    take_from_vault,
)
from kdim.payments.actions.receipts import Confirmation, issue_receipt, issue_receipts
from kdim.payments.actions.refusals import (
    CashAmountNotPositive,
    DifferenceUnexplained,
    DrawerAlreadyOpen,
    DrawerClosed,
    DrawerMoved,
    DrawerNeedsPerson,
    DrawerNotCounted,
    DrawerNotOpen,
    DrawerOfAnotherDay,
    DrawersNotKept,
    DrawerTooLittle,
    DrawerUnknown,
    KeptTooMuch,
    NothingKept,
    TakesNoDrawer,
    VaultTooLittle,
)
from kdim.payments.actions.till import lock_till, post_at_desk

__all__ = [
    "CashAmountNotPositive",
    "Confirmation",
    "DifferenceUnexplained",
    "DrawerAlreadyOpen",
    "DrawerClosed",
    "DrawerMoved",
    "DrawerNeedsPerson",
    "DrawerNotCounted",
    "DrawerNotOpen",
    "DrawerOfAnotherDay",
    "DrawerTooLittle",
    "DrawerUnknown",
    "DrawersNotKept",
    "KeptTooMuch",
    "NothingKept",
    "TakesNoDrawer",
    "VaultTooLittle",
    "bring_to_vault",
    "check_from_vault",
    "check_to_vault",
    "close_drawer",
    "count_drawer",
    "issue_receipt",
    "issue_receipts",
    "lock_till",
    "open_drawer",
    "post_at_desk",
    "resume_drawer",
    "return_kept",
    "take_from_vault",
]
