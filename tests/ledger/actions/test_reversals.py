"""Undoing an entry takes two people and an open month."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction

from kdim.cooperatives.models import Person
from kdim.ledger import actions, queries
from kdim.ledger.enums import AccountRole


@pytest.fixture
def teller(books):
    person = Person.objects.create_person(name="Rina", phone="+628111", secret=None)
    return replace(books.actor, person_id=person.id, name="Rina")


@pytest.fixture
def manager(books):
    person = Person.objects.create_person(name="Agus", phone="+628112", secret=None)
    return replace(books.actor, person_id=person.id, name="Agus")


def ask(books, actor, entry, on=None, reason="Salah ketik", **more):
    return actions.request_reversal(
        actor=actor, request_id=uuid4(), at=books.at, entry_id=entry, on=on or books.on, reason=reason, **more
    )


def approve(books, actor, reversal):
    return actions.approve_reversal(actor=actor, request_id=uuid4(), at=books.at, reversal_id=reversal)


def test_a_second_person_undoes_an_entry_with_its_mirror(books, teller, manager):
    entry = books.deposit(100_000, on=date(2025, 5, 30))
    mirror = approve(books, manager, ask(books, teller, entry))

    undone, undoing = (queries.entry_detail(books.cooperative_id, each) for each in (entry, mirror))
    assert (undone.reversed_by, undoing.reverses, undoing.concerns_on) == (mirror, entry, date(2025, 5, 30))
    assert (undoing.on, undoing.memo, undoing.kind) == (books.on, "Salah ketik", "reversal")
    assert [(line.code, line.debit, line.credit) for line in undoing.lines] == [
        ("11101", 0, 100_000), ("21101", 100_000, 0),
    ]  # fmt: skip
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 0
    assert queries.balance(books.cooperative_id, subaccount=books.siti, on=date(2025, 5, 31)) == 100_000
    assert queries.pending_reversals(books.cooperative_id) == ()
    assert queries.check(books.cooperative_id) == []


def test_the_person_who_asked_does_not_decide(books, teller):
    request = ask(books, teller, books.deposit(5))
    with pytest.raises(actions.SamePerson) as refused, transaction.atomic():
        approve(books, teller, request)
    assert refused.value.facts == {"name": "Rina"}
    with pytest.raises(actions.SamePerson):
        actions.reject_reversal(actor=teller, request_id=uuid4(), at=books.at, reversal_id=request, reason="x")


def test_the_system_does_not_vouch_for_itself(books):
    request = ask(books, books.actor, books.deposit(5))
    with pytest.raises(actions.SamePerson):
        approve(books, books.actor, request)


def test_a_rejected_request_leaves_the_entry_and_may_be_asked_again(books, teller, manager):
    entry = books.deposit(5)
    request = ask(books, teller, entry)
    [waiting] = queries.pending_reversals(books.cooperative_id)
    assert (waiting.id, waiting.entry_id, waiting.reason, waiting.requested_name) == (
        request, entry, "Salah ketik", "Rina",
    )  # fmt: skip
    actions.reject_reversal(actor=manager, request_id=uuid4(), at=books.at, reversal_id=request, reason="Benar")
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 5
    with pytest.raises(actions.UnknownReversal):
        approve(books, manager, request)
    approve(books, manager, ask(books, teller, entry))


def test_an_entry_is_asked_for_once_at_a_time_and_undone_once(books, teller, manager):
    entry = books.deposit(5)
    request = ask(books, teller, entry)
    with pytest.raises(actions.ReversalPending) as refused:
        ask(books, manager, entry)
    assert refused.value.facts == {"entry": entry, "requested_by": "Rina"}
    mirror = approve(books, manager, request)
    with pytest.raises(actions.AlreadyReversed) as refused:
        ask(books, teller, entry)
    assert refused.value.facts == {"entry": entry}
    with pytest.raises(actions.ReversalOfReversal):
        ask(books, teller, mirror)


@pytest.mark.parametrize("filler", [0, 3])
def test_the_database_too_undoes_an_entry_once(books, filler):
    from tests.ledger.support import deposit

    from kdim.ledger.entries import Entry, Line
    from kdim.ledger.enums import EntryKind

    entry = books.deposit(5)
    lines = (Line(AccountRole.CASH_DESK, -2), Line(AccountRole.SAVINGS_SUKARELA, 2, books.siti))
    mirror = Entry(books.on, EntryKind.REVERSAL, "Uji", lines, reverses=entry)
    books.post(mirror)
    with pytest.raises(actions.AlreadyReversed), transaction.atomic():
        books.post(*[deposit(1, books.budi, books.on)] * filler, mirror)


def test_a_reversal_is_not_dated_before_its_entry(books, teller):
    with pytest.raises(actions.ReversalTooEarly) as refused:
        ask(books, teller, books.deposit(5), on=date(2025, 6, 15))
    assert refused.value.facts == {"on": date(2025, 6, 15), "entry_on": books.on}


def test_an_entry_that_is_not_there_is_not_undone(books, teller):
    with pytest.raises(actions.UnknownEntry):
        ask(books, teller, 77)


def test_a_deposit_that_was_withdrawn_since_cannot_be_undone(books, teller, manager):
    entry = books.deposit(100)
    books.withdraw(60)
    request = ask(books, teller, entry)
    with pytest.raises(actions.InsufficientBalance) as refused, transaction.atomic():
        approve(books, manager, request)
    assert (refused.value.facts["available"], refused.value.facts["asked"]) == (40, 100)
