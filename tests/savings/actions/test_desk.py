"""Simpanan sukarela over the counter."""

from datetime import UTC, date, datetime

import pytest

from kdim.cooperatives.audit import RequestReused
from kdim.cooperatives.enums import Role, Zone
from kdim.cooperatives.models import Cooperative
from kdim.cooperatives.powers import NotAllowed
from kdim.kernel.calendar import Month
from kdim.ledger.actions import PeriodClosed, close_period
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.payments.enums import ReceiptKind
from kdim.payments.queries import receipt_by_token
from kdim.savings import actions
from kdim.savings.enums import RunStatus, SavingsKind
from kdim.savings.models import InterestRun, SavingsAccount
from kdim.savings.queries import account_detail, accounts_of

ON = date(2025, 6, 16)


def standing(saving, account):
    view = account_detail(saving.actor.cooperative_id, account, ON)
    return view.balance, view.available


def test_a_deposit_is_in_the_books_and_on_a_receipt(saving):
    member = saving.member("Siti Aminah")
    account = saving.account(member)
    paid = saving.deposit(account, 250_000)

    receipt = receipt_by_token(saving.actor.cooperative_id, paid["receipt"])
    assert standing(saving, account) == (250_000, 240_000)
    assert (receipt.kind, receipt.amount, receipt.entry_id, receipt.member_id, receipt.about) == (
        ReceiptKind.SAVINGS_DEPOSIT, 250_000, paid["entry"], member, "Simpanan sukarela SS-000001",
    )  # fmt: skip


def test_a_withdrawal_leaves_the_minimum_balance(saving):
    account = saving.account()
    saving.deposit(account, 250_000)
    saving.withdraw(account, 240_000)

    assert standing(saving, account) == (10_000, 0)


def test_no_cash_changes_hands_on_a_day_to_come(saving):
    member, tomorrow = saving.member(), date(2025, 6, 17)
    account, applicant = saving.account(member), saving.person("Budi")
    frame, money = saving.frame | {"on": tomorrow}, {"amount": 50_000}
    for act, facts in (
        (actions.record_deposit, {"account_id": account, **money}),
        (actions.record_withdrawal, {"account_id": account, **money}),
        (actions.pay_wajib, {"member_id": member, **money}),
        (actions.pay_pokok, {"member_id": applicant, **money}),
        (actions.record_collection, {"rows": [actions.Collected(account, 50_000)]}),
    ):
        with pytest.raises(actions.DayAhead) as refused:
            act(**frame | {"request_id": saving.rid()}, **facts)
        assert refused.value.facts == {"on": tomorrow, "today": ON}
    assert standing(saving, account) == (0, 0)


def test_the_day_is_that_of_the_cooperatives_zone(saving, cooperative):
    account, late = saving.account(), datetime(2025, 6, 16, 15, 30, tzinfo=UTC)  # 22.30 WIB, 00.30 WIT
    act = {"on": date(2025, 6, 17), "account_id": account, "amount": 50_000}
    with pytest.raises(actions.DayAhead):
        actions.record_deposit(**saving.frame | {"at": late}, **act)
    Cooperative.objects.filter(id=cooperative.id).update(zone=Zone.WIT)
    actions.record_deposit(**saving.frame | {"at": late}, **act)

    assert standing(saving, account) == (50_000, 40_000)


def test_one_rupiah_more_than_available_is_refused_and_nothing_is_written(saving):
    account = saving.account()
    saving.deposit(account, 250_000)
    with pytest.raises(actions.WithdrawalTooLarge) as refused:
        saving.withdraw(account, 240_001)

    assert refused.value.facts == {
        "amount": 240_001, "available": 240_000, "balance": 250_000, "held": 0, "minimum": 10_000,
    }  # fmt: skip
    assert standing(saving, account) == (250_000, 240_000)


def test_what_is_held_cannot_be_withdrawn_until_it_is_released(saving):
    account = saving.account()
    saving.deposit(account, 250_000)
    hold = actions.place_hold(**saving.frame, account_id=account, amount=200_000, reason="Jaminan")
    with pytest.raises(actions.WithdrawalTooLarge) as refused:
        saving.withdraw(account, 50_000)
    actions.release_hold(**saving.frame, hold_id=hold, reason="Lunas")
    saving.withdraw(account, 50_000)

    assert (refused.value.facts["available"], refused.value.facts["held"]) == (40_000, 200_000)
    assert standing(saving, account) == (200_000, 190_000)


@pytest.mark.parametrize("amount", [0, -5_000])
def test_a_hold_is_more_than_nothing(saving, amount):
    with pytest.raises(actions.AmountNotPositive):
        actions.place_hold(**saving.frame, account_id=saving.account(), amount=amount, reason="x")


def test_a_hold_on_equity_is_refused(saving):
    pokok = accounts_of(saving.actor.cooperative_id, saving.member(), ON)[0]
    with pytest.raises(actions.WrongKind):
        actions.place_hold(**saving.frame, account_id=pokok.id, amount=1, reason="x")


def test_a_product_without_terms_has_no_minimum(saving):
    product = actions.define_product(**saving.frame, code="HR", name="Hari Raya", kind=SavingsKind.SUKARELA)
    account = saving.account(product=product)
    saving.deposit(account, 1)
    saving.withdraw(account, 1)

    assert standing(saving, account) == (0, 0)


