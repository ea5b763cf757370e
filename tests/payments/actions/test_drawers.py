"""A teller's drawer and its part of the books."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from tests.payments.conftest import ON

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed, system_actor
from kdim.ledger import queries as books
from kdim.ledger.actions import DrawerByHand, record_journal
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole
from kdim.payments import actions
from kdim.payments.models import Drawer
from kdim.payments.queries import drawer_in_use


def in_drawer(cash, drawer_id):
    drawer = Drawer.objects.of(cash.cooperative_id).get(id=drawer_id)
    return books.balance(cash.cooperative_id, subaccount=drawer.subaccount_id)


def in_vault(cash):
    return books.balance(cash.cooperative_id, account=AccountRole.CASH_DESK)


def test_a_drawer_opens_with_what_comes_from_the_vault(cash):
    before = in_vault(cash)
    drawer = cash.open(cash.dewi, 1_500_000)

    assert (in_drawer(cash, drawer), before - in_vault(cash)) == (1_500_000, 1_500_000)
    view = drawer_in_use(cash.cooperative_id, cash.dewi.person_id)
    assert (view.id, view.code, view.opened_with, view.receipts) == (drawer, "250616-1", 1_500_000, 0)


def test_a_drawer_may_begin_empty_and_posts_nothing(cash):
    drawer = cash.open(cash.dewi, 0)

    assert in_drawer(cash, drawer) == 0
    assert books.statement(
        cash.cooperative_id, subaccount=Drawer.objects.of(cash.cooperative_id).get().subaccount_id, from_on=ON,
        until_on=ON,
    ).lines == ()  # fmt: skip


def test_drawers_of_a_day_are_counted(cash):
    cash.open(cash.dewi), cash.open(cash.joko)

    numbers = Drawer.objects.of(cash.cooperative_id).order_by("id").values_list("teller_name", "on", "number")
    assert list(numbers) == [("Dewi", ON, 1), ("Joko", ON, 2)]


def test_a_teller_has_one_drawer_at_a_time(cash):
    cash.open(cash.dewi)
    with pytest.raises(actions.DrawerAlreadyOpen) as refused:
        cash.open(cash.dewi, on=date(2025, 6, 17))

    assert refused.value.facts == {"name": "Dewi", "on": ON}


def test_more_than_the_vault_holds_is_not_fetched(cash):
    holds = in_vault(cash)
    with pytest.raises(actions.VaultTooLittle) as refused:
        cash.open(cash.dewi, holds + 1)
    assert refused.value.facts == {"available": holds, "amount": holds + 1}

    cash.open(cash.dewi, holds)
    with pytest.raises(actions.VaultTooLittle):
        actions.take_from_vault(**cash.frame(cash.dewi), on=ON, amount=1)


def test_who_may_not_keep_a_drawer_opens_none(cash):
    with pytest.raises(NotAllowed):
        cash.open(cash.person("Ratna", Role.SEKRETARIS))
    with pytest.raises(actions.DrawerNeedsPerson):
        cash.open(system_actor(cash.cooperative_id))
    with pytest.raises(actions.CashAmountNotPositive):
        cash.open(cash.dewi, -1)


def test_no_drawer_where_none_are_kept(cash):
    cash.saving.decide("RP-3", date(2025, 6, 1), {BylawKey.TELLER_DRAWERS: False})
    with pytest.raises(actions.DrawersNotKept):
        cash.open(cash.dewi)


def test_cash_goes_between_vault_and_drawer(cash):
    drawer, before = cash.open(cash.dewi, 500_000), in_vault(cash)
    actions.take_from_vault(**cash.frame(cash.dewi), on=ON, amount=300_000)
    entry = actions.bring_to_vault(**cash.frame(cash.dewi), on=ON, amount=700_000)

    assert (in_drawer(cash, drawer), in_vault(cash) - before) == (100_000, 400_000)
    lines = books.entry_detail(cash.cooperative_id, entry).lines
    assert [(line.code, line.debit, line.credit) for line in lines] == [("11101", 700_000, 0), ("11103", 0, 700_000)]


def test_no_more_is_brought_to_the_vault_than_is_there_and_the_sum_stays_unsaid(cash):
    cash.open(cash.dewi, 500_000)
    with pytest.raises(actions.DrawerTooLittle) as refused:
        actions.bring_to_vault(**cash.frame(cash.dewi), on=ON, amount=500_001)

    assert refused.value.facts == {}


@pytest.mark.parametrize("act", [actions.take_from_vault, actions.bring_to_vault])
def test_cash_moves_only_with_an_open_drawer_of_today(cash, act):
    with pytest.raises(actions.DrawerNotOpen):
        act(**cash.frame(cash.dewi), on=ON, amount=1_000)
    cash.open(cash.dewi)
    with pytest.raises(actions.DrawerOfAnotherDay):
        act(**cash.frame(cash.dewi), on=date(2025, 6, 17), amount=1_000)
    with pytest.raises(actions.CashAmountNotPositive):
        act(**cash.frame(cash.dewi), on=ON, amount=0)


def test_the_same_opening_twice_is_one(cash):
    frame = {**cash.frame(cash.dewi), "on": ON, "from_vault": 1_000_000}
    assert actions.open_drawer(**frame) == actions.open_drawer(**frame)
    assert Drawer.objects.of(cash.cooperative_id).count() == 1


def test_nobody_writes_on_a_drawer_by_hand(cash):
    cash.open(cash.dewi)
    part = Drawer.objects.of(cash.cooperative_id).get().subaccount_id
    with pytest.raises(DrawerByHand):
        record_journal(
            **cash.frame(cash.saving.actor), on=ON, memo="Pinjam dulu",
            lines=[Line(AccountRole.OTHER_EXPENSE, 5_000), Line(AccountRole.TELLER_DRAWERS, -5_000, part)],
        )  # fmt: skip


def test_the_neighbours_vault_stays_untouched(cash, neighbour):
    from tests.payments.conftest import Cash

    theirs = Cash(neighbour)
    before = in_vault(theirs)
    cash.open(cash.dewi)
    assert in_vault(theirs) == before


def test_a_drawer_is_never_removed(cash):
    cash.open(cash.dewi)
    with pytest.raises(DatabaseError, match="final"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM payments_drawer")
