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
#: Yearly interest in parts per million, and the month it is worked out for.
RATE_PPM = 60_000
MONTH_BEGINS, MONTH_ENDS, MONTH_DAYS = "2025-06-01", "2025-06-30", 30
#: Interest above this in a month is taxed by a tenth (PP 15/2009).
TAX_FREE, TAX_PPM = 240_000, 100_000
#: What the statements in bench/sql are filled in with.
FACTS = {
    "d": 1_000_000 * 365, "rate": RATE_PPM, "days": MONTH_DAYS, "c": COOPERATIVE, "savings": SAVINGS,
    "first": MONTH_BEGINS, "last": MONTH_ENDS,
}  # fmt: skip


def amount_sql(number: str) -> str:
    """What member ``number`` (an SQL expression, from 0) deposits each time; every hundredth a hundredfold."""
    return f"(({DEPOSIT} + {number} % 997 * 100) * CASE WHEN {number} % 100 = 0 THEN 100 ELSE 1 END)"


def deposit_days(in_month: int, earlier: int) -> list[str]:
    """Days of ``earlier`` batches in the months before, oldest first, then of ``in_month`` batches in the month."""
    before = [f"2025-{1 + number % 5:02}-{1 + number // 5:02}" for number in range(earlier)]
    return sorted(before) + [f"2025-06-{3 + 4 * number:02}" for number in range(in_month)]
