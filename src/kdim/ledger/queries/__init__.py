"""Reads of this room: frozen values, a fixed number of statements each."""

from kdim.ledger.queries.balances import BalanceOf, account_of_role, balance, balances_of_subaccounts
from kdim.ledger.queries.monthly import MonthOfAccount, monthly
from kdim.ledger.queries.months import balance_days, lowest_balances
from kdim.ledger.queries.reversals import reversals_of
from kdim.ledger.queries.runs import balance_runs
from kdim.ledger.queries.statements import Statement, StatementLine, statement
from kdim.ledger.queries.waiting import BooksWork, books_work

__all__ = [
    "BalanceOf",
    "BooksWork",
    "MonthOfAccount",
    "Statement",
    "StatementLine",
    "account_of_role",
    "balance",
    "balance_days",
    "balance_runs",
    "balances_of_subaccounts",
    "books_work",
    "lowest_balances",
    "monthly",
    "reversals_of",
    "statement",
]
