"""From the balance of the books to that of the bank, signed by a pengawas who matched nothing."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.payments.actions.test_matching import Matching

from kdim.cooperatives.actions import make_person
from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import Actor, NotAllowed, powers_of
from kdim.payments import actions
from kdim.payments.models import BankReconciliation
from kdim.payments.queries import account_and_span, reconciliation, signatures

JAN_1, JAN_2, JAN_20 = date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 20)


@pytest.fixture
def bank(saving):
    return Matching(saving)


@pytest.fixture
def person(saving):
    def make(name, *roles):
        phone = f"+62813907{sum(map(ord, name)):06}"
        at = saving.actor.cooperative_id
        return Actor(
            cooperative_id=at, name=name, powers=powers_of(frozenset(roles)), roles=frozenset(roles),
            person_id=make_person(cooperative_id=at, name=name, phone=phone, sign_in_names=(phone,)),
        )  # fmt: skip

    return make


@pytest.fixture
def pengawas(person):
    return person("Pak Karim", Role.PENGAWAS)


def figures(bank, on=JAN_2):
    return reconciliation(*account_and_span(bank.cooperative_id, bank.account), on).figures


def sign(bank, actor, on=JAN_2, **more):
    facts = {
        "actor": actor, "bank_account_id": bank.account, "until_on": on, "seen": figures(bank, on).code,
        "words": "Cocok dengan rekening koran",
    }  # fmt: skip
    return actions.sign_reconciliation(**{**bank.saving.frame, **facts, **more})


def test_a_pengawas_signs_and_what_changes_later_shows(bank, pengawas):
    bank.post(100)
    made = sign(bank, pengawas)
    told = signatures(account_and_span(bank.cooperative_id, bank.account)[0])

    assert [(one.until_on, one.signed_by, one.note) for one in told] == [
        (JAN_2, "Pak Karim", "Cocok dengan rekening koran")
    ]
    assert told[0].figures == figures(bank)
    bank.post(7)
    assert told[0].figures != figures(bank)
    for change in (lambda rows: rows.update(note="lain"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(BankReconciliation.objects.of(bank.cooperative_id).filter(id=made))


def test_the_same_request_signs_once(bank, pengawas, rid):
    request = rid()
    assert sign(bank, pengawas, request_id=request) == sign(bank, pengawas, request_id=request)
    assert BankReconciliation.objects.of(bank.cooperative_id).count() == 1


def test_who_matched_does_not_sign(bank, person):
    both = person("Bu Rina", Role.PENGAWAS, Role.BENDAHARA)
    bank.match((bank.first, bank.post(100)), actor=both)

    with pytest.raises(actions.SignsOwnMatching):
        sign(bank, both)
    bank.undo(bank.first)
    assert sign(bank, both)
    with pytest.raises(NotAllowed):
        sign(bank, person("Bu Sari", Role.BENDAHARA))


def test_nobody_signs_figures_that_changed_or_days_that_are_not_covered(bank, pengawas):
    seen = figures(bank).code
    bank.post(1)
    with pytest.raises(actions.ReconciliationChanged):
        sign(bank, pengawas, seen=seen)
    for on in (JAN_20, date(2024, 12, 31)):
        with pytest.raises(actions.BankDayNotCovered) as refused:
            sign(bank, pengawas, until_on=on)
        assert refused.value.facts == {"until_on": on, "first_on": JAN_1, "last_on": JAN_2}
    with pytest.raises(actions.StatementsMissing):
        sign(bank, pengawas, bank_account_id=bank.add(number="999888777", account_id=bank.other))
    with pytest.raises(actions.BankAccountUnknown):
        sign(bank, pengawas, bank_account_id=1)
