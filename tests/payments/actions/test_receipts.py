"""Receipts: numbered without gaps, never changed."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction

from kdim.payments.actions import Confirmation, issue_receipt, issue_receipts
from kdim.payments.enums import ReceiptKind
from kdim.payments.models import Receipt

ON = date(2025, 6, 16)


def issue(actor, at, entry, on=ON, **more):
    facts = {"kind": ReceiptKind.SAVINGS_DEPOSIT, "member_id": 5, "payer_name": "Siti Aminah", "amount": 50_000, **more}
    return issue_receipt(actor=actor, at=at, on=on, entry_id=entry, **facts)


def numbers(actor):
    return sorted(Receipt.objects.of(actor.cooperative_id).values_list("year", "number"))


def test_numbers_count_within_a_year(actor, at):
    for entry, year in enumerate([2025, 2025, 2026, 2025]):
        issue(actor, at, entry, on=date(year, 6, 16))

    assert numbers(actor) == [(2025, 1), (2025, 2), (2025, 3), (2026, 1)]


def test_each_cooperative_counts_for_itself(actor, other_cooperative, at):
    from kdim.cooperatives.powers import system_actor

    neighbour = system_actor(other_cooperative.id)
    issue(actor, at, 1)
    issue(neighbour, at, 1)

    assert (numbers(actor), numbers(neighbour)) == ([(2025, 1)], [(2025, 1)])


def test_an_act_that_is_given_up_leaves_no_gap(actor, at):
    issue(actor, at, 1)
    with transaction.atomic():
        issue(actor, at, 2)
        transaction.set_rollback(True)
    issue(actor, at, 3)

    assert numbers(actor) == [(2025, 1), (2025, 2)]


def test_tokens_cannot_be_guessed_from_each_other(actor, at):
    tokens = {issue(actor, at, entry) for entry in range(20)}

    assert (len(tokens), {len(token) for token in tokens}) == (20, {22})


@pytest.mark.django_db(transaction=True)
def test_desks_at_the_same_instant_leave_no_gap(actor, at):
    ready = Barrier(4)

    def desk(first):
        try:
            ready.wait()
            for entry in range(first, first + 5):
                with transaction.atomic():
                    issue(actor, at, entry)
        finally:
            connection.close()

    desks = [Thread(target=desk, args=(n * 10,)) for n in range(4)]
    for each in desks:
        each.start()
    for each in desks:
        each.join()

    assert numbers(actor) == [(2025, number) for number in range(1, 21)]


@pytest.mark.parametrize("change", ["UPDATE payments_receipt SET amount = 1", "DELETE FROM payments_receipt"])
def test_the_database_refuses_to_change_a_receipt(actor, at, change):
    issue(actor, at, 1)
    with pytest.raises(DatabaseError, match="a receipt is final"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_many_receipts_are_numbered_in_their_order(actor, at):
    issue(actor, at, 1)
    told = [Confirmation(entry, ReceiptKind.SIMPANAN_WAJIB, 5, "Siti Aminah", 25_000) for entry in (7, 8, 9)]
    tokens = issue_receipts(actor=actor, at=at, on=ON, confirmations=told)

    rows = Receipt.objects.of(actor.cooperative_id).order_by("number").values_list("number", "entry_id", "token")
    assert [row[:2] for row in rows] == [(1, 1), (2, 7), (3, 8), (4, 9)]
    assert [row[2] for row in rows][1:] == tokens
