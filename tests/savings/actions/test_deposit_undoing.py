"""Undoing the opening of a deposit, by a second person."""

from dataclasses import replace
from datetime import date

import pytest

from kdim.calculations.term_deposit import InterestPayout
from kdim.cooperatives.models import Person
from kdim.kernel.calendar import Month
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.savings import actions, queries
from kdim.savings.enums import DepositStatus
from kdim.savings.models import DepositInterest

pytestmark = pytest.mark.django_db
JUNE = date(2025, 6, 16)


def undo(saving, entry):
    """One asks, another says yes."""
    first, second = (
        replace(saving.actor, person_id=Person.objects.create(name=name).id, name=name)
        for name in ("Kasir", "Bendahara")
    )
    asked = actions.request_reversal(
        **{**saving.frame, "actor": first}, on=JUNE, entry_id=entry, reason="Salah nama"
    )  # fmt: skip
    return actions.approve_reversal(**{**saving.frame, "actor": second}, reversal_id=asked)


def test_a_deposit_that_was_undone_was_never_there(saving):
    saving.offer_deposits()
    savings = saving.account()
    saving.deposit(savings, 20_000_000)
    placed = saving.place(savings, payout=InterestPayout.IN_ADVANCE, from_savings=True)
    undo(saving, placed["entry"])

    told = queries.deposit_detail(saving.actor.cooperative_id, placed["deposit"])
    assert (told.status, told.balance, told.closed_on, told.next_on) == (DepositStatus.CANCELLED, 0, JUNE, None)
    account = queries.account_detail(saving.actor.cooperative_id, savings, JUNE)
    assert account.balance == 20_000_000
    assert not DepositInterest.objects.of(saving.actor.cooperative_id).exists()
    assert queries.deposits_of(saving.actor.cooperative_id, account.member_id) == []
    assert books.check(saving.actor.cooperative_id) == []


def test_its_receipt_goes_with_it_and_the_cash_comes_back(saving):
    saving.offer_deposits()
    placed = saving.place(saving.account())
    cash = books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK)
    undo(saving, placed["entry"])
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK) == cash - 10_000_000


def test_a_day_whose_month_is_settled_is_refused(saving):
    saving.offer_deposits()
    savings = saving.account()
    saving.deposit(savings, 20_000_000, on=date(2025, 5, 2))
    placed = saving.place(savings, on=date(2025, 5, 5), from_savings=True)
    actions.run_interest(**saving.frame, on=JUNE, month=Month(2025, 5))
    with pytest.raises(actions.MonthSettled):
        actions.request_reversal(**saving.frame, on=date(2025, 5, 20), entry_id=placed["entry"], reason="Salah")
    undo(saving, placed["entry"])


def test_a_payment_that_made_a_member_stays_while_a_deposit_runs(saving):
    saving.offer_deposits()
    member = saving.person()
    paid = saving.pokok(member, 100_000)
    saving.place(saving.account(member))
    with pytest.raises(actions.MemberHasMoved) as refusal:
        undo(saving, paid["entry"])
    assert "SB-000001" in refusal.value.facts["others"]
