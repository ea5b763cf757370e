"""Closing all accounts of somebody who leaves, seen through the act that does it."""

from datetime import date

import pytest

from kdim.kernel.calendar import Month
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, EntryKind
from kdim.members.enums import ExitReason
from kdim.processes.leaving import leave
from kdim.savings import actions
from kdim.savings.queries import accounts_of

ON = date(2025, 6, 16)


def go(saving, member, on=ON):
    return leave(**saving.frame, on=on, member_id=member, exit_reason=ExitReason.KELUAR, reason="Pindah usaha")


def test_everything_saved_becomes_a_debt_to_the_person(saving):
    member = saving.member()
    account = saving.account(member)
    saving.deposit(account, 250_000)
    actions.pay_wajib(**saving.frame, on=ON, member_id=member, amount=50_000)
    entry = books.entry_detail(saving.actor.cooperative_id, go(saving, member))

    assert entry.kind == EntryKind.RESIGNATION
    assert sorted(line.debit - line.credit for line in entry.lines) == [-400_000, 50_000, 100_000, 250_000]
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.RESIGNED_PAYABLE) == 400_000
    views = accounts_of(saving.actor.cooperative_id, member, ON)
    assert [(view.balance, view.closed_on) for view in views] == [(0, ON)] * 3
    assert books.check(saving.actor.cooperative_id) == []


def test_what_is_held_must_be_released_first(saving):
    member = saving.member()
    account = saving.account(member)
    saving.deposit(account, 250_000)
    actions.place_hold(**saving.frame, account_id=account, amount=1_000, reason="Jaminan")
    with pytest.raises(actions.SavingsHeld) as refused:
        go(saving, member)

    assert refused.value.facts["held"] == 1_000
    assert accounts_of(saving.actor.cooperative_id, member, ON)[0].closed_on is None


def test_a_month_whose_interest_is_paid_is_left_alone(saving):
    member = saving.member()
    saving.deposit(saving.account(member), 250_000)
    actions.run_interest(**saving.frame, on=date(2025, 7, 1), month=Month(2025, 6))
    with pytest.raises(actions.MonthSettled):
        go(saving, member)


def test_nothing_is_closed_before_it_was_opened(saving):
    member = saving.member()
    saving.account(member, on=date(2025, 6, 20))
    with pytest.raises(actions.BeforeOpening):
        go(saving, member)


def test_without_money_there_is_no_entry(saving):
    paid = saving.member()
    first = books.journal(saving.actor.cooperative_id, from_on=date(2025, 1, 1), until_on=ON).entries[0].id
    from kdim.ledger.actions import reverse_entry

    reverse_entry(**saving.frame, entry_id=first, on=ON, reason="Uji")

    assert go(saving, paid) is None
