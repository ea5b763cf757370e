"""A closed month takes no entry and never changes."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from tests.ledger.support import deposit

from kdim.ledger import actions, queries
from kdim.ledger.enums import AccountRole, PeriodStatus

JANUARY, FEBRUARY = date(2025, 1, 1), date(2025, 2, 1)


def close(books, month, **more):
    return actions.close_period(actor=books.actor, request_id=uuid4(), at=more.get("at", books.at), month=month)


@pytest.mark.parametrize("filler", [0, 3])
def test_a_closed_month_takes_no_entry(books, filler):
    close(books, JANUARY)
    with pytest.raises(actions.PeriodClosed) as refused, transaction.atomic():
        books.post(*[deposit(5, books.siti, books.on)] * filler, deposit(5, books.siti, date(2025, 1, 31)))
    assert refused.value.facts == {"on": date(2025, 1, 31), "closed_through": date(2025, 1, 31)}
    books.deposit(5, on=FEBRUARY)


def test_months_close_in_order(books):
    with pytest.raises(actions.MonthOutOfOrder) as refused:
        close(books, FEBRUARY)
    assert refused.value.facts == {"month": FEBRUARY, "next_month": JANUARY}
    close(books, JANUARY)
    close(books, FEBRUARY)
    with pytest.raises(actions.MonthOutOfOrder):
        close(books, JANUARY)
    months = queries.periods(books.cooperative_id, until_on=date(2025, 3, 9))
    assert [(month.first_on, month.status) for month in months] == [
        (date(2025, 3, 1), PeriodStatus.OPEN), (FEBRUARY, PeriodStatus.CLOSED), (JANUARY, PeriodStatus.CLOSED),
    ]  # fmt: skip


def test_a_month_is_closed_after_its_last_day(books):
    with pytest.raises(actions.MonthNotOver) as refused:
        close(books, JANUARY, at=books.at.replace(month=1, day=31))
    assert refused.value.facts == {"ends_on": date(2025, 1, 31)}


def test_a_month_waits_for_requests_to_undo_its_entries(books):
    entry = books.deposit(5, on=date(2025, 1, 5))
    more = {"actor": books.actor, "at": books.at, "entry_id": entry, "reason": "x"}
    actions.request_reversal(request_id=uuid4(), on=date(2025, 1, 9), **more)
    with pytest.raises(actions.ReversalsWaiting) as refused:
        close(books, JANUARY)
    assert refused.value.facts == {"waiting": 1}


def test_balances_at_any_date_are_the_same_before_and_after_closing(books):
    for month in range(1, 6):
        for day in (1, 15, 28):
            books.deposit(1000 * month + day, on=date(2025, month, day))
    cash = AccountRole.CASH_DESK
    dates = [date(2025, 1, 1) + timedelta(days=n) for n in range(0, 160, 5)]

    def seen():
        return [
            (
                queries.balance(books.cooperative_id, account=cash, on=on),
                queries.balance(books.cooperative_id, subaccount=books.siti, on=on),
                queries.trial_balance(books.cooperative_id, until_on=on, from_on=date(2025, 2, 10)),
            )
            for on in dates
        ]

    before = seen()
    for month in range(1, 5):
        close(books, date(2025, month, 1))
    assert seen() == before
    assert queries.check(books.cooperative_id) == []


def test_an_entry_of_a_closed_month_is_undone_in_an_open_one(books):
    entry = books.deposit(5, on=date(2025, 1, 5))
    close(books, JANUARY)
    january = queries.trial_balance(books.cooperative_id, until_on=date(2025, 1, 31))
    mirror = actions.reverse_entry(
        actor=replace(books.actor), request_id=uuid4(), at=books.at, entry_id=entry, on=books.on, reason="x"
    )
    assert queries.entry_detail(books.cooperative_id, mirror).concerns_on == date(2025, 1, 5)
    assert queries.trial_balance(books.cooperative_id, until_on=date(2025, 1, 31)) == january
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 0
