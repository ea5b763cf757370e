"""The journal, the trial balance and statements."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.ledger import queries
from kdim.ledger.enums import AccountRole, EntryKind

SUKARELA = AccountRole.SAVINGS_SUKARELA


def test_a_statement_orders_by_date_then_by_recording(books):
    late = books.deposit(7, on=date(2025, 6, 10))
    early = books.deposit(5, on=date(2025, 6, 1))
    same = books.withdraw(2, on=date(2025, 6, 10))
    books.deposit(1, on=date(2025, 5, 31))
    books.deposit(1, on=date(2025, 6, 11))

    page = queries.statement(
        books.cooperative_id, subaccount=books.siti, from_on=date(2025, 6, 1), until_on=date(2025, 6, 10)
    )

    assert (page.name, page.code, page.opening, page.debit, page.credit, page.closing) == (
        "Siti",
        "21101",
        1,
        2,
        12,
        11,
    )
    assert [(line.entry_id, line.change, line.balance) for line in page.lines] == [
        (early, 5, 6), (late, 7, 13), (same, -2, 11),
    ]  # fmt: skip


def test_pages_of_a_statement_follow_each_other(books):
    for n in range(1, 8):
        books.deposit(n)
    pages = [
        queries.statement(
            books.cooperative_id, account=AccountRole.CASH_DESK, from_on=books.on, until_on=books.on, page=n, size=3
        )
        for n in (1, 2, 3, 9)
    ]
    assert [line.balance for page in pages[:3] for line in page.lines] == [1, 3, 6, 10, 15, 21, 28]
    assert pages[3].page == pages[2].page == 3
    assert pages[0].closing == 28
    whole = queries.statement(books.cooperative_id, account=SUKARELA, from_on=books.on, until_on=books.on)
    assert (len(whole.lines), whole.lines[0].subaccount) == (7, "Siti")


def test_there_is_no_statement_of_what_is_not_there(books):
    for which in ({"account": 77}, {"subaccount": 77}):
        assert queries.statement(books.cooperative_id, from_on=books.on, until_on=books.on, **which) is None
    assert queries.balance(books.cooperative_id, account=77) == 0
    assert queries.entry_detail(books.cooperative_id, 77) is None


def test_the_journal_obeys_every_filter(books):
    books.deposit(5, on=date(2025, 6, 1))
    last = books.withdraw(2)
    days = {"from_on": date(2025, 6, 1), "until_on": books.on}
    everything = queries.journal(books.cooperative_id, **days)
    assert (everything.count, everything.debit, everything.entries[0].id) == (2, 7, last)
    for filters, count, debit in [
        ({"from_on": books.on}, 1, 2), ({"until_on": date(2025, 6, 2)}, 1, 5), ({"kind": EntryKind.DEPOSIT}, 1, 5),
        ({"words": "penarikan"}, 1, 2), ({"words": "tidak ada"}, 0, 0), ({"book_id": books.book_id}, 2, 7),
        ({"account": queries.account_of_role(books.cooperative_id, AccountRole.BANK)}, 0, 0),
        ({"account": queries.account_of_role(books.cooperative_id, AccountRole.CASH_DESK)}, 2, 7),
    ]:  # fmt: skip
        page = queries.journal(books.cooperative_id, **days | filters)
        assert (page.count, page.debit, len(page.entries)) == (count, debit, count)


def test_an_entry_leads_back_to_its_request(books):
    request_id = uuid4()
    entry = books.deposit(5, request_id=request_id)
    found = queries.entry_detail(books.cooperative_id, entry)
    assert (found.request_id, found.total, found.line_count, found.reversed_by) == (request_id, 5, 2, None)
    assert queries.entries_of_request(books.cooperative_id, request_id) == (found,)


def test_the_trial_balance_has_equal_columns_and_sums_of_headings(books):
    books.deposit(5, on=date(2025, 5, 31))
    books.deposit(7)
    books.withdraw(2)
    trial = queries.trial_balance(books.cooperative_id, until_on=books.on, from_on=date(2025, 6, 1))
    assert [
        trial.opening_debit, trial.opening_credit, trial.debit, trial.credit, trial.closing_debit, trial.closing_credit,
    ] == [5, 5, 9, 9, 10, 10]  # fmt: skip
    rows = {row.code: row for row in trial.rows}
    assert list(rows) == ["1", "11", "111", "11101", "2", "21", "211", "21101"]
    assert (rows["1"].balance, rows["2"].balance, rows["21101"].depth) == (10, 10, 3)


@pytest.mark.parametrize(
    "read",
    [
        lambda b: queries.trial_balance(b.cooperative_id, until_on=b.on, from_on=date(2025, 6, 1)),
        lambda b: queries.journal(b.cooperative_id, from_on=b.on, until_on=b.on),
        lambda b: queries.account_tree(b.cooperative_id),
        lambda b: queries.statement(b.cooperative_id, subaccount=b.siti, from_on=date(2025, 6, 1), until_on=b.on),
    ],
)
def test_reads_take_as_many_statements_for_many_rows_as_for_one(books, read):
    books.deposit(5)
    with CaptureQueriesContext(
        connection,
    ) as few:
        read(books)
    for n in range(5):
        books.deposit(5 + n)
    with CaptureQueriesContext(connection) as many:
        read(books)
    assert len(many) == len(few)
