"""What stands on an account now."""

from kdim.ledger.queries import BalanceOf
from kdim.savings.actions import place_hold
from kdim.savings.models import SavingsAccount
from kdim.savings.queries.standings import standing_of


def test_balance_held_and_available(saving):
    account = saving.account()
    saving.deposit(account, 50_000)
    place_hold(**saving.frame, account_id=account, amount=20_000, reason="Jaminan")
    row = SavingsAccount.objects.of(saving.actor.cooperative_id).get(id=account)

    assert standing_of(row) == BalanceOf(amount=50_000, held=20_000, available=30_000)
