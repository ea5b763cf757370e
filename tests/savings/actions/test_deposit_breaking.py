"""A term deposit taken out before its last day."""

from datetime import date

import pytest

from kdim.calculations.term_deposit import BreakRule, InterestPayout
from kdim.cooperatives.powers import Actor, NotAllowed, Power
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.messages.enums import Topic
from kdim.messages.models import Message
from kdim.savings import actions
from kdim.savings.actions.deposit_breaking import breaking, find_deposit
from kdim.savings.enums import DepositStatus
from kdim.savings.models import DepositInterest, SavingsAccount, TermDeposit

pytestmark = pytest.mark.django_db
#: 75 days after 16 June.
AUGUST = date(2025, 8, 30)


def offer(saving, rule=BreakRule.NO_INTEREST, rate_ppm=0):
    saving.offer_deposits(break_rule=rule, break_rate_ppm=rate_ppm)
    return saving


def preview(saving, placed, on=AUGUST):
    at = saving.frame_on(on)["at"]
    return breaking(find_deposit(saving.actor.cooperative_id, placed["deposit"]), at, on)


def break_(saving, placed, on=AUGUST, **frame):
    facts = {"on": on, "deposit_id": placed["deposit"], "paid": preview(saving, placed, on).paid}
    return actions.break_deposit(**(saving.frame_on(on) | frame), **facts)


def lines_of(saving, told):
    entry = books.entry_detail(saving.actor.cooperative_id, told["entry"])
    return sorted((line.code, line.debit - line.credit) for line in entry.lines)


def stands_in(saving, role):
    return books.balance(saving.actor.cooperative_id, account=role)


def test_no_interest_what_was_given_is_taken_back_from_the_money(saving):
    placed = offer(saving).place(saving.account(), 10_000_000)
    saving.settle(AUGUST)  # 45.833 and 45.834 went to simpanan sukarela
    told = break_(saving, placed)
    assert lines_of(saving, told) == [("21101", -9_908_333), ("21102", 10_000_000), ("52102", -91_667)]
    deposit = TermDeposit.objects.of(saving.actor.cooperative_id).get(id=placed["deposit"])
    assert (deposit.status, deposit.closed_on, deposit.next_on, deposit.end_entry_id) == (
        DepositStatus.BROKEN, AUGUST, None, told["entry"],
    )  # fmt: skip
    assert stands_in(saving, AccountRole.TERM_INTEREST_EXPENSE) == 0
    account = SavingsAccount.objects.of(saving.actor.cooperative_id).get(id=deposit.savings_id)
    assert books.balances_of_subaccounts(saving.actor.cooperative_id, [account.subaccount_id])[
        account.subaccount_id
    ].amount == 10_000_000  # fmt: skip


def test_a_lower_rate_for_the_days_it_ran(saving):
    placed = offer(saving, BreakRule.REDUCED_RATE, 30_000).place(
        saving.account(), 10_000_000, payout=InterestPayout.AT_MATURITY
    )
    saving.settle(AUGUST)
    # 10.000.000 at 3 % for 75 days of 365: 61.644; 91.667 had been earned by its own rate and was owed.
    assert lines_of(saving, break_(saving, placed)) == [
        ("21101", -10_061_644), ("21102", 10_000_000), ("21107", 91_667), ("52102", -30_023),
    ]  # fmt: skip
    assert stands_in(saving, AccountRole.INTEREST_PAYABLE) == 0
    assert stands_in(saving, AccountRole.TERM_INTEREST_EXPENSE) == 61_644


def test_its_own_rate_less_a_fee(saving):
    placed = offer(saving, BreakRule.PENALTY, 5_000).place(saving.account(), 10_000_000)
    saving.settle(AUGUST)
    # 5,5 % for 75 days: 113.014, of which 91.667 was given; the fee is half a percent of the deposit.
    told = preview(saving, placed)
    assert (told.earned, told.given, told.more, told.penalty, told.paid) == (113_014, 91_667, 21_347, 50_000, 9_971_347)
    assert lines_of(saving, break_(saving, placed)) == [
        ("21101", -9_971_347), ("21102", 10_000_000), ("43109", -50_000), ("52102", 21_347),
    ]  # fmt: skip


