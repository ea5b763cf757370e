"""Every payment tells its member what it was and what stands after it, or nothing when it is given up."""

from datetime import date

import pytest
from django.db import transaction

from kdim.messages.models import Message
from kdim.messages.queries import inbox
from kdim.savings import actions
from kdim.savings.actions import WithdrawalTooLarge

ON = date(2025, 6, 16)


class PowerCut(Exception):
    """The machine stops between a payment and its commit."""


def told(saving, member):
    messages = reversed(inbox(saving.actor.cooperative_id, member, size=50).messages)
    return [(one.facts["kind"], one.facts["amount"], one.facts["balance"]) for one in messages]


def test_each_payment_says_its_amount_and_the_balance_after_it(saving):
    member = saving.member()
    account = saving.account(member)
    saving.deposit(account, 250_000)
    saving.withdraw(account, 40_000)
    saving.wajib(member, 100_000)

    assert told(saving, member) == [
        ("simpanan_pokok", 100_000, 100_000),
        ("savings_deposit", 250_000, 250_000),
        ("savings_withdrawal", 40_000, 210_000),
        ("simpanan_wajib", 100_000, 100_000),
    ]


def test_the_message_names_account_entry_and_receipt(saving):
    member = saving.member()
    paid = saving.deposit(saving.account(member), 250_000)

    newest = inbox(saving.actor.cooperative_id, member).messages[0]
    assert (newest.on, newest.facts["about"]) == (ON, "Simpanan sukarela SS-000001")
    assert (newest.facts["entry"], newest.facts["token"]) == (paid["entry"], paid["receipt"])


def test_a_request_sent_twice_tells_once(saving):
    member = saving.member()
    account, frame = saving.account(member), saving.frame
    for _ in range(2):
        actions.record_deposit(**frame, on=ON, account_id=account, amount=50_000)

    assert told(saving, member)[1:] == [("savings_deposit", 50_000, 50_000)]


def test_a_list_tells_each_of_its_members_in_as_many_statements(saving):
    siti, rini = saving.member("Siti Aminah"), saving.member("Rini Astuti")
    rows = [actions.Collected(saving.account(siti), 50_000), actions.Collected(saving.account(rini), 75_000)]
    actions.record_collection(**saving.frame, on=ON, rows=rows)

    assert told(saving, siti)[1:] == [("savings_deposit", 50_000, 50_000)]
    assert told(saving, rini)[1:] == [("savings_deposit", 75_000, 75_000)]


def test_what_is_refused_tells_nothing(saving):
    member = saving.member()
    account = saving.account(member)

    with pytest.raises(WithdrawalTooLarge):
        saving.withdraw(account, 50_000)

    assert told(saving, member) == [("simpanan_pokok", 100_000, 100_000)]


def test_what_is_given_up_after_it_was_written_tells_nothing(saving):
    member = saving.member()
    account = saving.account(member)

    def power_cut():
        with transaction.atomic():
            saving.deposit(account, 50_000)
            assert len(told(saving, member)) == 2
            raise PowerCut

    with pytest.raises(PowerCut):
        power_cut()

    assert Message.objects.of(saving.actor.cooperative_id).count() == 1
