"""What entries moved on an account."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.savings.conftest import saving
from tests.statements import of_the_page

from kdim.ledger.actions import record_journal, reverse_entry
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole
from kdim.ledger.models import Entry
from kdim.ledger.queries import account_of_role, moved_on_account, open_movements

__all__ = ["saving"]
ON = date(2025, 6, 16)


class Books:
    def __init__(self, saving):
        self.saving, self.cooperative_id = saving, saving.actor.cooperative_id
        self.bank = account_of_role(self.cooperative_id, AccountRole.BANK)

    def post(self, amount, on=ON, memo="Setor"):
        lines = [Line(AccountRole.BANK, amount), Line(AccountRole.CASH_DESK, -amount)]
        return record_journal(**self.saving.frame, on=on, memo=memo, lines=lines)

    def open(self, from_on=ON, until_on=ON, without=(), **more):
        left_out = Entry.objects.of(self.cooperative_id).filter(id__in=without).values("id")
        days = {"from_on": from_on, "until_on": until_on}
        return open_movements(self.cooperative_id, self.bank, **days, without=left_out, **more)


@pytest.fixture
def books(saving):
    return Books(saving)


def test_entries_of_the_days_with_what_they_moved(books):
    one, two = books.post(100, memo="Satu"), books.post(-30, memo="Dua")
    books.post(5, on=date(2025, 6, 15))
    found = books.open()

    assert [(row.entry_id, row.amount, row.memo) for row in found.rows] == [(one, 100, "Satu"), (two, -30, "Dua")]
    assert (found.count, found.total) == (2, 70)
    assert moved_on_account(books.cooperative_id, books.bank, [one, two, 17]) == {one: (ON, 100), two: (ON, -30)}


def test_pages_amounts_and_what_is_left_out(books):
    ids = [books.post(amount) for amount in (100, 200, 300)]

    assert [row.entry_id for row in books.open(page=2, size=2).rows] == ids[2:]
    assert [row.entry_id for row in books.open(without=ids[:1]).rows] == ids[1:]
    assert [row.entry_id for row in books.open(amounts={200}).rows] == ids[1:2]


def test_what_was_undone_is_left_out_with_its_mirror_unless_one_of_them_is(books):
    wrong = books.post(100)
    frame = books.saving.frame
    mirror = reverse_entry(
        actor=frame["actor"], at=frame["at"], request_id=frame["request_id"], entry_id=wrong, on=ON, reason="Salah"
    )
    assert books.open().count == 0
    assert [row.entry_id for row in books.open(without=[wrong]).rows] == [mirror]
    assert [row.entry_id for row in books.open(without=[mirror]).rows] == [wrong]


def test_as_many_statements_with_one_as_with_many(books):
    books.post(1)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            books.open()
        counts.append(of_the_page(seen))
        for amount in range(2, 20):
            books.post(amount)

    assert counts == [3, 3]
