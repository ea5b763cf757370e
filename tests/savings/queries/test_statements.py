"""A member's statement: all kinds of savings, the same figures as each passbook."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.cooperatives.powers import Actor
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import check_period, member_statement, member_statements, my_statement, passbook
from kdim.savings.queries.statements import PeriodAhead, PeriodBackwards

SPRING = {"from_on": date(2025, 2, 1), "until_on": date(2025, 4, 30)}


def saver(saving, name="Siti Aminah"):
    member = saving.member(name)
    account = saving.account(member)
    for month, amount in ((1, 70_000), (2, 50_000), (4, 30_000), (6, 10_000)):
        saving.deposit(account, amount, on=date(2025, month, 3))
    saving.withdraw(account, 25_000, on=date(2025, 4, 1))
    return member


def test_every_kind_stands_in_it_with_the_figures_of_its_passbook(saving):
    told = member_statement(saving.actor.cooperative_id, saver(saving), **SPRING)

    assert [account.kind for account in told.accounts] == [
        SavingsKind.POKOK, SavingsKind.WAJIB, SavingsKind.SUKARELA,
    ]  # fmt: skip
    for account in told.accounts:
        book = passbook(saving.actor.cooperative_id, account.account_id, **SPRING)
        assert (account.opening, account.paid_in, account.taken_out, account.closing) == (
            book.opening, book.paid_in, book.taken_out, book.closing,
        )  # fmt: skip
        assert [(line.on, line.kind, line.memo, line.change, line.balance) for line in account.lines] == [
            (line.on, line.kind, line.memo, line.change, line.balance) for line in book.lines
        ]
    assert (told.opening, told.paid_in, told.taken_out, told.closing) == (170_000, 80_000, 25_000, 225_000)


def test_an_account_stands_in_it_from_its_opening_on(saving):
    member = saver(saving)
    before = member_statement(
        saving.actor.cooperative_id, member, from_on=date(2024, 1, 1), until_on=date(2024, 12, 31)
    )  # fmt: skip

    assert (before.accounts, before.closing) == ([], 0)


def test_many_are_told_in_the_order_asked_for_with_as_many_database_statements_as_one(saving):
    def asked(members):
        with CaptureQueriesContext(connection) as seen:
            told = member_statements(saving.actor.cooperative_id, members, **SPRING)
        return [one.member_id for one in told], len(seen)

    members = [saver(saving, name) for name in ("Siti Aminah", "Budi Santoso", "Ani")]
    members = [members[2], members[0], members[1]]
    (one, few), (many, same) = asked(members[:1]), asked(members)

    assert (one, many) == (members[:1], members)
    assert few == same == 6


def test_a_member_sees_their_own_and_somebody_without_membership_none(saving):
    member = saver(saving)
    here = saving.actor.cooperative_id

    assert my_statement(Actor(here, 1, "Siti", member_id=member), **SPRING).closing == 225_000
    assert my_statement(Actor(here, 1, "Rina"), **SPRING) is None


def test_a_neighbours_member_is_unknown(saving, neighbour):
    assert member_statement(saving.actor.cooperative_id, saver(neighbour), **SPRING) is None


def test_a_period_goes_forwards_and_ends_today_at_the_latest():
    today = date(2025, 6, 16)
    check_period(today, today, today=today)
    with pytest.raises(PeriodBackwards):
        check_period(date(2025, 6, 2), date(2025, 6, 1), today=today)
    with pytest.raises(PeriodAhead):
        check_period(date(2025, 6, 1), date(2025, 6, 17), today=today)
