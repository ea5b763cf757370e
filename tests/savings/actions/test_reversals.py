"""Undoing an entry, by two people."""

from dataclasses import replace
from datetime import date

import pytest

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Person
from kdim.cooperatives.powers import NotAllowed
from kdim.kernel.calendar import Month
from kdim.ledger.actions import InsufficientBalance, SamePerson, UnknownReversal
from kdim.ledger.enums import EntryKind
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.payments.enums import ReceiptStatus
from kdim.payments.queries import receipt_by_token
from kdim.savings import actions
from kdim.savings.queries import account_detail, passbook

ON = date(2025, 6, 16)


@pytest.fixture
def two(saving):
    """The cashier who asks and the treasurer who decides."""
    people = [Person.objects.create(name=name) for name in ("Kasir", "Bendahara")]
    return [replace(saving.actor, person_id=person.id, name=person.name) for person in people]


def ask(saving, by, entry, on=ON):
    return actions.request_reversal(
        **{**saving.frame, "actor": by}, on=on, entry_id=entry, reason="Salah rekening"
    )  # fmt: skip


def approve(saving, by, reversal):
    return actions.approve_reversal(**{**saving.frame, "actor": by}, reversal_id=reversal)


def test_the_entry_is_undone_the_receipt_cancelled_and_the_passbook_tells_both(saving, two):
    cashier, treasurer = two
    account = saving.account()
    paid = saving.deposit(account, 50_000)
    mirror = approve(saving, treasurer, ask(saving, cashier, paid["entry"]))

    lines = passbook(saving.actor.cooperative_id, account, from_on=ON, until_on=ON).lines
    assert receipt_by_token(saving.actor.cooperative_id, paid["receipt"]).status == ReceiptStatus.CANCELLED
    assert [(line.kind, line.change, line.balance, line.reverses, line.reversed_by) for line in lines] == [
        (EntryKind.DEPOSIT, 50_000, 50_000, None, mirror), (EntryKind.REVERSAL, -50_000, 0, paid["entry"], None),
    ]  # fmt: skip


def test_who_asked_does_not_decide(saving, two):
    account = saving.account()
    asked = ask(saving, two[0], saving.deposit(account, 50_000)["entry"])
    with pytest.raises(SamePerson):
        approve(saving, two[0], asked)

    assert account_detail(saving.actor.cooperative_id, account, ON).balance == 50_000


def test_the_cashier_does_not_approve(saving, two, actor_as):
    asked = ask(saving, two[0], saving.deposit(saving.account(), 50_000)["entry"])
    with pytest.raises(NotAllowed):
        approve(saving, actor_as(Role.KASIR), asked)


def test_a_deposit_that_was_taken_out_again_is_not_undone(saving, two):
    account = saving.account()
    paid = saving.deposit(account, 50_000)
    saving.withdraw(account, 40_000)
    with pytest.raises(InsufficientBalance):
        approve(saving, two[1], ask(saving, two[0], paid["entry"]))


def test_undoing_simpanan_pokok_undoes_the_membership(saving, two):
    member = saving.person()
    paid = saving.pokok(member, 100_000)
    approve(saving, two[1], ask(saving, two[0], paid["entry"]))

    assert Member.objects.of(saving.actor.cooperative_id).get(id=member).status == MemberStatus.ADMITTED


def test_a_member_who_has_saved_more_stays_and_nothing_is_half_undone(saving, two):
    member = saving.person()
    paid = saving.pokok(member, 100_000)
    saving.wajib(member, 50_000)
    with pytest.raises(actions.MemberHasMoved):
        approve(saving, two[1], ask(saving, two[0], paid["entry"]))

    assert Member.objects.of(saving.actor.cooperative_id).get(id=member).status == MemberStatus.ACTIVE
    assert receipt_by_token(saving.actor.cooperative_id, paid["receipt"]).status == ReceiptStatus.VALID


def test_a_rejected_request_changes_nothing(saving, two):
    account = saving.account()
    asked = ask(saving, two[0], saving.deposit(account, 50_000)["entry"])
    actions.reject_reversal(**{**saving.frame, "actor": two[1]}, reversal_id=asked, reason="Sudah benar")
    with pytest.raises(UnknownReversal):
        approve(saving, two[1], asked)

    assert account_detail(saving.actor.cooperative_id, account, ON).balance == 50_000


def test_a_month_s_interest_is_not_undone_as_a_whole(saving, two):
    saving.deposit(saving.account(), 100_000_000, on=date(2025, 4, 1))
    done = actions.run_interest(**saving.frame, on=date(2025, 6, 1), month=Month(2025, 5))
    for entry in (done["entry"], done["tax_entry"]):
        with pytest.raises(actions.InterestNotUndone):
            ask(saving, two[0], entry)


def test_nothing_is_undone_in_a_month_whose_interest_is_paid(saving, two):
    paid = saving.deposit(saving.account(), 50_000, on=date(2025, 5, 5))
    actions.run_interest(**saving.frame, on=date(2025, 6, 1), month=Month(2025, 5))
    with pytest.raises(actions.MonthSettled):
        ask(saving, two[0], paid["entry"], on=date(2025, 5, 31))

    assert approve(saving, two[1], ask(saving, two[0], paid["entry"]))


def test_the_neighbour_s_request_is_unknown(saving, two, neighbour):
    asked = ask(neighbour, neighbour.actor, neighbour.deposit(neighbour.account(), 50_000)["entry"])
    with pytest.raises(UnknownReversal):
        approve(saving, two[1], asked)
