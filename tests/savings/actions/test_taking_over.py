"""Savings brought along from older books: one entry for everybody."""

from datetime import date
from uuid import uuid4

import pytest

from kdim.cooperatives.audit import act
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.members.enums import MemberStatus
from kdim.savings.actions import (
    UNDIVIDED,
    MonthSettled,
    OldBalance,
    OpeningTwice,
    ProductUnknown,
    run_interest,
    take_over_savings,
    undo_savings,
)
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount

ON = date(2025, 6, 1)


@act("test.take_over_savings", power=None)
def _taken(*, actor, request_id, at, balances, on=ON, rounding=0):
    return take_over_savings(
        actor=actor, request_id=request_id, at=at, on=on, memo="Saldo awal", rounding=rounding,
        balances=[OldBalance(*balance) for balance in balances],
    )  # fmt: skip


@act("test.undo_savings", power=None)
def _undone(*, actor, request_id, at, member_ids, subaccount_ids):
    undo_savings(actor=actor, on=ON, member_ids=member_ids, subaccount_ids=subaccount_ids)


@act("test.divide", power=None)
def _undivided(*, actor, request_id, at, amount):
    from kdim.ledger.entries import Entry, Line
    from kdim.ledger.enums import EntryKind

    part = ledger.open_subaccount(
        actor=actor, account=AccountRole.SAVINGS_WAJIB, owner_kind=UNDIVIDED[0], owner_id=UNDIVIDED[1],
        name="Belum dibagi", on=ON,
    )  # fmt: skip
    lines = [Line(AccountRole.SAVINGS_WAJIB, -amount, part), Line(AccountRole.OPENING_BALANCE, amount)]
    ledger.post([Entry(on=ON, kind=EntryKind.OPENING, memo="", lines=lines)], actor=actor, request_id=request_id, at=at)


@pytest.fixture
def siti(saving):
    return saving.person("Siti", MemberStatus.ACTIVE)


def take(saving, *balances, **more):
    told = [(member, "Siti", saving.products[kind], amount) for member, kind, amount in balances]
    return _taken(**saving.frame, balances=told, **more)


def lines_of(saving, entry_id):
    entry = books.entry_detail(saving.actor.cooperative_id, entry_id)
    return sorted((line.code, line.debit - line.credit) for line in entry.lines)


def test_the_ledger_says_members_against_the_opening_account(saving, siti):
    entry = take(saving, (siti, SavingsKind.POKOK, 100_000), (siti, SavingsKind.SUKARELA, 25_000))
    at = saving.actor.cooperative_id

    assert books.balance(at, account=AccountRole.SAVINGS_POKOK) == 100_000
    assert books.balance(at, account=AccountRole.SAVINGS_SUKARELA) == 25_000
    assert sorted(amount for _, amount in lines_of(saving, entry)) == [-100_000, -25_000, 125_000]
    accounts = SavingsAccount.objects.of(at).order_by("number")
    assert [(row.number, row.brought_in) for row in accounts] == [("SP-000001", 100_000), ("SS-000001", 25_000)]


def test_accounts_of_nothing_are_opened_without_an_entry(saving, siti):
    assert take(saving, (siti, SavingsKind.WAJIB, 0)) is None
    assert SavingsAccount.objects.of(saving.actor.cooperative_id).get().brought_in == 0


def test_what_an_opening_balance_sheet_brought_undivided_is_divided(saving, siti):
    _undivided(**saving.frame, amount=500_000)
    take(saving, (siti, SavingsKind.WAJIB, 300_000))
    at = saving.actor.cooperative_id

    assert books.balance(at, account=AccountRole.SAVINGS_WAJIB) == 500_000
    assert books.part_in_role(at, AccountRole.SAVINGS_WAJIB, *UNDIVIDED)[1] == 200_000
    assert books.balance(at, account=AccountRole.OPENING_BALANCE) == -500_000


def test_more_than_is_undivided_stands_against_the_opening_account(saving, siti):
    _undivided(**saving.frame, amount=500_000)
    take(saving, (siti, SavingsKind.WAJIB, 700_000))
    at = saving.actor.cooperative_id

    assert books.part_in_role(at, AccountRole.SAVINGS_WAJIB, *UNDIVIDED)[1] == 0
    assert books.balance(at, account=AccountRole.OPENING_BALANCE) == -700_000


def test_an_account_that_stands_takes_the_balance(saving, siti):
    account = saving.account(siti, on=ON)
    take(saving, (siti, SavingsKind.SUKARELA, 40_000))

    row = SavingsAccount.objects.of(saving.actor.cooperative_id).get(pk=account)
    assert row.brought_in == 40_000
    with pytest.raises(OpeningTwice):
        take(saving, (siti, SavingsKind.SUKARELA, 40_000))


def test_a_settled_month_takes_no_sukarela(saving, siti):
    from kdim.kernel.calendar import Month

    run_interest(**saving.frame, on=date(2025, 6, 16), month=Month(2025, 5))
    with pytest.raises(MonthSettled):
        take(saving, (siti, SavingsKind.SUKARELA, 1_000), on=date(2025, 5, 31))
    assert take(saving, (siti, SavingsKind.POKOK, 1_000), on=date(2025, 5, 31))


def test_an_unknown_product_is_refused(saving, siti):
    with pytest.raises(ProductUnknown):
        _taken(**saving.frame, balances=[(siti, "Siti", 1, 5)])


def test_rounding_is_shown_on_its_account(saving, siti):
    take(saving, (siti, SavingsKind.POKOK, 100_000), rounding=1)
    at = saving.actor.cooperative_id

    assert books.balance(at, account=AccountRole.OPENING_BALANCE) == -100_001
    assert abs(books.balance(at, account=AccountRole.ROUNDING_DIFFERENCE)) == 1
    assert list(books.check(at)) == []


def test_the_same_request_twice_posts_once(saving, siti):
    frame = saving.frame
    balances = [(siti, "Siti", saving.products[SavingsKind.POKOK], 100_000)]

    assert _taken(**frame, balances=balances) == _taken(**frame, balances=balances)


def test_undone_the_accounts_are_closed(saving, siti):
    other = saving.person("Budi", MemberStatus.ACTIVE)
    saving.account(other, on=ON)
    entry = take(saving, (siti, SavingsKind.POKOK, 100_000), (other, SavingsKind.SUKARELA, 5_000))
    at = saving.actor.cooperative_id
    with pytest.raises(ledger.SubaccountNotEmpty):
        _undone(**saving.frame, member_ids=[siti], subaccount_ids=[])
    ledger.reverse_entry(actor=saving.actor, request_id=uuid4(), at=saving.at, entry_id=entry, on=ON, reason="Salah")
    _undone(**saving.frame, member_ids=[siti], subaccount_ids=books.subaccounts_of_entry(at, entry))

    assert SavingsAccount.objects.of(at).get(member_id=siti).closed_on == ON
    kept = SavingsAccount.objects.of(at).get(member_id=other)
    assert (kept.closed_on, kept.brought_in) == (None, 0)
