"""Setting part of an account aside; what a hold does to withdrawals stands in ``test_desk``."""

import pytest

from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed
from kdim.ledger.actions import InsufficientBalance, UnknownHold
from kdim.savings import actions


def hold(saving, account, amount):
    return actions.place_hold(**saving.frame, account_id=account, amount=amount, reason="Jaminan")


def test_no_more_is_held_than_is_there(saving):
    account = saving.account()
    saving.deposit(account, 50_000)
    with pytest.raises(InsufficientBalance):
        hold(saving, account, 50_001)

    assert hold(saving, account, 50_000)


def test_the_cashier_holds_nothing(saving, actor_as):
    account = saving.account()
    saving.actor = actor_as(Role.KASIR)
    with pytest.raises(NotAllowed):
        hold(saving, account, 1_000)


def test_a_hold_is_released_once(saving):
    account = saving.account()
    saving.deposit(account, 50_000)
    placed = hold(saving, account, 50_000)
    actions.release_hold(**saving.frame, hold_id=placed, reason="Lunas")
    with pytest.raises(UnknownHold):
        actions.release_hold(**saving.frame, hold_id=placed, reason="Lunas")


def test_the_neighbour_s_hold_is_unknown(saving, neighbour):
    account = neighbour.account()
    neighbour.deposit(account, 50_000)
    placed = hold(neighbour, account, 1_000)
    with pytest.raises(UnknownHold):
        actions.release_hold(**saving.frame, hold_id=placed, reason="x")
