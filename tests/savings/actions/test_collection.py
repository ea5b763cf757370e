"""Setoran kolektif: a list is taken whole or not at all."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.cooperatives.audit import RequestReused
from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed
from kdim.kernel.calendar import Month
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.payments.enums import ReceiptKind
from kdim.payments.queries import receipt_by_token
from kdim.savings import actions
from kdim.savings.actions import Collected
from kdim.savings.enums import RunStatus, SavingsKind
from kdim.savings.models import InterestRun, SavingsAccount
from kdim.savings.queries import account_detail, accounts_of, dues_status

ON = date(2025, 6, 16)


def collect(saving, *rows, on=ON, **more):
    return actions.record_collection(
        **{**saving.frame, **more}, on=on, rows=[Collected(account, amount) for account, amount in rows]
    )


def wajib_of(saving, member):
    views = accounts_of(saving.actor.cooperative_id, member, ON)
    return next(view.id for view in views if view.kind is SavingsKind.WAJIB)


def standing(saving, account):
    return account_detail(saving.actor.cooperative_id, account, ON).balance


def refused(saving, *rows, **more):
    with pytest.raises(actions.CollectionWrong) as wrong:
        collect(saving, *rows, **more)
    return [(number, type(refusal)) for number, refusal in wrong.value.rows]


def cash(saving):
    return books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK)


def test_each_row_has_its_entry_and_its_receipt(saving):
    siti, budi = saving.member("Siti"), saving.member("Budi")
    actions.raise_dues(**saving.frame, month=Month(2025, 6))
    rows = ((saving.account(siti), 75_000), (wajib_of(saving, siti), 50_000), (wajib_of(saving, budi), 100_000))
    before = cash(saving)
    paid = collect(saving, *rows)

    receipts = [receipt_by_token(saving.actor.cooperative_id, token) for token in paid["receipts"]]
    assert paid["total"] == cash(saving) - before == 225_000
    assert [(r.kind, r.amount, r.entry_id, r.payer_name) for r in receipts] == [
        (ReceiptKind.SAVINGS_DEPOSIT, 75_000, paid["entries"][0], "Siti"),
        (ReceiptKind.SIMPANAN_WAJIB, 50_000, paid["entries"][1], "Siti"),
        (ReceiptKind.SIMPANAN_WAJIB, 100_000, paid["entries"][2], "Budi"),
    ]
    memos = [books.entry_detail(saving.actor.cooperative_id, entry).memo for entry in paid["entries"]]
    assert [memo.rpartition(", ")[2] for memo in memos[1:]] == ["1 bulan", "2 bulan"]
    assert [standing(saving, account) for account, _ in rows] == [75_000, 50_000, 100_000]
    status = dues_status(saving.actor.cooperative_id, budi, ON)
    assert [box.state.value for box in status.boxes] == ["paid", "ahead"]


def test_the_same_list_sent_twice_is_taken_once(saving):
    account = saving.account()
    frame = saving.frame
    first = collect(saving, (account, 50_000), **frame)

    assert collect(saving, (account, 50_000), **frame) == first
    assert standing(saving, account) == 50_000
    with pytest.raises(RequestReused):
        collect(saving, (account, 60_000), **frame)


def test_one_wrong_row_keeps_the_whole_list_out_and_every_wrong_row_is_named(saving):
    member = saving.member()
    good, pokok = saving.account(member), accounts_of(saving.actor.cooperative_id, member, ON)[0]
    gone, closed = saving.member("Pergi"), saving.account(saving.member("Tutup"))
    left = saving.account(gone)
    Member.objects.of(saving.actor.cooperative_id).filter(id=gone).update(
        status=MemberStatus.LEFT, left_on=ON, exit_reason="keluar"
    )
    SavingsAccount.objects.of(saving.actor.cooperative_id).filter(id=closed).update(closed_on=ON)
    young = saving.account(saving.member("Baru"), on=date(2025, 6, 20))
    rows = (
        (good, 50_000), (7, 50_000), (closed, 50_000), (left, 50_000), (pokok.id, 50_000), (young, 50_000),
        (good, 50_000),
        (wajib_of(saving, member), 49_999), (saving.account(saving.member("Kecil")), 4_999),
        (saving.account(saving.member("Nol")), 0),
    )  # fmt: skip

    assert refused(saving, *rows) == [
        (2, actions.AccountUnknown), (3, actions.AccountClosed), (4, actions.MembershipEnded), (5, actions.WrongKind),
        (6, actions.BeforeOpening), (7, actions.CollectedTwice), (8, actions.WajibNotWholeMonths),
        (9, actions.BelowMinimumDeposit), (10, actions.AmountNotPositive),
    ]  # fmt: skip
    assert standing(saving, good) == 0


def test_a_month_whose_interest_is_paid_takes_wajib_but_no_deposit(saving, at):
    member = saving.member()
    account = saving.account(member)
    InterestRun.objects.create(
        cooperative_id=saving.actor.cooperative_id, month=date(2025, 6, 1), status=RunStatus.RUNNING, started_at=at,
        started_by="x",
    )  # fmt: skip

    assert refused(saving, (account, 50_000)) == [(1, actions.MonthSettled)]
    collect(saving, (wajib_of(saving, member), 50_000))


def test_an_empty_list_is_refused(saving):
    with pytest.raises(actions.CollectionEmpty):
        collect(saving)


def test_a_product_without_terms_takes_any_sum(saving):
    product = actions.define_product(**saving.frame, code="HR", name="Hari Raya", kind=SavingsKind.SUKARELA)
    account = saving.account(product=product)
    collect(saving, (account, 1))

    assert standing(saving, account) == 1


def test_only_the_desk_takes_lists(saving, actor_as):
    with pytest.raises(NotAllowed):
        collect(saving, (saving.account(), 50_000), actor=actor_as(Role.PENGAWAS))


def test_the_neighbours_accounts_are_unknown(saving, neighbour):
    assert refused(saving, (neighbour.account(), 50_000)) == [(1, actions.AccountUnknown)]


def test_a_long_list_takes_no_more_statements_than_a_short_one(saving):
    def statements(count):
        rows = [(saving.account(saving.member(f"Orang {n}")), 50_000) for n in range(count)]
        rows += [(wajib_of(saving, saving.member(f"Wajib {n}")), 50_000) for n in range(count)]
        with CaptureQueriesContext(
            connection,
        ) as caught:
            collect(saving, *rows)
        return len(caught)

    assert statements(2) == statements(12)


def test_a_list_is_looked_at_without_anything_being_written(saving, at):
    account, frame = saving.account(), {"actor": saving.actor, "at": at, "on": ON}
    assert actions.check_collection(**frame, rows=[Collected(account, 50_000)]) == 50_000
    with pytest.raises(actions.CollectionWrong) as wrong:
        actions.check_collection(**frame, rows=[Collected(account, 50_000), Collected(7, 1)])
    assert [number for number, _ in wrong.value.rows] == [2]
    assert standing(saving, account) == 0
