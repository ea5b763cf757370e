"""What is shown of bank accounts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.payments.actions.test_bank import JAN_1, JAN_2, Bank
from tests.statements import of_the_page

from kdim.payments.queries import bank_account_by_id, bank_accounts, bank_lines


@pytest.fixture
def bank(saving):
    return Bank(saving)


def test_an_account_says_what_its_latest_movement_left(bank):
    account = bank.add()
    fresh = bank_account_by_id(bank.cooperative_id, account)
    assert (fresh.until_on, fresh.balance_sen) == (None, None)

    bank.bring(account, JAN_1 + JAN_2)
    with CaptureQueriesContext(connection) as seen:
        [one] = bank_accounts(bank.cooperative_id)
    assert of_the_page(seen) == 1
    assert (one.id, one.until_on, one.balance_sen) == (account, date(2026, 1, 2), 15_000)


def test_movements_come_in_pages_the_latest_first(bank):
    account = bank.add()
    bank.bring(account, JAN_1 + JAN_2)

    first, second = (bank_lines(bank.cooperative_id, account, page=page, size=2) for page in (1, 2))
    assert [row.amount_sen for row in (*first.rows, *second.rows)] == [-5_000, 10_000, 10_000]
    assert (first.count, first.pages, second.page) == (3, 2, 2)


def test_the_neighbour_sees_nothing(bank, neighbour):
    account = bank.add()
    bank.bring(account, JAN_1)
    theirs = neighbour.actor.cooperative_id

    assert bank_account_by_id(theirs, account) is None
    assert (list(bank_accounts(theirs)), bank_lines(theirs, account).count) == ([], 0)
