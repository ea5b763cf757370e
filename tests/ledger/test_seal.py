"""Each promise of the ledger, attacked with raw SQL. The database refuses, whoever asks."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction

from kdim.cooperatives.models import wall
from kdim.kernel.ids import new_id
from kdim.ledger import actions, queries
from kdim.ledger.enums import AccountRole
from kdim.ledger.models import Account

ON_SQLITE = connection.vendor == "sqlite"
LINE = """INSERT INTO ledger_line (cooperative_id, entry_id, n, "on", account_id, subaccount_id, unit, amount)
 VALUES (%s, %s, %s, %s, %s, %s, NULL, %s)"""


def sql(statement: str, facts=()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(facts))


def refused(statement: str, facts=(), match: str = "append-only") -> None:
    with pytest.raises(Error, match=match), transaction.atomic():
        sql(statement, facts)


@pytest.mark.parametrize("table", ["ledger_line", "ledger_entry", "ledger_period", "ledger_total"])
def test_what_is_posted_is_never_changed_or_removed(books, table):
    books.deposit(5, on=date(2025, 1, 2))
    actions.close_period(actor=books.actor, request_id=uuid4(), at=books.at, month=date(2025, 1, 1))
    columns = {"ledger_line": "amount = amount + 1", "ledger_entry": "memo = 'x'", "ledger_total": "debit = 1"}
    refused(f"UPDATE {table} SET {columns.get(table, 'closed_by = 0')}")
    refused(f"DELETE FROM {table}")
    if not ON_SQLITE:
        sql("SET CONSTRAINTS ALL IMMEDIATE")
        refused(f"TRUNCATE {table} CASCADE")


def write(books, lines, *, on=None, count=None, book=None, entry=None) -> None:
    """An entry as another hand would write it: in the order each database wants."""
    entry = entry or new_id()
    on = on or books.on
    head = (
        """INSERT INTO ledger_entry (id, cooperative_id, book_id, "on", recorded_at, actor_name, kind, memo, request_id,
        request_n, line_count, is_batch, content_hash)
        VALUES (%s, %s, %s, %s, %s, 'x', 'journal', '', %s, 0, %s, %s, %s)""",
        [
            entry, books.cooperative_id, book or books.book_id, on,
            "2025-06-16 03:00:00+00:00"[: 19 if ON_SQLITE else 25],
            uuid4().hex, count or len(lines), False, b"x" * 32,
        ],
    )  # fmt: skip
    values = ", ".join(["(%s, %s, %s, %s, %s, %s, NULL, %s)"] * len(lines))
    rows = [
        fact
        for n, (account, subaccount, amount) in enumerate(lines, 1)
        for fact in (books.cooperative_id, entry, n, on, account, subaccount, amount)
    ]
    body = (LINE[: LINE.index(" VALUES")] + f" VALUES {values}", rows)
    with transaction.atomic():
        for statement in [body, head] if ON_SQLITE else [head, body]:
            sql(*statement)


@pytest.fixture
def cash(books) -> int:
    return queries.account_of_role(books.cooperative_id, AccountRole.CASH_DESK)


@pytest.fixture
def sukarela(books) -> int:
    return queries.account_of_role(books.cooperative_id, AccountRole.SAVINGS_SUKARELA)


@pytest.fixture
def pokok(books) -> int:
    return queries.account_of_role(books.cooperative_id, AccountRole.SAVINGS_POKOK)


def test_a_whole_entry_passes(books, cash, sukarela):
    write(books, [(cash, None, 5), (sukarela, books.siti, -5)])


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (lambda c, s, b: [(c, None, 5), (s, b.siti, -4)], None),
        (lambda c, s, b: [(c, None, 5)], None),
        (lambda c, s, b: [(c, None, 5), (s, b.siti, -5)], 3),
    ],
    ids=["unbalanced", "one line", "a line missing"],
)
def test_an_entry_that_is_not_whole_is_refused(books, cash, sukarela, lines, count):
    with pytest.raises(Error, match="entry_not_whole"):
        write(books, lines(cash, sukarela, books), count=count)


def test_a_line_of_nothing_is_refused(books, cash, sukarela):
    with pytest.raises(Error, match="line_moves_something"):
        write(books, [(cash, None, 0), (sukarela, books.siti, 0)])


def test_nothing_is_added_to_a_sealed_entry(books, cash):
    entry = books.deposit(5)
    for n in (0, 3):
        refused(LINE, (books.cooperative_id, entry, n, books.on, cash, None, 5), match="entry_not_whole")
    facts = [(books.cooperative_id, entry, n, books.on, cash, None, amount) for n, amount in ((3, 5), (4, -5))]
    refused(
        LINE + ", (%s, %s, %s, %s, %s, %s, NULL, %s)", [fact for row in facts for fact in row], match="entry_not_whole"
    )


def test_an_entry_is_not_replaced(books, cash, sukarela):
    entry = books.deposit(5)
    with pytest.raises(Error, match=r"append-only|entry_not_whole|duplicate key"):
        write(books, [(cash, None, 5), (sukarela, books.siti, -5)], entry=entry)
    if ON_SQLITE:
        columns = (
            """id, cooperative_id, book_id, "on", recorded_at, actor_name, kind, request_n, line_count, is_batch"""
        )
        refused(
            f"""INSERT OR REPLACE INTO ledger_entry ({columns}, memo, request_id, content_hash)
            SELECT {columns}, 'changed', request_id, content_hash FROM ledger_entry WHERE id = %s""", [entry],
        )  # fmt: skip


def test_no_entry_is_dated_into_a_closed_month_or_before_the_book(books, cash, sukarela):
    actions.close_period(actor=books.actor, request_id=uuid4(), at=books.at, month=date(2025, 1, 1))
    for on, match in ((date(2025, 1, 31), "period_closed"), (date(2024, 12, 31), "date_too_early"),
                      (date(2025, 8, 1), "date_too_far_ahead")):  # fmt: skip
        with pytest.raises(Error, match=match):
            write(books, [(cash, None, 5), (sukarela, books.siti, -5)], on=on)


def stopped(books, lines, *, match: str) -> None:
    """PostgreSQL's seal moves the balances and refuses what has none; on SQLite the posting moves them, so that what
    another hand writes past it leaves lines and balances apart, and the check says so."""
    if not ON_SQLITE:
        with pytest.raises(Error, match=match):
            write(books, lines)
        return
    with transaction.atomic():
        assert queries.check(books.cooperative_id) == []
        write(books, lines)
        found = {each.code for each in queries.check(books.cooperative_id)}
        assert found & {"balance_differs", "line_on_wrong_account"}
        transaction.set_rollback(True)


def test_a_closed_account_and_a_closed_subaccount_take_no_line(books, cash, sukarela):
    bank = Account.objects.of(books.cooperative_id).get(code="11606").id
    actions.close_account(actor=books.actor, request_id=uuid4(), at=books.at, account_id=bank)
    actions.close_subaccount(actor=books.actor, subaccount_id=books.budi, on=books.on)
    stopped(books, [(cash, None, 5), (bank, None, -5)], match="account_closed")
    stopped(books, [(cash, None, 5), (sukarela, books.budi, -5)], match="subaccount_closed")


def test_a_part_of_another_account_or_none_is_stopped(books, cash, sukarela, pokok):
    for lines in (
        [(cash, None, 5), (pokok, books.siti, -5)],
        [(cash, None, 5), (pokok, None, -5)],
        [(cash, books.siti, 5), (sukarela, books.siti, -5)],
        [(cash, None, 5), (77, None, -5)],
    ):
        stopped(books, lines, match=r"subaccount|unknown_account")


def test_the_neighbours_account_and_book_are_stopped(books, cash, sukarela, other_cooperative):
    from kdim.cooperatives.powers import system_actor

    with wall.enter(other_cooperative.id):
        actor = system_actor(other_cooperative.id)
        their_book = actions.open_book(actor=actor, request_id=uuid4(), at=books.at, begins_on=date(2025, 1, 1))
        theirs = queries.account_of_role(other_cooperative.id, AccountRole.CASH_DESK)
    stopped(books, [(theirs, None, 5), (sukarela, books.siti, -5)], match="unknown_account")
    with pytest.raises(Error, match="unknown_book"):
        write(books, [(cash, None, 5), (sukarela, books.siti, -5)], book=their_book)


@pytest.mark.skipif(ON_SQLITE, reason="row-level security is PostgreSQL's")
def test_behind_the_second_wall_everything_works_and_the_neighbour_is_unseen(books, other_cooperative):
    """As a role that is no superuser: posting one, posting many, month ends and the check."""
    from tests.ledger.support import deposit

    sql("CREATE ROLE teller NOLOGIN")
    sql("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO teller")
    sql("SET LOCAL ROLE teller")
    books.deposit(5)
    books.post(*[deposit(5, books.siti, books.on)] * 70)
    sql("CREATE TEMPORARY TABLE month_end (subaccount_id bigint PRIMARY KEY, amount bigint)")
    sql("INSERT INTO month_end VALUES (%s, -7)", [books.siti])
    from kdim.ledger.entries import Line
    from kdim.ledger.enums import EntryKind

    actions.post_prepared(
        actor=books.actor, at=books.at, request_id=uuid4(), on=books.on, kind=EntryKind.INTEREST, memo="",
        table="month_end", account=AccountRole.SAVINGS_SUKARELA, counters=[Line(AccountRole.INTEREST_EXPENSE, 7)],
    )  # fmt: skip
    assert queries.balance(books.cooperative_id, subaccount=books.siti) == 362
    assert queries.check(books.cooperative_id) == []
    with wall.enter(other_cooperative.id), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_line")
        assert cursor.fetchone()[0] == 0
    sql("RESET ROLE")
