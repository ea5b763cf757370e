"""post: the only door to the journal."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction
from tests.ledger.support import deposit

from kdim.cooperatives.models import WallCrossed
from kdim.cooperatives.powers import system_actor
from kdim.ledger import actions, queries
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.ledger.models import Account, RoleAccount
from kdim.ledger.models import Entry as Entry_
from kdim.ledger.models import Line as Line_


def test_a_deposit_moves_cash_and_the_savers_part(books):
    books.deposit(100_000)

    assert queries.balance(books.cooperative_id, account=AccountRole.CASH_DESK) == 100_000
    assert queries.balance(books.cooperative_id, account=AccountRole.SAVINGS_SUKARELA) == 100_000
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 100_000
    assert queries.balance(books.cooperative_id, subaccount=books.budi) == 0


def test_a_request_sent_twice_posts_once(books):
    request_id = uuid4()
    first = books.deposit(100_000, request_id=request_id)
    second = books.deposit(100_000, request_id=request_id)
    assert first == second
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 100_000


def test_many_entries_post_together_in_order(books):
    ids = books.post(*(deposit(1_000 + n, books.siti if n % 2 else books.budi, books.on) for n in range(200)))

    assert ids == sorted(ids)
    assert queries.balance(books.cooperative_id, account=AccountRole.CASH_DESK) == sum(range(1_000, 1_200))
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == sum(range(1_001, 1_200, 2))


def test_many_entries_sent_twice_post_once(books):
    request_id = uuid4()
    entries = [deposit(1_000 + n, books.siti, books.on) for n in range(5)]
    assert books.post(*entries, request_id=request_id) == books.post(*entries, request_id=request_id)
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 5_010


def test_the_same_request_with_another_amount_is_refused(books):
    request_id = uuid4()
    entry = books.deposit(1_000, request_id=request_id)
    with pytest.raises(actions.EntryDiffers) as refused, transaction.atomic():
        books.deposit(2_000, request_id=request_id)
    assert refused.value.facts == {"entry": entry}
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 1_000


def test_the_same_requests_with_other_entries_are_refused(books):
    request_id = uuid4()
    entries = [deposit(1_000 + n, books.siti, books.on) for n in range(5)]
    first = books.post(*entries, request_id=request_id)
    for other in (entries[:4], [*entries, entries[0]], entries[::-1]):
        with pytest.raises(actions.EntryDiffers) as refused, transaction.atomic():
            books.post(*other, request_id=request_id)
        assert refused.value.facts == {"entry": first[0]}
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 5_010


@pytest.mark.parametrize("filler", [0, 3, 100])
def test_more_than_there_is_is_refused_with_what_there_is(books, filler):
    books.deposit(50_000)
    entries = [deposit(1_000, books.budi, books.on)] * filler
    with pytest.raises(actions.InsufficientBalance) as refused, transaction.atomic():
        books.post(*entries, deposit(-50_001, books.siti, books.on))
    assert refused.value.facts == {
        "subaccount": books.siti, "name": "Siti", "available": 50_000, "asked": 50_001, "balance": 50_000, "held": 0,
        "floor": 0,
    }  # fmt: skip
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 50_000
    assert queries.balance(books.cooperative_id, account=AccountRole.CASH_DESK) == 50_000
    assert queries.balance(books.cooperative_id, subaccount=books.budi) == 0


def _lines(*lines: Line, on: date) -> Entry:
    return Entry(on=on, kind=EntryKind.JOURNAL, memo="Uji", lines=lines)


CASH = AccountRole.CASH_DESK
SUKARELA = AccountRole.SAVINGS_SUKARELA


@pytest.mark.parametrize("filler", [0, 3, 100])
@pytest.mark.parametrize(
    ("lines", "refusal"),
    [
        (lambda b: (Line(CASH, 5), Line(SUKARELA, -5)), actions.SubaccountMissing),
        (lambda b: (Line(CASH, 5, subaccount=b.siti), Line(CASH, -5)), actions.SubaccountNotExpected),
        (lambda b: (Line(CASH, 5), Line(SUKARELA, -5, subaccount=77)), actions.UnknownSubaccount),
        (lambda b: (Line(CASH, 5), Line(77, -5)), actions.UnknownAccount),
        (lambda b: (Line(CASH, 5), Line(account_id(b, "111"), -5)), actions.AccountIsGroup),
        (lambda b: (Line(CASH, 5), Line(AccountRole.SAVINGS_POKOK, -5, subaccount=b.siti)), actions.UnknownSubaccount),
    ],
)
def test_a_line_that_fits_no_account_is_refused(books, lines, refusal, filler):
    fillers = [deposit(1_000, books.budi, books.on)] * filler
    with pytest.raises(refusal), transaction.atomic():
        books.post(*fillers, _lines(*lines(books), on=books.on))
    assert check_clean(books)


def account_id(books, code: str) -> int:
    return Account.objects.of(books.cooperative_id).values_list("id", flat=True).get(code=code)


def check_clean(books) -> bool:
    """Nothing of a refused posting is left."""
    return not Entry_.objects.of(books.cooperative_id).exists() and not Line_.objects.of(books.cooperative_id).exists()


def test_a_date_before_the_book_begins_is_refused(books):
    with pytest.raises(actions.DateTooEarly) as refused, transaction.atomic():
        books.deposit(1_000, on=date(2024, 12, 31))
    assert refused.value.facts == {"on": date(2024, 12, 31), "begins_on": date(2025, 1, 1)}


def test_a_date_more_than_a_month_ahead_is_refused(books):
    with pytest.raises(actions.DateTooFarAhead) as refused:
        books.deposit(1_000, on=date(2025, 7, 18))
    assert refused.value.facts == {"on": date(2025, 7, 18), "latest_on": date(2025, 7, 17)}


def test_an_empty_batch_posts_nothing(books):
    assert books.post() == []


def test_a_cooperative_without_books_is_told_so(inside, actor, at, on):
    with pytest.raises(actions.UnknownBook), transaction.atomic():
        actions.post([deposit(5, 1, on)], actor=actor, at=at, request_id=uuid4())


def test_a_role_that_no_account_plays_is_named(books):
    RoleAccount.objects.of(books.cooperative_id).filter(role=AccountRole.CASH_DESK).delete()
    for entries in ([deposit(5, books.siti, books.on)], [deposit(5, books.siti, books.on)] * 2):
        with pytest.raises(actions.RoleNotMapped) as refused, transaction.atomic():
            books.post(*entries)
        assert refused.value.facts == {"role": "cash_desk"}


def test_posting_for_the_neighbour_fails(books, other_cooperative):
    neighbour = system_actor(other_cooperative.id)
    with pytest.raises(WallCrossed):
        actions.post([deposit(5, books.siti, books.on)], actor=neighbour, at=books.at, request_id=uuid4())
