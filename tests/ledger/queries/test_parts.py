"""Statements of many parts say the same as the statement of each."""

from dataclasses import replace
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.savings.conftest import neighbour, saving

from kdim.ledger.queries import statement, statements_of_parts
from kdim.savings.models import SavingsAccount

__all__ = ["neighbour", "saving"]  # fixtures
SPRING = {"from_on": date(2025, 2, 1), "until_on": date(2025, 4, 30)}


def parts_of(saver):
    return list(SavingsAccount.objects.of(saver.actor.cooperative_id).values_list("subaccount_id", flat=True))


def busy(saver, name="Siti Aminah"):
    """Lines before, in and after the spring, and two on one day."""
    account = saver.account(saver.member(name))
    for on, amount in ((1, 70_000), (2, 50_000), (3, 20_000), (3, 30_000), (6, 10_000)):
        saver.deposit(account, amount, on=date(2025, on, 3))
    saver.withdraw(account, 25_000, on=date(2025, 4, 1))
    return account


def test_the_figures_of_each_part_are_those_of_its_own_statement(saving):
    for name in ("Siti Aminah", "Budi Santoso"):
        busy(saving, name)
    parts = parts_of(saving)
    told = statements_of_parts(saving.actor.cooperative_id, parts, **SPRING)

    assert len(parts) == 6  # pokok, wajib and sukarela of two
    for part in parts:
        one = statement(saving.actor.cooperative_id, subaccount=part, **SPRING)
        assert (told[part].opening, told[part].closing, told[part].debit, told[part].credit) == (
            one.opening, one.closing, one.debit, one.credit,
        )  # fmt: skip
        assert told[part].lines == tuple(replace(line, subaccount=None) for line in one.lines)
    busiest = max(told.values(), key=lambda one: len(one.lines))
    assert (busiest.opening, busiest.credit, busiest.debit, busiest.closing) == (70_000, 100_000, 25_000, 145_000)


def test_as_many_statements_for_one_part_as_for_many(saving):
    def asked(parts):
        with CaptureQueriesContext(connection) as seen:
            statements_of_parts(saving.actor.cooperative_id, parts, **SPRING)
        return len(seen)

    busy(saving)
    busy(saving, "Budi Santoso")
    parts = parts_of(saving)

    assert asked(parts[:1]) == asked(parts) == 4


def test_a_neighbours_part_is_unknown(saving, neighbour):
    busy(neighbour)

    assert statements_of_parts(saving.actor.cooperative_id, parts_of(neighbour), **SPRING) == {}
