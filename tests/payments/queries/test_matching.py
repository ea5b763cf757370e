"""What is open between bank and books, and what is suggested."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.payments.actions.test_matching import ADM, JAN_1, Matching
from tests.statements import of_the_page

from kdim.calculations.bank_matching import Evidence
from kdim.payments.queries import bank_account_row, bank_line, candidates, matches_of_lines, open_lines
from kdim.payments.queries.matching import truncated


@pytest.fixture
def bank(saving):
    return Matching(saving)


def opened(bank, **more):
    return open_lines(bank_account_row(bank.cooperative_id, bank.account), **more)


def test_open_movements_come_with_what_is_suggested_until_they_are_matched(bank):
    fee = bank.post(-50, on=date(2025, 1, 3), memo="Biaya bank")
    found = opened(bank)
    assert [(row.id, row.entry and row.entry.entry_id, row.evidence) for row in found.rows] == [
        (bank.first, None, ()), (bank.second, None, ()), (bank.fee, fee, (Evidence.ALONE,)),
    ]  # fmt: skip

    bank.match((bank.fee, fee))
    assert [row.id for row in opened(bank).rows] == [bank.first, bank.second]
    match = matches_of_lines(bank.cooperative_id, [bank.first, bank.fee])
    assert {line: (one.entry_id, one.evidence) for line, one in match.items()} == {bank.fee: (fee, (Evidence.ALONE,))}


def test_candidates_have_the_amount_and_no_movement_yet(bank):
    one, two = bank.post(100), bank.post(100, on=date(2025, 1, 30), memo="Lain")
    bank.post(99)
    bank.post(100, on=date(2025, 3, 1))
    line = bank_line(bank.cooperative_id, bank.first)

    assert [row.entry_id for row in candidates(line.bank_account, line)] == [one, two]
    bank.match((bank.second, one))
    assert [row.entry_id for row in candidates(line.bank_account, line)] == [two]


def test_pages_and_as_many_statements_with_one_as_with_many(bank):
    bank.post(99)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            opened(bank)
        counts.append(of_the_page(seen))
        more = "".join(f"'03/01/2025,SETOR {n},0,1.00,CR,{151 + n}.00\n" for n in range(60))
        bank.bring(bank.account, JAN_1 + ADM + more)
        bank.post(100)
    assert counts == [7, 7]
    assert (opened(bank).count, len(opened(bank, page=2).rows)) == (63, 13)


def test_the_neighbour_sees_nothing(bank, neighbour):
    theirs = neighbour.actor.cooperative_id

    assert (bank_account_row(theirs, bank.account), bank_line(theirs, bank.first)) == (None, None)


def test_sen_are_left_away_towards_zero():
    assert [truncated(sen) for sen in (821_945, -821_945, 100, -99)] == [8_219, -8_219, 1, 0]
