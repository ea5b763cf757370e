"""Reads of this room: frozen values, a fixed number of statements each."""

from kdim.ledger.queries.balances import BalanceOf, account_of_role, balance, balances_of_subaccounts
from kdim.ledger.queries.statements import Statement, StatementLine, statement

__all__ = [
    "BalanceOf",
    "Statement",
    "StatementLine",
    "account_of_role",
    "balance",
    "balances_of_subaccounts",
    "statement",
]
