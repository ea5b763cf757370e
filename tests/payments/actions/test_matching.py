"""Movements at the bank matched with entries: each once, equal amounts only, undone with a reason."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.payments.actions.test_bank import HEAD, Bank

from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed
from kdim.ledger.actions import record_journal
from kdim.ledger.entries import Line
from kdim.ledger.enums import AccountRole
from kdim.payments import actions
from kdim.payments.models import BankLine, BankMatch

JAN_1 = HEAD + "'01/01/2025,SETOR,0,100.00,CR,100.00\n'01/01/2025,SETOR,0,100.00,CR,200.00\n"
ADM = "'02/01/2025,BIAYA ADM,0,50.00,DB,150.00\n"


class Matching(Bank):
    """A bank account with three movements, two of them identical."""

    def __init__(self, saving):
        super().__init__(saving)
        self.account = self.add()
        self.bring(self.account, JAN_1 + ADM)
        rows = BankLine.objects.of(self.cooperative_id).order_by("number")
        self.first, self.second, self.fee = rows.values_list("id", flat=True)

    def post(self, amount, on=date(2025, 1, 1), memo="Setor"):
        lines = [Line(AccountRole.BANK, amount), Line(AccountRole.CASH_DESK, -amount)]
        return record_journal(**self.saving.frame, on=on, memo=memo, lines=lines)

    def match(self, *pairs, **more):
        return actions.match_bank_lines(
            **{**self.saving.frame, "bank_account_id": self.account, "pairs": list(pairs), **more}
        )

    def undo(self, line, reason="Salah pilih", **more):
        frame = {**self.saving.frame, "bank_account_id": self.account, "line_id": line, "reason": reason}
        return actions.unmatch_bank_line(**{**frame, **more})

    def stored(self):
        rows = BankMatch.objects.of(self.cooperative_id).order_by("id")
        return list(rows.values_list("line_id", "entry_id", "amount", "evidence", "undone_reason"))


@pytest.fixture
def bank(saving):
    return Matching(saving)


def test_two_identical_payments_have_an_entry_each(bank):
    one, two = bank.post(100), bank.post(100)

    assert bank.match((bank.first, one), (bank.second, two)) == 2
    assert bank.stored() == [(bank.first, one, 100, "day", ""), (bank.second, two, 100, "day", "")]


def test_what_was_not_suggested_is_by_hand(bank):
    far = bank.post(100, on=date(2025, 1, 20))
    bank.match((bank.second, far))

    assert bank.stored() == [(bank.second, far, 100, "by_hand", "")]


def test_no_movement_and_no_entry_is_matched_twice(bank):
    one, two = bank.post(100), bank.post(100)
    bank.match((bank.first, one))

    with pytest.raises(actions.BankLineMatched) as refused:
        bank.match((bank.first, two))
    assert refused.value.facts == {"on": date(2025, 1, 1), "amount": 100}
    with pytest.raises(actions.BankEntryMatched):
        bank.match((bank.second, one))
    with pytest.raises(actions.BankLineMatched):
        bank.match((bank.second, two), (bank.second, bank.post(100)))
    assert len(bank.stored()) == 1


def test_all_of_them_or_none(bank):
    one, fee = bank.post(100), bank.post(-51)
    with pytest.raises(actions.BankAmountsDiffer) as refused:
        bank.match((bank.first, one), (bank.fee, fee))

    assert refused.value.facts == {"bank": -50, "books": -51}
    assert bank.stored() == []


def test_an_entry_elsewhere_and_a_movement_elsewhere_are_unknown(bank):
    elsewhere = record_journal(
        **bank.saving.frame, on=date(2025, 1, 1), memo="Modal",
        lines=[Line(AccountRole.CASH_DESK, 100), Line(AccountRole.OPENING_BALANCE, -100)],
    )  # fmt: skip
    with pytest.raises(actions.BankEntryUnknown):
        bank.match((bank.first, elsewhere))
    with pytest.raises(actions.BankLineUnknown):
        bank.match((17, bank.post(100)))
    with pytest.raises(actions.BankAccountUnknown):
        bank.match((bank.first, bank.post(100)), bank_account_id=17)


def test_a_match_is_undone_with_a_reason_and_may_be_made_anew(bank):
    one = bank.post(100)
    bank.match((bank.first, one))
    with pytest.raises(actions.MatchReasonMissing):
        bank.undo(bank.first, reason="  ")
    bank.undo(bank.first)
    with pytest.raises(actions.BankLineNotMatched):
        bank.undo(bank.first)

    bank.match((bank.second, one))
    assert [(row[0], row[4]) for row in bank.stored()] == [(bank.first, "Salah pilih"), (bank.second, "")]


def test_the_same_request_twice_is_one(bank, rid):
    once, pair = rid(), (bank.first, bank.post(100))

    assert bank.match(pair, request_id=once) == bank.match(pair, request_id=once) == 1
    assert len(bank.stored()) == 1


def test_only_who_keeps_the_bank_matches(bank, actor_as):
    pair = (bank.first, bank.post(100))
    with pytest.raises(NotAllowed):
        bank.match(pair, actor=actor_as(Role.PENGAWAS))
    bank.match(pair)
    with pytest.raises(NotAllowed):
        bank.undo(bank.first, actor=actor_as(Role.KASIR))


def test_the_database_keeps_what_the_bank_said_and_what_was_matched(bank):
    bank.match((bank.first, bank.post(100)))
    rows = BankMatch.objects.of(bank.cooperative_id)
    refused = [
        lambda: BankLine.objects.of(bank.cooperative_id).update(amount_sen=1),
        lambda: BankLine.objects.of(bank.cooperative_id).filter(id=bank.fee).delete(),
        lambda: rows.update(amount=1),
        lambda: rows.update(amount=1, undone_at=bank.saving.at),
        rows.delete,
    ]
    bank.undo(bank.first)
    refused.append(lambda: rows.update(undone_reason="Lain"))
    for change in refused:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_at_once_only_one_match_is_made(bank):
    one = bank.post(100)
    standing = {"cooperative_id": bank.cooperative_id, "bank_account_id": bank.account, "entry_id": one}
    told = {"entry_on": date(2025, 1, 1), "amount": 100, "evidence": "day", "matched_at": bank.saving.at}
    BankMatch.objects.create(**standing, **told, line_id=bank.first, matched_by="Dewi")
    with pytest.raises(DatabaseError), transaction.atomic():
        BankMatch.objects.create(**standing, **told, line_id=bank.second, matched_by="Dewi")
