"""Simpanan wajib: asked each month, paid in whole months."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.calculations.dues import DueState
from kdim.cooperatives.bylaws import BylawKey, BylawMissing
from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed
from kdim.kernel.calendar import Month
from kdim.ledger.enums import AccountRole
from kdim.ledger.queries import balance
from kdim.members.enums import MemberStatus
from kdim.members.queries import MemberNotFound
from kdim.payments.enums import ReceiptKind
from kdim.payments.queries import receipt_by_token
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.models import DuesObligation, SavingsProduct
from kdim.savings.queries import dues_status

JAN = Month(2025, 1)


def raise_dues(saving, month=JAN):
    return actions.raise_dues(**saving.frame, month=month)


def states(saving, member, on=date(2025, 3, 5)):
    return [box.state for box in dues_status(saving.actor.cooperative_id, member, on).boxes]


def test_every_active_member_is_asked_once(saving):
    members = [saving.member(f"Anggota {n}") for n in range(3)]
    saving.person("Calon")
    first = raise_dues(saving)
    again = raise_dues(saving)

    asked = DuesObligation.objects.of(saving.actor.cooperative_id).order_by("account__member_id")
    assert (first, again) == (
        {"month": "2025-01", "raised": 3, "amount": 50_000}, {"month": "2025-01", "raised": 0, "amount": 50_000},
    )  # fmt: skip
    assert list(asked.values_list("account__member_id", "month", "amount", "due_on")) == [
        (member, date(2025, 1, 1), 50_000, date(2025, 1, 10)) for member in sorted(members)
    ]


def test_who_joined_later_is_not_asked_for_the_month_and_asked_later_on(saving):
    saving.member(on=date(2025, 1, 31))
    saving.member("Baru", on=date(2025, 2, 1))

    assert [raise_dues(saving, month)["raised"] for month in (JAN, JAN.next())] == [1, 2]


def test_as_many_statements_for_one_member_as_for_thirty(saving):
    saving.member()
    with CaptureQueriesContext(connection) as one:
        raise_dues(saving)
    for n in range(29):
        saving.member(f"Anggota {n}")
    with CaptureQueriesContext(connection) as thirty:
        raise_dues(saving, JAN.next())

    assert DuesObligation.objects.of(saving.actor.cooperative_id).count() == 31
    assert len(thirty) == len(one)


def test_the_amount_is_that_of_the_first_of_the_month(saving):
    saving.member()
    saving.decide("RAT-2", date(2025, 2, 1), {BylawKey.SIMPANAN_WAJIB: 60_000})

    assert [raise_dues(saving, month)["amount"] for month in (JAN, JAN.next())] == [50_000, 60_000]


def test_dues_of_nothing_are_not_asked(saving):
    saving.decide("RAT-2", date(2025, 2, 1), {BylawKey.SIMPANAN_WAJIB: 0})
    with pytest.raises(actions.DuesNothingToRaise):
        raise_dues(saving, JAN.next())


def test_before_the_meeting_has_decided_nothing_is_asked(saving):
    with pytest.raises(BylawMissing):
        raise_dues(saving, Month(2023, 12))


def test_without_the_product_nothing_is_asked(saving):
    SavingsProduct.objects.of(saving.actor.cooperative_id).filter(kind=SavingsKind.WAJIB).delete()
    with pytest.raises(actions.ProductUnknown):
        raise_dues(saving)


def test_the_cashier_does_not_raise_dues(saving, actor_as):
    saving.actor = actor_as(Role.KASIR)
    with pytest.raises(NotAllowed):
        raise_dues(saving)


def test_the_neighbour_s_members_are_not_asked(saving, neighbour):
    neighbour.member()

    assert raise_dues(saving)["raised"] == 0


def test_the_oldest_month_is_paid_first(saving):
    member = saving.member()
    for month in JAN.through(Month(2025, 3)):
        raise_dues(saving, month)
    saving.wajib(member, 50_000, on=date(2025, 3, 5))

    assert states(saving, member) == [DueState.PAID, DueState.LATE, DueState.DUE]


def test_several_months_at_once_and_ahead(saving):
    member = saving.member()
    raise_dues(saving)
    paid = saving.wajib(member, 200_000, on=date(2025, 1, 5))

    receipt = receipt_by_token(saving.actor.cooperative_id, paid["receipt"])
    assert states(saving, member, date(2025, 1, 5)) == [DueState.PAID, *[DueState.AHEAD] * 3]
    assert (receipt.kind, receipt.amount) == (ReceiptKind.SIMPANAN_WAJIB, 200_000)
    assert balance(saving.actor.cooperative_id, account=AccountRole.SAVINGS_WAJIB) == 200_000


def test_another_sum_is_refused_naming_the_nearest(saving):
    member = saving.member()
    with pytest.raises(actions.WajibNotWholeMonths) as refused:
        saving.wajib(member, 120_000)

    assert refused.value.facts == {"amount": 120_000, "below": 100_000, "above": 150_000}


def test_the_state_of_a_member_s_dues(saving):
    member = saving.member()
    for month in (JAN, JAN.next()):
        raise_dues(saving, month)
    status = dues_status(saving.actor.cooperative_id, member, date(2025, 2, 5))

    assert (status.monthly, status.balance, status.arrears, status.open_amount, status.next_payment) == (
        50_000, 0, 50_000, 100_000, 50_000,
    )  # fmt: skip


def test_who_has_paid_all_may_pay_the_next_month(saving):
    member = saving.member()

    assert dues_status(saving.actor.cooperative_id, member, date(2025, 2, 5)).next_payment == 50_000


def test_an_applicant_has_no_dues(saving):
    assert dues_status(saving.actor.cooperative_id, saving.person(), date(2025, 2, 5)) is None


def test_an_applicant_pays_no_dues(saving):
    with pytest.raises(actions.MemberNotActive):
        saving.wajib(saving.person(), 50_000)


def test_a_member_without_an_account_gets_one_with_the_first_payment(saving):
    member = saving.person(status=MemberStatus.ACTIVE)
    saving.wajib(member, 50_000)

    assert states(saving, member) == [DueState.AHEAD]


@pytest.mark.parametrize("amount", [0, -50_000])
def test_an_amount_is_more_than_nothing(saving, amount):
    with pytest.raises(actions.AmountNotPositive):
        saving.wajib(saving.member(), amount)


def test_a_member_of_another_cooperative_is_unknown(saving, neighbour):
    theirs = neighbour.member()
    with pytest.raises(MemberNotFound):
        saving.wajib(theirs, 50_000)
    assert dues_status(saving.actor.cooperative_id, theirs, date(2025, 2, 5)) is None


def test_dues_of_a_month_far_ahead_are_not_asked_for(saving):
    saving.member()
    with pytest.raises(actions.DuesTooEarly) as refused:
        raise_dues(saving, Month(2052, 1))

    assert refused.value.facts == {"month": date(2052, 1, 1), "latest": date(2025, 7, 1)}
    assert not DuesObligation.objects.of(saving.actor.cooperative_id).exists()
