"""Keys of the hand-written tables and what every contender deposits. Standard library only."""

COOPERATIVE, BOOK, CASH, SAVINGS, EXPENSE, TAX = 1, 2, 11, 12, 13, 14
FIRST_SUBACCOUNT = 1_000_000
FIRST_ID = 10_000_000_000
TODAY = "2025-06-16"
DEPOSIT = 50_000
#: Slots of the cash account on PostgreSQL, as the ledger spreads it.
SLOTS = 16
#: Hashing an entry is the ledger's own promise, so the hand-written program stores a constant.
HASH = bytes(32)
