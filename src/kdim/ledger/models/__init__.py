"""Tables of this room. Nothing outside the room touches them."""

from kdim.ledger.models.books import Account, Book, Hold, Period, RoleAccount, Subaccount
from kdim.ledger.models.entries import Balance, Entry, Line, ReversalRequest, Total

__all__ = [
    "Account",
    "Balance",
    "Book",
    "Entry",
    "Hold",
    "Line",
    "Period",
    "ReversalRequest",
    "RoleAccount",
    "Subaccount",
    "Total",
]
