"""Reads of this room: frozen values, a fixed number of statements each."""

from kdim.ledger.queries.balances import (
    BalanceOf,
    account_of_role,
    balance,
    balance_after,
    balances_of_account,
    balances_of_subaccounts,
)
from kdim.ledger.queries.chart import (
    AccountRow,
    MonthOfBook,
    SubaccountRow,
    account_tree,
    book_of_cooperative,
    books_begin_on,
    periods,
    subaccounts,
)
from kdim.ledger.queries.checking import Discrepancy, check
from kdim.ledger.queries.choices import AccountChoice, account_choices, find_accounts, find_parts
from kdim.ledger.queries.holds import HoldView, holds_of
from kdim.ledger.queries.journal import (
    Journal,
    JournalEntry,
    JournalLine,
    PendingReversal,
    entries_of_request,
    entry_detail,
    journal,
    pending_reversals,
)
from kdim.ledger.queries.monthly import MonthOfAccount, monthly
from kdim.ledger.queries.months import balance_days, balance_runs
from kdim.ledger.queries.movements import AccountMovement, OpenMovements, moved_on_account, open_movements
from kdim.ledger.queries.owners import PartMoved, balances_of_owners, part_in_role, part_of_owner, parts_moved
from kdim.ledger.queries.parts import PartStatement, statements_of_parts
from kdim.ledger.queries.reversals import reversals_of, subaccounts_of_entry
from kdim.ledger.queries.statements import Statement, StatementLine, statement
from kdim.ledger.queries.trial import TrialBalance, TrialRow, trial_balance
from kdim.ledger.queries.waiting import BooksWork, books_work

__all__ = [
    "AccountChoice",
    "AccountMovement",
    "AccountRow",
    "BalanceOf",
    "BooksWork",
    "Discrepancy",
    "HoldView",
    "Journal",
    "JournalEntry",
    "JournalLine",
    "MonthOfAccount",
    "MonthOfBook",
    "OpenMovements",
    "PartMoved",
    "PartStatement",
    "PendingReversal",
    "Statement",
    "StatementLine",
    "SubaccountRow",
    "TrialBalance",
    "TrialRow",
    "account_choices",
    "account_of_role",
    "account_tree",
    "balance",
    "balance_after",
    "balance_days",
    "balance_runs",
    "balances_of_account",
    "balances_of_owners",
    "balances_of_subaccounts",
    "book_of_cooperative",
    "books_begin_on",
    "books_work",
    "check",
    "entries_of_request",
    "entry_detail",
    "find_accounts",
    "find_parts",
    "holds_of",
    "journal",
    "monthly",
    "moved_on_account",
    "open_movements",
    "part_in_role",
    "part_of_owner",
    "parts_moved",
    "pending_reversals",
    "periods",
    "reversals_of",
    "statement",
    "statements_of_parts",
    "subaccounts",
    "subaccounts_of_entry",
    "trial_balance",
]
