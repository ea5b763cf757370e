"""Tables of this room."""

from kdim.savings.models.accounts import (
    DuesObligation,
    InterestRun,
    ProductTerms,
    SavingsAccount,
    SavingsProduct,
)
from kdim.savings.models.deposits import DepositInterest, DepositTerms, TermDeposit

__all__ = [
    "DepositInterest",
    "DepositTerms",
    "DuesObligation",
    "InterestRun",
    "ProductTerms",
    "SavingsAccount",
    "SavingsProduct",
    "TermDeposit",
]
