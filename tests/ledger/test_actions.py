"""What the writes of the ledger share: every code that the database raises is a refusal, and nothing else is."""

import re
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction
from tests.ledger.support import deposit

from kdim.ledger import actions
from kdim.ledger.actions.refusals import BY_CODE
from kdim.ledger.entries import Entry, Line, Unbalanced
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.ledger.models import RoleAccount

MIGRATIONS = Path(actions.__file__).parents[1] / "migrations"


def test_every_code_that_the_database_raises_is_a_refusal():
    postgresql = (MIGRATIONS / "0002_seal.postgresql.sql").read_text()
    sqlite = (MIGRATIONS / "0002_seal.sqlite.sql").read_text()
    raised = set(re.findall(r"ledger_refuse\('(\w+)'", postgresql)) | set(re.findall(r"RAISE\(FAIL, '(\w+)'", sqlite))
    assert sorted(raised - {"balance_not_moved"} - set(BY_CODE)) == []


@pytest.mark.parametrize("filler", [0, 3])
def test_an_error_that_is_no_refusal_stays_an_error_and_ends_the_transaction(books, filler):
    entries = [deposit(5, books.siti, books.on)] * filler
    odd = Entry(books.on, EntryKind.JOURNAL, None, deposit(5, books.siti, books.on).lines)
    with pytest.raises((Error, TypeError, AttributeError)), transaction.atomic():
        books.post(*entries, odd)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite reports its own errors")
def test_a_database_error_of_sqlite_is_djangos(books):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_line RENAME COLUMN unit TO other")
    with pytest.raises(Error), transaction.atomic():
        books.deposit(5)


def test_a_journal_is_written_by_hand_and_does_not_balance_by_itself(books):
    facts = {"actor": books.actor, "at": books.at, "on": books.on, "memo": "Beli pulpen"}
    lines = [Line(AccountRole.OTHER_EXPENSE, 5), Line(AccountRole.CASH_DESK, -5)]
    request_id = uuid4()
    entry = actions.record_journal(request_id=request_id, lines=lines, **facts)
    assert actions.record_journal(request_id=request_id, lines=lines, **facts) == entry
    with pytest.raises(Unbalanced):
        actions.record_journal(request_id=uuid4(), lines=[lines[0], Line(AccountRole.CASH_DESK, -4)], **facts)


def test_acts_on_books_that_are_not_there_are_refused(books):
    with pytest.raises(actions.UnknownBook):
        actions.close_period(actor=books.actor, request_id=uuid4(), at=books.at, month=date(2025, 1, 1), book_id=77)


def test_a_month_end_names_a_role_that_nobody_plays(books):
    from tests.ledger.actions.test_prepared import INTEREST, run

    RoleAccount.objects.of(books.cooperative_id).filter(role=AccountRole.TAX_PAYABLE).delete()
    with pytest.raises(actions.RoleNotMapped) as refused, transaction.atomic():
        run(books, [(books.siti, -300)], INTEREST)
    assert refused.value.facts == {"role": "tax_payable"}
