"""Payments at the desk go through the drawer of whoever acts, and are numbered in it."""

from datetime import date, timedelta

import pytest
from tests.payments.conftest import ON

from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.payments import actions
from kdim.payments.models import Drawer, Receipt
from kdim.payments.queries import receipt_by_token
from kdim.savings import actions as savings
from kdim.savings.actions import Collected


def part(cash, drawer):
    return Drawer.objects.of(cash.cooperative_id).get(id=drawer).subaccount_id


def test_a_deposit_goes_into_the_tellers_drawer(cash):
    drawer = cash.open(cash.dewi, 0)
    paid = cash.deposit(cash.dewi, 50_000)

    lines = books.entry_detail(cash.cooperative_id, paid["entry"]).lines
    assert [(line.code, line.subaccount_id, line.debit, line.credit) for line in lines] == [
        ("11103", part(cash, drawer), 50_000, 0),
        (lines[1].code, lines[1].subaccount_id, 0, 50_000),
    ]
    assert books.balance(cash.cooperative_id, subaccount=part(cash, drawer)) == 50_000


def test_without_a_drawer_no_cash_is_taken(cash):
    with pytest.raises(actions.DrawerNotOpen) as refused:
        cash.deposit(cash.dewi)

    assert refused.value.facts == {"name": "Dewi"}
    assert not Receipt.objects.of(cash.cooperative_id).filter(issued_by="Dewi").exists()


def test_yesterdays_drawer_takes_nothing_today(cash):
    cash.open(cash.dewi)
    with pytest.raises(actions.DrawerOfAnotherDay):
        cash.deposit(cash.dewi, on=date(2025, 6, 17), at=cash.saving.at + timedelta(days=1))


def test_a_colleagues_open_drawer_is_not_used(cash):
    cash.open(cash.joko)
    with pytest.raises(actions.DrawerNotOpen):
        cash.deposit(cash.dewi)


def test_no_more_is_paid_out_than_the_drawer_holds(cash):
    cash.open(cash.joko, 0)
    cash.deposit(cash.joko, 900_000)
    cash.open(cash.dewi, 100_000)
    with pytest.raises(actions.DrawerTooLittle):
        cash.withdraw(cash.dewi, 100_001)
    cash.withdraw(cash.dewi, 100_000)


def test_receipts_count_within_a_drawer_without_gaps(cash):
    cash.open(cash.dewi), cash.open(cash.joko)
    tokens = [cash.deposit(who)["receipt"] for who in (cash.dewi, cash.joko, cash.dewi)]
    with pytest.raises(savings.WithdrawalTooLarge):
        cash.withdraw(cash.dewi, 10_000_000)
    tokens.append(cash.deposit(cash.dewi)["receipt"])

    numbers = [receipt_by_token(cash.cooperative_id, token).number for token in tokens]
    assert numbers == ["250616-1-001", "250616-2-001", "250616-1-002", "250616-1-003"]


def test_pokok_and_wajib_and_lists_go_through_the_drawer_too(cash):
    drawer = cash.open(cash.dewi, 0)
    member = cash.saving.person("Budi Santoso")
    savings.pay_pokok(**cash.frame(cash.dewi), on=ON, member_id=member, amount=100_000)
    savings.pay_wajib(**cash.frame(cash.dewi), on=ON, member_id=member, amount=50_000)
    rows = [Collected(cash.account, 20_000), Collected(cash.saving.account(member), 30_000)]
    told = savings.record_collection(**cash.frame(cash.dewi), on=ON, rows=rows)

    assert books.balance(cash.cooperative_id, subaccount=part(cash, drawer)) == 200_000
    numbers = [receipt_by_token(cash.cooperative_id, token).number for token in told["receipts"]]
    assert numbers == ["250616-1-003", "250616-1-004"]


def test_where_no_drawers_are_kept_cash_is_one_account_and_the_year_counts(saving, cash_without_drawers):
    before = books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK)
    paid = cash_without_drawers()

    assert books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK) == before + 50_000
    assert receipt_by_token(saving.actor.cooperative_id, paid["receipt"]).number.startswith("2025/0000")


@pytest.fixture
def cash_without_drawers(saving, actor_as):
    """A deposit taken by a person of a cooperative that decided nothing about drawers."""
    from dataclasses import replace

    from kdim.cooperatives.actions import make_person
    from kdim.cooperatives.enums import Role

    person = make_person(
        cooperative_id=saving.actor.cooperative_id, name="Dewi", phone="+628139", sign_in_names=("+628139",)
    )
    actor = replace(actor_as(Role.KASIR), person_id=person)
    account = saving.account()
    return lambda: savings.record_deposit(**{**saving.frame, "actor": actor}, on=ON, account_id=account, amount=50_000)
