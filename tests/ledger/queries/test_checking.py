"""check names what does not agree, whoever wrote it."""

from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from tests.ledger.support import deposit

from kdim.config.command import renamed
from kdim.kernel.ids import new_id
from kdim.ledger import actions, queries
from kdim.ledger.enums import AccountRole
from kdim.ledger.management.commands.check_books import SENTENCES
from kdim.ledger.queries.checking import _QUESTIONS, Discrepancy


@pytest.fixture
def unguarded(books):
    """As somebody who has switched the guards off: a superuser, or a file edited by hand."""
    books.deposit(100, on=date(2025, 1, 2))
    books.deposit(50, subaccount=books.budi)
    actions.close_period(actor=books.actor, request_id=uuid4(), at=books.at, month=date(2025, 1, 1))
    assert queries.check(books.cooperative_id) == []
    unguard()
    return books


def unguard() -> None:
    """Switch every trigger of the ledger off until the test ends."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'ledger_%%'", [])
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')


def sql(statement: str, *facts) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(facts))


def entries(books) -> list[int]:
    return [
        entry.id
        for entry in queries.journal(
            books.cooperative_id, from_on=date(2025, 1, 1), until_on=date(2025, 12, 31)
        ).entries[::-1]
    ]


def codes(books) -> list[str]:
    return sorted({found.code for found in queries.check(books.cooperative_id)})


def test_whole_books_have_nothing_to_name(books):
    books.post(*[deposit(5, books.siti, books.on)] * 50)
    assert queries.check(books.cooperative_id) == []


def test_a_changed_amount_is_named_first_as_out_of_balance(unguarded):
    sql("UPDATE ledger_line SET amount = amount + 1 WHERE entry_id = %s AND n = 1", entries(unguarded)[1])
    found = queries.check(unguarded.cooperative_id)
    cash = queries.account_of_role(unguarded.cooperative_id, AccountRole.CASH_DESK)
    assert found == [
        Discrepancy("entry_unbalanced", entries(unguarded)[1], 1, 0),
        Discrepancy("balance_differs", cash, 150, 151),
        Discrepancy("entry_changed", entries(unguarded)[1], 0, 0),
    ]
    assert str(found[0]) == f"entry_unbalanced: {entries(unguarded)[1]} has 1, should be 0"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE ledger_entry SET memo = 'x' WHERE id = {last}", ["entry_changed"]),
        ("DELETE FROM ledger_entry WHERE id = {last}", ["lines_without_entry"]),
        (
            "DELETE FROM ledger_line WHERE entry_id = {last}",
            ["balance_differs", "entry_changed", "entry_lines_missing"],
        ),
        ("UPDATE ledger_line SET \"on\" = '2025-06-01' WHERE entry_id = {last} AND n = 1", ["line_date_differs"]),
        (
            "UPDATE ledger_line SET subaccount_id = NULL WHERE entry_id = {last} AND n = 2",
            ["balance_differs", "entry_changed", "line_on_wrong_account"],
        ),
        ("UPDATE ledger_book SET begins_on = '2025-02-01'", ["entry_before_book"]),
        ("UPDATE ledger_period SET closed_at = '2025-02-01 00:00:00'", ["recorded_after_closing"]),
        ("UPDATE ledger_balance SET amount = amount + 1 WHERE subaccount_id = {siti}", ["balance_differs"]),
        ("UPDATE ledger_balance SET side = 1 WHERE subaccount_id = {siti}", ["balance_row_differs", "below_floor"]),
        ("UPDATE ledger_balance SET amount = 5 WHERE subaccount_id = {siti}", ["balance_differs", "below_floor"]),
        ("UPDATE ledger_balance SET held = 5 WHERE subaccount_id = {siti}", ["held_differs"]),
        ("UPDATE ledger_total SET debit = debit + 1", ["total_differs"]),
        ("DELETE FROM ledger_total", ["total_differs"]),
    ],
)
def test_every_kind_of_damage_has_its_name(unguarded, statement, expected):
    sql(statement.format(last=entries(unguarded)[-1], siti=unguarded.siti))
    assert codes(unguarded) == expected


def test_a_batch_whose_amounts_were_swapped_between_members_is_named(books):
    from tests.ledger.actions.test_prepared import INTEREST, run

    entry = run(books, [(books.siti, -100), (books.budi, -200)], INTEREST)
    assert queries.check(books.cooperative_id) == []
    unguard()
    sql("UPDATE ledger_line SET amount = -300 - amount WHERE entry_id = %s AND n <= 2", entry)
    sql("UPDATE ledger_balance SET amount = -300 - amount WHERE subaccount_id <> 0")
    assert queries.check(books.cooperative_id) == [Discrepancy("entry_changed", entry, 0, 0)]


def test_every_question_has_its_sentence():
    assert sorted(SENTENCES) == sorted({code for code, _ in _QUESTIONS} | {"entry_changed"})


def test_the_command_says_that_the_books_are_whole(books):
    out = StringIO()
    call_command("check_books", stdout=out)
    assert out.getvalue() == "Koperasi Uji Mandiri: the books are whole.\n"


def test_the_command_names_the_first_difference_and_fails(unguarded):
    sql("UPDATE ledger_line SET amount = amount + 1 WHERE entry_id = %s AND n = 1", entries(unguarded)[1])
    err = StringIO()
    with pytest.raises(CommandError, match="books of 1 of 1 cooperatives are not whole"):
        call_command("check_books", stderr=err)
    assert err.getvalue() == f"Koperasi Uji Mandiri: entry {entries(unguarded)[1]} is out of balance by Rp1.\n"
    err = StringIO()
    with pytest.raises(CommandError):
        call_command("check_books", "--all", stderr=err)
    assert len(err.getvalue().splitlines()) == 3


def test_kdim_check_is_ours_and_djangos_has_another_name():
    assert renamed(["kdim", "check", "--all"]) == ["kdim", "check_books", "--all"]
    assert renamed(["kdim", "django-check", "check"]) == ["kdim", "check", "check"]
    assert renamed(["kdim"]) == ["kdim"]


def test_an_orphan_before_the_first_entry_does_not_confuse_the_hashes(unguarded):
    orphan = entries(unguarded)[0] - 1
    cash = queries.account_of_role(unguarded.cooperative_id, AccountRole.CASH_DESK)
    sql(
        'INSERT INTO ledger_line (cooperative_id, entry_id, n, "on", account_id, amount) VALUES (%s, %s, 1, %s, %s, 5)',
        unguarded.cooperative_id, orphan, "2025-01-02", cash,
    )  # fmt: skip
    assert codes(unguarded) == ["balance_differs", "entry_unbalanced", "lines_without_entry"]
    assert new_id() > orphan
