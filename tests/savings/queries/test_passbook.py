"""The passbook."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.ledger.enums import EntryKind
from kdim.savings.queries import passbook

YEAR = {"from_on": date(2025, 1, 1), "until_on": date(2025, 12, 31)}


def test_movements_by_date_with_the_balance_after_each_and_their_receipts(saving):
    account = saving.account()
    late = saving.deposit(account, 30_000, on=date(2025, 3, 1))
    early = saving.deposit(account, 50_000, on=date(2025, 2, 1))
    out = saving.withdraw(account, 20_000, on=date(2025, 3, 1))
    book = passbook(saving.actor.cooperative_id, account, **YEAR)

    told = [(line.on, line.kind, line.change, line.balance, line.entry_id, line.receipt) for line in book.lines]
    assert told == [
        (date(2025, 2, 1), EntryKind.DEPOSIT, 50_000, 50_000, early["entry"], early["receipt"]),
        (date(2025, 3, 1), EntryKind.DEPOSIT, 30_000, 80_000, late["entry"], late["receipt"]),
        (date(2025, 3, 1), EntryKind.WITHDRAWAL, -20_000, 60_000, out["entry"], out["receipt"]),
    ]
    assert (book.opening, book.paid_in, book.taken_out, book.closing) == (0, 80_000, 20_000, 60_000)


def test_a_period_opens_with_what_was_there_before(saving):
    account = saving.account()
    saving.deposit(account, 50_000, on=date(2025, 2, 1))
    saving.deposit(account, 30_000, on=date(2025, 3, 1))
    book = passbook(
        saving.actor.cooperative_id, account, from_on=date(2025, 3, 1), until_on=date(2025, 3, 31)
    )  # fmt: skip

    assert (book.opening, [line.balance for line in book.lines], book.closing) == (50_000, [80_000], 80_000)


def test_the_last_page_comes_first_and_carries_the_balance_on(saving):
    account = saving.account()
    for _ in range(5):
        saving.deposit(account, 10_000)
    pages = [passbook(saving.actor.cooperative_id, account, **YEAR, page=page, size=2) for page in (1, 2, 3)]
    last = passbook(saving.actor.cooperative_id, account, **YEAR, size=2)

    assert [[line.balance for line in page.lines] for page in pages] == [[10_000, 20_000], [30_000, 40_000], [50_000]]
    assert (last.page, last.pages, last.lines) == (3, 3, pages[2].lines)


def test_as_many_statements_for_one_line_as_for_many(saving):
    def statements():
        with CaptureQueriesContext(connection) as asked:
            lines = passbook(saving.actor.cooperative_id, account, **YEAR).lines
        return len(lines), len(asked)

    account = saving.account()
    saving.deposit(account, 10_000)
    one = statements()
    for _ in range(14):
        saving.deposit(account, 10_000)

    assert (one[0], statements()) == (1, (15, one[1]))


def test_the_neighbour_s_passbook_is_unknown(saving, neighbour):
    assert passbook(saving.actor.cooperative_id, neighbour.account(), **YEAR) is None