@pytest.mark.parametrize("amount", [0, -50_000])
def test_an_amount_is_more_than_nothing(saving, amount):
    account = saving.account()
    with pytest.raises(actions.AmountNotPositive):
        saving.deposit(account, amount)
    with pytest.raises(actions.AmountNotPositive):
        saving.withdraw(account, amount)


def test_a_deposit_below_the_minimum_is_refused(saving):
    with pytest.raises(actions.BelowMinimumDeposit) as refused:
        saving.deposit(saving.account(), 4_999)

    assert refused.value.facts == {"amount": 4_999, "minimum": 5_000}


def test_simpanan_pokok_and_wajib_are_not_taken_out_nor_put_in_here(saving):
    pokok, wajib = accounts_of(saving.actor.cooperative_id, saving.member(), ON)
    for account in (pokok, wajib):
        with pytest.raises(actions.EquityNotWithdrawable) as refused:
            saving.withdraw(account.id, 1_000)
        with pytest.raises(actions.WrongKind):
            saving.deposit(account.id, 1_000)
        assert refused.value.facts == {"kind": account.kind, "number": account.number, "balance": account.balance}


def test_nothing_is_dated_before_the_account_was_opened(saving):
    account = saving.account(on=date(2025, 3, 1))
    with pytest.raises(actions.BeforeOpening):
        saving.deposit(account, 10_000, on=date(2025, 2, 28))


def test_nothing_is_dated_in_a_month_whose_interest_is_paid(saving, at):
    account = saving.account()
    run = InterestRun.objects.create(
        cooperative_id=saving.actor.cooperative_id, month=date(2025, 5, 1), status=RunStatus.RUNNING, started_at=at,
        finished_at=at,
    )  # fmt: skip
    with pytest.raises(actions.MonthSettled) as refused:
        saving.deposit(account, 10_000, on=date(2025, 5, 31))
    run.status = RunStatus.FAILED
    run.save()
    saving.deposit(account, 10_000, on=date(2025, 5, 31))

    assert refused.value.facts == {"month": date(2025, 5, 1), "on": date(2025, 5, 31)}
    assert standing(saving, account) == (10_000, 0)


def test_a_member_who_left_takes_out_but_puts_nothing_in(saving):
    member = saving.member()
    account = saving.account(member)
    saving.deposit(account, 100_000)
    Member.objects.of(saving.actor.cooperative_id).filter(id=member).update(
        status=MemberStatus.LEFT, left_on=date(2025, 6, 1), exit_reason="keluar"
    )
    with pytest.raises(actions.MembershipEnded):
        saving.deposit(account, 10_000)
    saving.withdraw(account, 90_000)

    assert standing(saving, account) == (10_000, 0)


def test_a_closed_account_takes_nothing(saving):
    account = saving.account()
    SavingsAccount.objects.of(saving.actor.cooperative_id).filter(id=account).update(closed_on=ON)
    with pytest.raises(actions.AccountClosed):
        saving.deposit(account, 10_000)


def test_a_double_click_pays_once(saving, rid):
    account = saving.account()
    frame = {**saving.frame, "on": ON, "account_id": account, "amount": 10_000}
    first = actions.record_deposit(**frame)
    again = actions.record_deposit(**frame)

    assert again == first
    assert standing(saving, account)[0] == 10_000


def test_the_same_request_with_another_amount_is_refused(saving):
    account = saving.account()
    frame = {**saving.frame, "on": ON, "account_id": account}
    actions.record_deposit(**frame, amount=10_000)
    with pytest.raises(RequestReused):
        actions.record_deposit(**frame, amount=20_000)

    assert standing(saving, account)[0] == 10_000


def test_a_refused_withdrawal_may_be_corrected_and_sent_again(saving):
    account = saving.account()
    saving.deposit(account, 50_000)
    frame = {**saving.frame, "on": ON, "account_id": account}
    with pytest.raises(actions.WithdrawalTooLarge):
        actions.record_withdrawal(**frame, amount=50_000)
    actions.record_withdrawal(**frame, amount=40_000)

    assert standing(saving, account)[0] == 10_000


def test_only_the_desk_takes_and_pays(saving, actor_as):
    account = saving.account()
    saving.deposit(account, 50_000)
    saving.actor = actor_as(Role.PENGAWAS)
    with pytest.raises(NotAllowed):
        saving.deposit(account, 10_000)
    with pytest.raises(NotAllowed):
        saving.withdraw(account, 10_000)


def test_an_account_of_another_cooperative_is_unknown(saving, neighbour):
    theirs = neighbour.account()
    for touch in (saving.deposit, saving.withdraw):
        with pytest.raises(actions.AccountUnknown):
            touch(theirs, 10_000)
    with pytest.raises(actions.AccountUnknown):
        actions.place_hold(**saving.frame, account_id=theirs, amount=1, reason="x")

    assert account_detail(saving.actor.cooperative_id, theirs, ON) is None


def test_nothing_is_dated_in_a_closed_month(saving):
    account = saving.account()
    saving.deposit(account, 50_000, on=date(2025, 1, 10))
    for month in Month(2024, 1).through(Month(2025, 1)):
        close_period(**saving.frame, month=month.first_day)
    for move in (saving.deposit, saving.withdraw):
        with pytest.raises(PeriodClosed) as refused:
            move(account, 10_000, on=date(2025, 1, 31))

    assert refused.value.facts["closed_through"] == date(2025, 1, 31)
    assert standing(saving, account)[0] == 50_000
