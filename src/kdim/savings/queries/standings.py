"""What stands on an account now."""

from kdim.ledger import queries as books
from kdim.ledger.queries import BalanceOf
from kdim.savings.models import SavingsAccount


def standing_of(account: SavingsAccount) -> BalanceOf:
    """Balance and held rupiah of one account, in one statement."""
    return books.balances_of_subaccounts(account.cooperative_id, [account.subaccount_id])[account.subaccount_id]
