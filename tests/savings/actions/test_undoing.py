"""Undoing simpanan pokok."""

from datetime import date

import pytest

from kdim.cooperatives.audit import act
from kdim.kernel.calendar import Month
from kdim.ledger import actions as ledger
from kdim.ledger.entries import Entry, Line
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.payments.enums import ReceiptStatus
from kdim.payments.queries import receipt_by_token
from kdim.savings import actions
from kdim.savings.actions.undoing import see_to_consequences
from kdim.savings.models import DuesObligation, SavingsAccount
from kdim.savings.queries import accounts_of

ON = date(2025, 6, 16)


@act("test.undo", power=None)
def undo_act(*, actor, request_id, at, entry_id, role, subaccount, amount):
    """Reverse an entry the way the books do, then see to the consequences."""
    lines = [Line(AccountRole.CASH_DESK, -amount), Line(role, amount, subaccount)]
    ledger.post(
        [Entry(ON, EntryKind.REVERSAL, "Batal", lines, reverses=entry_id)], actor=actor, at=at, request_id=request_id
    )
    see_to_consequences(actor=actor, at=at, on=ON, entry_id=entry_id, reason="Salah orang")


def undo(saving, paid, account, role, amount):
    subaccount = SavingsAccount.objects.of(saving.actor.cooperative_id).get(id=account).subaccount_id
    undo_act(**saving.frame, entry_id=paid["entry"], role=role, subaccount=subaccount, amount=amount)


def undo_pokok(saving, member, paid, amount=100_000):
    pokok = accounts_of(saving.actor.cooperative_id, member, ON)[0]
    undo(saving, paid, pokok.id, AccountRole.SAVINGS_POKOK, amount)


def state(saving, member):
    row = Member.objects.of(saving.actor.cooperative_id).get(id=member)
    return row.status, row.number, row.joined_on


def test_the_member_is_an_applicant_again_and_may_pay_anew(saving):
    member = saving.person()
    paid = saving.pokok(member, 100_000)
    actions.raise_dues(**saving.frame, month=Month(2025, 2))
    undo_pokok(saving, member, paid)

    assert state(saving, member) == (MemberStatus.ADMITTED, "", None)
    assert receipt_by_token(saving.actor.cooperative_id, paid["receipt"]).status == ReceiptStatus.CANCELLED
    assert not DuesObligation.objects.of(saving.actor.cooperative_id).exists()
    saving.pokok(member, 100_000, on=ON)
    assert state(saving, member) == (MemberStatus.ACTIVE, "2025-0002", ON)


def test_an_instalment_of_an_applicant_has_no_consequence(saving):
    member = saving.person()
    undo_pokok(saving, member, saving.pokok(member, 25_000), 25_000)

    assert state(saving, member)[0] == MemberStatus.ADMITTED


def test_who_has_saved_more_stays_a_member(saving):
    member = saving.person()
    paid = saving.pokok(member, 100_000)
    account = saving.account(member)
    deposit = saving.deposit(account, 50_000)
    with pytest.raises(actions.MemberHasMoved) as refused:
        undo_pokok(saving, member, paid)

    number = receipt_by_token(saving.actor.cooperative_id, deposit["receipt"]).number
    assert refused.value.facts == {"name": "Siti Aminah", "others": f"SS-000001, {number}"}
    assert state(saving, member)[0] == MemberStatus.ACTIVE


def test_once_that_is_undone_too_the_membership_can_be(saving):
    member = saving.person()
    paid = saving.pokok(member, 100_000)
    account = saving.account(member)
    undo(saving, saving.deposit(account, 50_000), account, AccountRole.SAVINGS_SUKARELA, 50_000)
    assert state(saving, member)[0] == MemberStatus.ACTIVE
    undo_pokok(saving, member, paid)

    assert state(saving, member)[0] == MemberStatus.ADMITTED


def test_an_entry_without_a_receipt_has_no_consequence(saving):
    see_to_consequences(actor=saving.actor, at=saving.at, on=ON, entry_id=1, reason="x")
