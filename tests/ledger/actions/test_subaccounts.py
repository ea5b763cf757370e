"""Parts of control accounts, and money held back."""

from uuid import uuid4

import pytest
from django.db import transaction

from kdim.ledger import actions, queries
from kdim.ledger.enums import AccountRole, OwnerKind


def hold(books, amount, subaccount=None):
    return actions.place_hold(
        actor=books.actor, request_id=uuid4(), at=books.at, subaccount_id=subaccount or books.siti, amount=amount,
        reason="Jaminan",
    )  # fmt: skip


def release(books, hold_id):
    actions.release_hold(actor=books.actor, request_id=uuid4(), at=books.at, hold_id=hold_id, reason="Lunas")


def open_part(books, account, owner_id=1, **more):
    return actions.open_subaccount(
        actor=books.actor, account=account, owner_kind=OwnerKind.SAVINGS_ACCOUNT, owner_id=owner_id, name="Siti",
        on=books.on, **more,
    )  # fmt: skip


def test_what_is_held_cannot_be_withdrawn_until_it_is_released(books):
    books.deposit(100)
    held = hold(books, 70)
    with pytest.raises(actions.InsufficientBalance) as refused, transaction.atomic():
        books.withdraw(31)
    assert (refused.value.facts["available"], refused.value.facts["held"]) == (30, 70)
    assert queries.balances_of_subaccounts(books.cooperative_id, [books.siti])[books.siti] == queries.BalanceOf(
        100, 70, 30
    )
    release(books, held)
    books.withdraw(31)
    with pytest.raises(actions.UnknownHold):
        release(books, held)
    assert queries.check(books.cooperative_id) == []


def test_more_than_there_is_cannot_be_held(books):
    books.deposit(100)
    hold(books, 60)
    with pytest.raises(actions.InsufficientBalance) as refused:
        hold(books, 41)
    assert refused.value.facts["available"] == 40


def test_a_floor_stops_withdrawals_but_not_deposits(books):
    actions.set_floor(actor=books.actor, subaccount_id=books.siti, floor=50)
    books.deposit(10)
    books.deposit(90)
    with pytest.raises(actions.InsufficientBalance) as refused, transaction.atomic():
        books.withdraw(51)
    assert refused.value.facts["available"] == 50
    actions.set_floor(actor=books.actor, subaccount_id=books.siti, floor=None)
    books.withdraw(150)
    assert queries.balances_of_subaccounts(books.cooperative_id, [books.siti])[books.siti].available == -50


def test_opening_twice_gives_the_same_part(books):
    assert open_part(books, AccountRole.SAVINGS_SUKARELA) == books.siti


def test_only_a_control_account_is_divided(books):
    with pytest.raises(actions.SubaccountNotExpected):
        open_part(books, AccountRole.CASH_DESK)
    with pytest.raises(actions.UnknownAccount):
        open_part(books, 77)
    with pytest.raises(actions.RoleNotMapped):
        open_part(books, AccountRole.SAVINGS_SUKARELA, book_id=77)


@pytest.mark.parametrize("filler", [0, 40])
def test_only_an_empty_part_is_closed_and_then_takes_nothing(books, filler):
    from tests.ledger.support import deposit

    books.deposit(100)
    with pytest.raises(actions.SubaccountNotEmpty) as refused:
        actions.close_subaccount(actor=books.actor, subaccount_id=books.siti, on=books.on)
    assert refused.value.facts == {"balance": 100, "held": 0, "name": "Siti"}
    books.withdraw(100)
    actions.close_subaccount(actor=books.actor, subaccount_id=books.siti, on=books.on)
    with pytest.raises(actions.SubaccountClosed) as refused, transaction.atomic():
        books.post(*[deposit(1, books.budi, books.on)] * filler, deposit(5, books.siti, books.on))
    assert refused.value.facts == {"subaccount": books.siti, "name": "Siti"}
    with pytest.raises(actions.SubaccountClosed):
        hold(books, 1)
    with pytest.raises(actions.UnknownSubaccount):
        hold(books, 1, subaccount=77)
    [siti] = [row for row in queries.subaccounts(books.cooperative_id, account=sukarela(books)) if row.name == "Siti"]
    assert (siti.closed_on, siti.balance, siti.held) == (books.on, 0, 0)
    assert queries.check(books.cooperative_id) == []


def sukarela(books):
    return queries.account_of_role(books.cooperative_id, AccountRole.SAVINGS_SUKARELA)
