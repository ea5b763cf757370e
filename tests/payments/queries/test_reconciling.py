"""What stands between the books and the bank, to the last rupiah."""

import random
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.payments.actions.test_bank import HEAD
from tests.payments.actions.test_matching import Matching
from tests.payments.actions.test_reconciling import JAN_1, JAN_2, JAN_20, bank, figures, person
from tests.statements import of_the_page

from kdim.cooperatives.enums import Role
from kdim.kernel.calendar import Month
from kdim.ledger.queries import balances_of_account
from kdim.payments.models import BankLine
from kdim.payments.queries import account_and_span, reconciliation, signatures
from kdim.savings import actions as savings

__all__ = ["bank", "person"]


def parts(found):
    return (found.start_sen, found.lines_sen, found.line_count, found.entries, found.entry_count, found.rounding_sen)


def test_what_has_no_counterpart_explains_the_difference(bank):
    bank.post(100)
    bank.post(30, memo="Cek belum diuangkan")
    found = figures(bank)
    assert (found.bank_sen, found.books, found.difference_sen) == (15_000, 130, 2_000)
    assert parts(found) == (0, 15_000, 3, 130, 2, 0)

    found = account_and_span(bank.cooperative_id, bank.account)
    told = reconciliation(*found, JAN_2)
    assert [one.id for one in told.lines] == [bank.first, bank.second, bank.fee]
    assert [one.memo for one in told.entries] == ["Setor", "Cek belum diuangkan"]
    assert len(reconciliation(*found, JAN_2, most=1).entries) == 1


def test_a_match_leaves_both_sides_and_counts_from_its_later_day(bank):
    entry, late = bank.post(100), bank.post(100, on=JAN_2)
    bank.match((bank.first, entry), (bank.second, late))

    assert parts(figures(bank)) == (0, -5_000, 1, 0, 0, 0)
    assert parts(figures(bank, JAN_1)) == (0, 10_000, 1, 0, 0, 0)


def test_what_was_before_the_first_statement_is_a_difference_of_its_own_until_it_is_seen(saving):
    bank = Matching.__new__(Matching)
    super(Matching, bank).__init__(saving)
    bank.account = bank.add()
    bank.post(500, on=date(2024, 12, 30), memo="Saldo awal")
    cheque = bank.post(-70, on=date(2024, 12, 31), memo="Cek")
    bank.bring(bank.account, HEAD + "'02/01/2025,CEK,0,70.00,DB,430.00\n")
    found = figures(bank)
    assert (found.bank_sen, found.books) == (43_000, 430)
    assert parts(found) == (7_000, -7_000, 1, 0, 0, 0)

    line = BankLine.objects.of(bank.cooperative_id).get()
    bank.match((line.id, cheque))
    assert parts(figures(bank)) == (0, 0, 0, 0, 0, 0)


def test_sen_that_the_books_leave_away_have_a_line(bank):
    bank.bring(bank.account, HEAD + "'02/01/2025,BIAYA ADM,0,50.00,DB,150.00\n'03/01/2025,BUNGA,0,10.45,CR,160.45\n")
    bunga = BankLine.objects.of(bank.cooperative_id).get(description="BUNGA")
    bank.match((bunga.id, bank.post(10, on=date(2025, 1, 3))))

    assert figures(bank, date(2025, 1, 3)).rounding_sen == 45
    assert figures(bank, date(2025, 1, 3)).unexplained_sen == 0


def test_a_reversed_entry_explains_itself(bank, person):
    entry = bank.post(100)
    bank.match((bank.first, entry))
    frame = {**bank.saving.frame, "actor": person("Bu Dewi", Role.BENDAHARA)}
    asked = savings.request_reversal(**frame, on=JAN_2, entry_id=entry, reason="Salah")
    savings.approve_reversal(**bank.saving.frame, reversal_id=asked)

    assert parts(figures(bank)) == (0, 5_000, 2, -100, 1, 0)
    assert figures(bank).unexplained_sen == 0


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happened_nothing_is_left_unexplained(bank, seed):
    chance, day = random.Random(seed), timedelta(days=1)
    rows, balance = "", 150_00
    for _ in range(25):
        sen = chance.choice([-1, 1]) * chance.randrange(100, 90_000)
        balance += sen
        on = (JAN_2 + day * len(rows.splitlines())).strftime("%d/%m/%Y")
        rows += f"'{on},X,0,{abs(sen) / 100:.2f},{'CR' if sen > 0 else 'DB'},{balance / 100:.2f}\n"
    bank.bring(bank.account, HEAD + "'02/01/2025,BIAYA ADM,0,50.00,DB,150.00\n" + rows)
    for line in BankLine.objects.of(bank.cooperative_id).order_by("number"):
        whole = abs(line.amount_sen) // 100 * (1 if line.amount_sen > 0 else -1)
        if chance.random() < 0.7:
            entry = bank.post(whole, on=max(line.on + day * chance.randrange(-5, 6), date(2024, 12, 20)))
            if chance.random() < 0.8:
                bank.match((line.id, entry))
    for _ in range(5):
        bank.post(chance.randrange(1, 999), on=JAN_1 + day * chance.randrange(25))

    _account, span = account_and_span(bank.cooperative_id, bank.account)
    found = [figures(bank, span.from_on + day * n) for n in range((span.until_on - span.from_on).days + 1)]
    assert {one.unexplained_sen for one in found} == {0}
    assert len({one.code for one in found}) > 10


def test_as_many_statements_with_few_as_with_many(bank):
    counts = []
    bank.post(99)
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            found = account_and_span(bank.cooperative_id, bank.account)
            reconciliation(*found, JAN_2)
            signatures(found[0])
        counts.append(of_the_page(seen))
        for n in range(30):
            bank.post(100 + n)
    assert counts == [7, 7]


def test_balances_of_an_account_at_the_end_of_several_days(bank):
    bank.post(100)
    bank.post(-30, on=JAN_2)
    bank.post(5, on=JAN_20)
    account = account_and_span(bank.cooperative_id, bank.account)[0].account_id
    days = [Month(2024, 12).last_day, JAN_1, JAN_2, JAN_20]
    assert balances_of_account(bank.cooperative_id, account, days) == [0, 100, 70, 75]
