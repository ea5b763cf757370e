"""The recap of a drawer equals its part of the books, whatever happened."""

from random import Random

import pytest
from tests.payments.conftest import ON
from tests.statements import of_the_page

from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.payments import actions
from kdim.payments.models import Drawer
from kdim.payments.queries import drawers, floats, recap
from kdim.savings import actions as savings


def test_a_day_of_mixed_work_adds_up(cash):
    chance = Random(7)
    drawer = cash.open(cash.dewi, 2_000_000)
    for _ in range(40):
        what = chance.choice(("in", "in", "out", "take", "bring"))
        amount = chance.randrange(1, 60) * 1_000
        if what == "in":
            cash.deposit(cash.dewi, max(amount, 5_000))
        elif what == "take":
            actions.take_from_vault(**cash.frame(cash.dewi), on=ON, amount=amount)
        elif what == "bring":
            actions.bring_to_vault(**cash.frame(cash.dewi), on=ON, amount=amount)
        else:
            try:
                cash.withdraw(cash.dewi, amount)
            except savings.WithdrawalTooLarge:
                continue
    told = recap(cash.cooperative_id, drawer)
    part = Drawer.objects.of(cash.cooperative_id).get(id=drawer).subaccount_id

    assert told.balance == books.balance(cash.cooperative_id, subaccount=part)
    assert told.balance == told.money_in - told.money_out == told.lines[-1].balance
    assert sum(kind.money_in - kind.money_out for kind in told.kinds) == told.balance
    assert sum(kind.count for kind in told.kinds) == len(told.lines)


def test_an_undone_payment_comes_out_of_the_drawer_while_it_is_open(cash):
    drawer = cash.open(cash.dewi, 0)
    paid = cash.deposit(cash.dewi, 500_000)
    asked = savings.request_reversal(**cash.frame(cash.dewi), on=ON, entry_id=paid["entry"], reason="Salah ketik")
    savings.approve_reversal(**cash.frame(cash.taufik), reversal_id=asked)
    told = recap(cash.cooperative_id, drawer)

    assert [(line.kind, line.money_in, line.money_out) for line in told.lines] == [
        (EntryKind.DEPOSIT, 500_000, 0), (EntryKind.REVERSAL, 0, 500_000),
    ]  # fmt: skip
    assert told.lines[0].reversed_by == told.lines[1].entry_id
    assert (told.balance, told.lines[0].receipt) == (0, "250616-1-001")


def test_once_the_drawer_is_closed_an_undone_payment_comes_out_of_the_vault(cash):
    drawer = cash.open(cash.dewi, 0)
    paid = cash.deposit(cash.dewi, 500_000)
    actions.count_drawer(**cash.frame(cash.dewi), on=ON, drawer_id=drawer, pieces={"note_100000": 5})
    actions.close_drawer(**cash.frame(cash.dewi), on=ON, drawer_id=drawer, counted=500_000, kept=0)
    before, signed = (
        recap(cash.cooperative_id, drawer),
        books.balance(cash.cooperative_id, account=AccountRole.CASH_DESK),
    )
    asked = savings.request_reversal(**cash.frame(cash.dewi), on=ON, entry_id=paid["entry"], reason="Salah ketik")
    savings.approve_reversal(**cash.frame(cash.taufik), reversal_id=asked)

    after = recap(cash.cooperative_id, drawer)
    assert [(line.entry_id, line.balance) for line in after.lines] == [
        (line.entry_id, line.balance) for line in before.lines
    ]
    assert books.balance(cash.cooperative_id, account=AccountRole.CASH_DESK) == signed - 500_000
    assert books.check(cash.cooperative_id) == []


def test_cash_that_only_moved_is_not_undone(cash):
    cash.open(cash.dewi, 500_000)
    entry = actions.bring_to_vault(**cash.frame(cash.dewi), on=ON, amount=100_000)
    with pytest.raises(savings.CashMoveNotUndone):
        savings.request_reversal(**cash.frame(cash.dewi), on=ON, entry_id=entry, reason="Keliru")


def test_a_recap_takes_as_many_statements_for_one_line_as_for_many(cash):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def statements():
        with CaptureQueriesContext(connection) as seen:
            recap(cash.cooperative_id, drawer)
        return of_the_page(seen)

    drawer = cash.open(cash.dewi, 0)
    cash.deposit(cash.dewi)
    few = statements()
    for _ in range(12):
        cash.deposit(cash.dewi)
    assert statements() == few


def test_there_is_no_recap_of_what_is_not_there(cash, other_cooperative):
    drawer = cash.open(cash.dewi)
    assert recap(cash.cooperative_id, 5) is None
    assert recap(other_cooperative.id, drawer) is None


def test_the_list_tells_the_latest_first_and_of_one_teller(cash):
    mine, theirs = cash.open(cash.dewi), cash.open(cash.joko)
    page = drawers(cash.cooperative_id, size=1)
    assert ([one.id for one in page.rows], page.count, page.pages) == ([theirs], 2, 2)
    assert [one.id for one in drawers(cash.cooperative_id, size=1, page=9).rows] == [mine]
    assert [one.id for one in drawers(cash.cooperative_id, person_id=cash.dewi.person_id).rows] == [mine]


def test_what_people_keep_is_told_by_name(cash):
    assert floats(cash.cooperative_id) == []
    drawer = cash.open(cash.dewi, 1_000_000)
    actions.count_drawer(**cash.frame(cash.dewi), on=ON, drawer_id=drawer, pieces={"note_100000": 10})
    actions.close_drawer(**cash.frame(cash.dewi), on=ON, drawer_id=drawer, counted=1_000_000, kept=250_000)

    assert [(one.name, one.amount) for one in floats(cash.cooperative_id)] == [("Dewi", 250_000)]
