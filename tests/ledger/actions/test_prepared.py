"""post_prepared: one entry from a prepared table."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from kdim.ledger import actions, queries
from kdim.ledger.entries import Line, Unbalanced
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.ledger.models import Line as Line_

SUKARELA = AccountRole.SAVINGS_SUKARELA


def prepare(rows: list[tuple[int, int]]) -> str:
    """A temporary table as a month end makes it."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS month_end")
        cursor.execute("CREATE TEMPORARY TABLE month_end (subaccount_id bigint PRIMARY KEY, amount bigint)")
        cursor.executemany("INSERT INTO month_end VALUES (%s, %s)", rows)
    return "month_end"


def run(books, rows, counters, request_id=None, **more):
    """Interest on the accounts of the table."""
    return actions.post_prepared(
        actor=books.actor, at=books.at, request_id=request_id or uuid4(), on=books.on, kind=EntryKind.INTEREST,
        memo="Jasa simpanan", table=prepare(rows), account=more.pop("account", SUKARELA), counters=counters, **more,
    )  # fmt: skip


INTEREST = (Line(AccountRole.INTEREST_EXPENSE, 350), Line(AccountRole.TAX_PAYABLE, -50))


def test_one_entry_carries_every_member_and_moves_every_balance(books):
    entry = run(books, [(books.siti, -100), (books.budi, -200)], INTEREST)

    lines = Line_.objects.of(books.cooperative_id).filter(entry_id=entry).order_by("n")
    assert list(lines.values_list("n", "subaccount_id", "amount")) == [
        (1, books.siti, -100), (2, books.budi, -200), (3, None, 350), (4, None, -50),
    ]  # fmt: skip
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 100
    assert queries.balance(books.cooperative_id, subaccount=books.budi) == 200
    assert queries.balance(books.cooperative_id, account=AccountRole.INTEREST_EXPENSE) == 350
    assert queries.balance(books.cooperative_id, account=AccountRole.TAX_PAYABLE) == 50


def test_the_same_run_again_posts_nothing(books):
    request_id = uuid4()
    first = run(books, [(books.siti, -100), (books.budi, -200)], INTEREST, request_id)
    assert run(books, [(books.siti, -100), (books.budi, -200)], INTEREST, request_id) == first
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 100


def test_the_same_run_with_other_amounts_is_refused(books):
    request_id = uuid4()
    first = run(books, [(books.siti, -100), (books.budi, -200)], INTEREST, request_id)
    with pytest.raises(actions.EntryDiffers) as refused, transaction.atomic():
        run(books, [(books.siti, -200), (books.budi, -100)], INTEREST, request_id)
    assert refused.value.facts == {"entry": first}


def test_rows_of_nothing_are_left_out_and_nothing_at_all_posts_nothing(books):
    entry = run(books, [(books.siti, 0), (books.budi, -300)], INTEREST)
    assert Line_.objects.of(books.cooperative_id).filter(entry_id=entry).count() == 3
    assert run(books, [(books.siti, 0)], ()) is None


def test_a_table_that_does_not_balance_its_counters_is_refused(books):
    with pytest.raises(Unbalanced) as refused, transaction.atomic():
        run(books, [(books.siti, -100), (books.budi, -199)], INTEREST)
    assert refused.value.facts == {"debit": 350, "credit": 349, "difference": 1}


def test_taking_more_than_there_is_from_one_member_refuses_the_whole_run(books):
    books.deposit(500)
    with pytest.raises(actions.InsufficientBalance) as refused, transaction.atomic():
        run(books, [(books.siti, 400), (books.budi, 1)], (Line(AccountRole.CASH_DESK, -401),))
    assert refused.value.facts == {
        "subaccount": books.budi, "name": "Budi", "available": 0, "asked": 1, "balance": 0, "held": 0, "floor": 0,
    }  # fmt: skip
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 500


@pytest.mark.parametrize(
    ("rows", "counters", "refusal"),
    [
        (lambda b: [(77, -350)], (Line(AccountRole.INTEREST_EXPENSE, 350),), actions.UnknownSubaccount),
        (lambda b: [(b.siti, -350)], (Line(SUKARELA, 350),), actions.SubaccountMissing),
        (lambda b: [(b.siti, -350)], (Line(77, 350),), actions.UnknownAccount),
    ],
)
def test_a_run_on_what_is_not_there_is_refused(books, rows, counters, refusal):
    with pytest.raises(refusal), transaction.atomic():
        run(books, rows(books), counters)


def test_a_run_before_the_book_begins_is_refused(books):
    books.on = books.on.replace(year=2024)
    with pytest.raises(actions.DateTooEarly), transaction.atomic():
        run(books, [(books.siti, -350)], (Line(AccountRole.INTEREST_EXPENSE, 350),))


def test_an_error_that_is_no_refusal_stays_an_error(books):
    with pytest.raises(IntegrityError), transaction.atomic():
        run(books, [(books.siti, -350)], (Line(AccountRole.INTEREST_EXPENSE, 350),), request_n=None)
