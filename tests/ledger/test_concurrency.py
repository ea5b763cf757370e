"""Two at the same instant: nothing lost, nothing double, nothing overdrawn."""

from uuid import uuid4

import pytest
from django.db import connection, transaction
from tests.ledger.support import deposit

from kdim.cooperatives.models import wall
from kdim.ledger import actions, queries
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(books, at_once):
    """Posts each list of entries at its own desk, all at once."""

    def run(*batches, request_ids=None):
        request_ids = request_ids or [uuid4() for _ in batches]

        def call(entries, request_id):
            def post():
                with wall.enter(books.cooperative_id), transaction.atomic():
                    return books.post(*entries, request_id=request_id)

            return post

        return at_once(*(call(entries, rid) for entries, rid in zip(batches, request_ids, strict=True)))

    return run


def test_two_withdrawals_of_the_last_rupiah_give_it_once(books, desk):
    books.deposit(100_000)
    answers = desk(*[[deposit(-100_000, books.siti, books.on)]] * 2)
    [refused] = [answer for answer in answers if isinstance(answer, Exception)]
    assert isinstance(refused, actions.InsufficientBalance)
    assert (refused.facts["available"], refused.facts["asked"]) == (0, 100_000)
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 0
    assert queries.check(books.cooperative_id) == []


def test_eight_desks_on_one_cash_account_lose_nothing(books, desk):
    answers = desk(*[[deposit(1_000 + n, books.siti, books.on)] for n in range(8)])
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert queries.balance(books.cooperative_id, account=AccountRole.CASH_DESK) == sum(range(1_000, 1_008))
    assert queries.check(books.cooperative_id) == []


@pytest.mark.parametrize("size", [1, 5])
def test_the_same_request_twice_at_once_posts_once(books, desk, size):
    entries = [deposit(1_000 + n, books.siti, books.on) for n in range(size)]
    first, second = desk(entries, entries, request_ids=[uuid4()] * 2)
    assert first == second
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == sum(range(1_000, 1_000 + size))


@pytest.mark.parametrize("size", [1, 40])
def test_transfers_both_ways_never_wait_for_each_other_in_a_ring(books, desk, size):
    def move(giver, taker):
        sukarela = AccountRole.SAVINGS_SUKARELA
        lines = (Line(sukarela, 1, giver), Line(sukarela, -1, taker))
        return Entry(books.on, EntryKind.TRANSFER, "Pindah", lines)

    books.deposit(1_000)
    books.deposit(1_000, subaccount=books.budi)
    there, back = [move(books.siti, books.budi)] * size, [move(books.budi, books.siti)] * size
    answers = desk(*[there, back] * 3)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 1_000
    assert queries.check(books.cooperative_id) == []


def test_two_people_undo_one_entry_once(books, at_once):
    entry = books.deposit(100)
    books.deposit(100)

    def undo():
        with wall.enter(books.cooperative_id), transaction.atomic():
            return actions.reverse_entry(
                actor=books.actor, request_id=uuid4(), at=books.at, entry_id=entry, on=books.on, reason="x"
            )

    answers = at_once(undo, undo)
    assert [type(answer) for answer in answers if isinstance(answer, Exception)] == [actions.AlreadyReversed]
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 100


def test_one_posting_needs_no_transaction_around_it(books):
    assert not connection.in_atomic_block
    books.deposit(100)
    with pytest.raises(actions.InsufficientBalance):
        books.withdraw(101)
    books.post(*[deposit(1, books.siti, books.on)] * 3)
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 103


def test_a_hold_is_released_once(books, at_once):
    books.deposit(100)
    facts = {"actor": books.actor, "at": books.at, "reason": "x"}
    held = actions.place_hold(request_id=uuid4(), subaccount_id=books.siti, amount=70, **facts)

    def release():
        with wall.enter(books.cooperative_id):
            return actions.release_hold(request_id=uuid4(), hold_id=held, **facts)

    answers = at_once(release, release)
    assert [type(answer) for answer in answers if answer is not None] == [actions.UnknownHold]
    assert queries.balances_of_subaccounts(books.cooperative_id, [books.siti])[books.siti].held == 0
