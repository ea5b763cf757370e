"""Tables of this room."""

from kdim.savings.models.accounts import (
    DuesObligation,
    InterestRun,
    ProductTerms,
    SavingsAccount,
    SavingsProduct,
)
from kdim.savings.models.deposits import DepositInterest, DepositRun, DepositTerms, TermDeposit

__all__ = [
    "DepositInterest",
    "DepositRun",
    "DepositTerms",
    "DuesObligation",
    "InterestRun",
    "ProductTerms",
    "SavingsAccount",
    "SavingsProduct",
    "TermDeposit",
]
