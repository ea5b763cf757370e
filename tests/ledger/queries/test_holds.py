"""What is set aside of a subaccount."""

from tests.savings.conftest import neighbour, saving

from kdim.ledger.queries import HoldView, holds_of
from kdim.savings.actions import place_hold, release_hold
from kdim.savings.queries import account_detail

__all__ = ["neighbour", "saving"]


def test_holds_stand_until_they_are_released_and_are_the_cooperatives_own(saving, neighbour, on, at):
    account = saving.account()
    saving.deposit(account, 100_000)
    held = [
        place_hold(**saving.frame, account_id=account, amount=amount, reason="Jaminan") for amount in (20_000, 30_000)
    ]
    release_hold(**saving.frame, hold_id=held[0], reason="Lunas")
    subaccount = account_detail(saving.actor.cooperative_id, account, on).subaccount_id
    assert holds_of(saving.actor.cooperative_id, subaccount) == [HoldView(held[1], 30_000, "Jaminan", at)]
    assert holds_of(neighbour.actor.cooperative_id, subaccount) == []