def test_prepaid_interest_is_taken_back_and_tax_of_months_that_do_not_come_is_owed_no_more(saving):
    placed = offer(saving).place(saving.account(), 100_000_000, months=12, payout=InterestPayout.IN_ADVANCE)
    saving.settle(AUGUST)  # 7.200.000 given, 720.000 of tax kept back; two months of 600.000 are borne
    assert lines_of(saving, break_(saving, placed)) == [
        ("11601", -6_000_000), ("21101", -(100_000_000 - 6_480_000)), ("21102", 100_000_000), ("21303", 600_000),
        ("52102", -1_080_000),
    ]  # fmt: skip
    assert stands_in(saving, AccountRole.PREPAID_INTEREST) == 0
    # What the state keeps of the two months is all that remains as a cost.
    assert stands_in(saving, AccountRole.TERM_INTEREST_EXPENSE) == 120_000
    assert DepositInterest.objects.of(saving.actor.cooperative_id).count() == 2


def test_what_was_added_is_part_of_it(saving):
    placed = offer(saving).place(saving.account(), 10_000_000, payout=InterestPayout.COMPOUND_MONTHLY)
    saving.settle(AUGUST)
    told = preview(saving, placed)
    assert (told.balance, told.given, told.taken_back, told.paid) == (10_091_877, 91_877, 91_877, 10_000_000)
    assert lines_of(saving, break_(saving, placed)) == [
        ("21101", -10_000_000), ("21102", 10_091_877), ("52102", -91_877),
    ]  # fmt: skip


def test_a_quarter_that_is_not_over_was_only_earned(saving):
    placed = offer(saving).place(saving.account(), 10_000_000, payout=InterestPayout.COMPOUND_QUARTERLY)
    saving.settle(AUGUST)
    assert lines_of(saving, break_(saving, placed)) == [
        ("21101", -10_000_000), ("21102", 10_000_000), ("21107", 91_667), ("52102", -91_667),
    ]  # fmt: skip


def test_tax_looks_at_each_month_that_earned(saving):
    placed = offer(saving, BreakRule.REDUCED_RATE, 30_000).place(
        saving.account(), 120_000_000, months=12, payout=InterestPayout.AT_MATURITY
    )
    saving.settle(AUGUST)
    # 30, 31 and 14 days at 3 %: 295.890, 305.753, 138.083; each calendar month is above 240.000, August in two parts.
    assert [(gross, tax) for _day, gross, tax in preview(saving, placed).months] == [
        (295_890, 29_589), (305_754, 30_575), (138_082, 13_808),
    ]  # fmt: skip
    break_(saving, placed)
    rows = DepositInterest.objects.of(saving.actor.cooperative_id).order_by("number")
    assert [(row.due_on, row.tax) for row in rows] == [
        (date(2025, 7, 16), 29_589), (date(2025, 8, 16), 30_575), (AUGUST, 13_808),
    ]  # fmt: skip


def test_months_that_were_not_settled_yet_are_no_obstacle(saving):
    placed = offer(saving, BreakRule.PENALTY, 0).place(saving.account(), 10_000_000)
    assert preview(saving, placed).paid == 10_113_014
    break_(saving, placed)
    assert not actions.steps_due(saving.actor.cooperative_id, date(2026, 1, 1))


def test_what_cannot_be_broken_is_refused(saving, neighbour):
    placed = offer(saving).place(saving.account(), 10_000_000)
    with pytest.raises(actions.DepositAtItsEnd):
        preview(saving, placed, date(2025, 9, 16))
    with pytest.raises(actions.DepositNotRunning):
        preview(saving, placed, date(2025, 6, 15))
    with pytest.raises(actions.DepositUnknown):
        preview(neighbour, placed)
    with pytest.raises(actions.BreakSumChanged) as changed:
        actions.break_deposit(**saving.frame_on(AUGUST), on=AUGUST, deposit_id=placed["deposit"], paid=1)
    assert changed.value.facts["paid"] == 10_000_000
    nobody = Actor(saving.actor.cooperative_id, None, "Rina", powers=frozenset({Power.TAKE_SAVINGS}))
    with pytest.raises(NotAllowed):
        break_(saving, placed, actor=nobody)
    break_(saving, placed)
    with pytest.raises(actions.DepositNotRunning):
        break_(saving, placed)


def test_the_same_request_breaks_it_once_and_the_member_is_told(saving):
    placed = offer(saving).place(saving.account(), 10_000_000)
    frame = saving.frame_on(AUGUST)
    facts = {"on": AUGUST, "deposit_id": placed["deposit"], "paid": 10_000_000}
    first, second = (actions.break_deposit(**frame, **facts) for _ in range(2))
    assert first == second
    [message] = Message.objects.of(saving.actor.cooperative_id).filter(topic=Topic.DEPOSIT)
    assert (message.facts["what"], message.facts["amount"]) == ("broken", 10_000_000)
    with pytest.raises(actions.DepositEntryNotUndone):
        actions.request_reversal(**saving.frame_on(AUGUST), on=AUGUST, entry_id=first["entry"], reason="x")
