"""Simpanan pokok makes an admitted person a member."""

from datetime import date

import pytest

from kdim.cooperatives.bylaws import BylawKey, BylawMissing
from kdim.ledger.enums import AccountRole
from kdim.ledger.queries import balance
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.members.queries import MemberNotFound
from kdim.payments.enums import ReceiptKind
from kdim.payments.queries import receipt_by_token
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount, SavingsProduct
from kdim.savings.queries import accounts_of

ON = date(2025, 1, 2)


def state(saving, member):
    row = Member.objects.of(saving.actor.cooperative_id).get(id=member)
    kept = [(view.kind, view.balance) for view in accounts_of(saving.actor.cooperative_id, member, ON)]
    return row.status, row.number, row.joined_on, kept


def test_paying_all_of_it_makes_a_member_with_a_number_and_simpanan_wajib(saving):
    member = saving.person()
    paid = saving.pokok(member, 100_000)

    receipt = receipt_by_token(saving.actor.cooperative_id, paid["receipt"])
    assert state(saving, member) == (
        MemberStatus.ACTIVE, "2025-0001", ON, [(SavingsKind.POKOK, 100_000), (SavingsKind.WAJIB, 0)],
    )  # fmt: skip
    assert (receipt.kind, receipt.amount) == (ReceiptKind.SIMPANAN_POKOK, 100_000)


def test_it_is_equity_and_cash_in_the_books(saving):
    saving.pokok(saving.person(), 100_000)

    kept = [
        balance(saving.actor.cooperative_id, account=role)
        for role in (AccountRole.CASH_DESK, AccountRole.SAVINGS_POKOK)
    ]
    assert kept == [100_000, 100_000]


def test_in_instalments_the_last_one_makes_the_member(saving):
    member = saving.person()
    saving.pokok(member, 25_000)
    saving.pokok(member, 50_000, on=date(2025, 2, 1))
    assert state(saving, member) == (MemberStatus.ADMITTED, "", None, [(SavingsKind.POKOK, 75_000)])

    saving.pokok(member, 25_000, on=date(2025, 3, 1))
    assert state(saving, member)[:3] == (MemberStatus.ACTIVE, "2025-0001", date(2025, 3, 1))


def test_less_than_one_instalment_is_refused(saving):
    with pytest.raises(actions.PokokTooLittle) as refused:
        saving.pokok(saving.person(), 24_999)

    assert refused.value.facts == {"amount": 24_999, "least": 25_000, "remaining": 100_000}


def test_the_last_instalment_may_be_what_remains(saving):
    member = saving.person()
    saving.pokok(member, 90_000)
    with pytest.raises(actions.PokokTooLittle) as refused:
        saving.pokok(member, 5_000)
    saving.pokok(member, 10_000)

    assert refused.value.facts["least"] == 10_000
    assert state(saving, member)[0] == MemberStatus.ACTIVE


def test_more_than_what_remains_is_refused_naming_it(saving):
    member = saving.person()
    saving.pokok(member, 60_000)
    with pytest.raises(actions.PokokTooMuch) as refused:
        saving.pokok(member, 40_001)

    assert refused.value.facts == {"amount": 40_001, "remaining": 40_000, "pokok": 100_000}


def test_nothing_remains_for_a_member(saving):
    with pytest.raises(actions.PokokTooMuch) as refused:
        saving.pokok(saving.member(), 1)

    assert refused.value.facts["remaining"] == 0


@pytest.mark.parametrize("amount", [0, -1])
def test_an_amount_is_more_than_nothing(saving, amount):
    with pytest.raises(actions.AmountNotPositive):
        saving.pokok(saving.person(), amount)


def test_a_refused_first_payment_opens_nothing(saving):
    member = saving.person()
    with pytest.raises(actions.PokokTooMuch):
        saving.pokok(member, 100_001)

    assert state(saving, member)[3] == []
    assert not SavingsAccount.objects.of(saving.actor.cooperative_id).exists()


def test_the_amount_is_that_of_the_day_of_the_first_payment(saving):
    member = saving.person()
    saving.pokok(member, 50_000)
    saving.decide("RAT-2", date(2025, 2, 1), {BylawKey.SIMPANAN_POKOK: 200_000})
    saving.pokok(member, 50_000, on=date(2025, 2, 2))

    assert state(saving, member)[0] == MemberStatus.ACTIVE


@pytest.mark.parametrize(
    ("status", "no"),
    [
        (MemberStatus.APPLIED, actions.MemberNotAdmitted),
        (MemberStatus.REJECTED, actions.MemberNotAdmitted),
        (MemberStatus.LEFT, actions.MembershipEnded),
    ],
)
def test_only_the_admitted_pay(saving, status, no):
    with pytest.raises(no):
        saving.pokok(saving.person(status=status), 100_000)


def test_a_member_without_all_of_it_completes_it_and_stays_what_they_are(saving):
    member = saving.person(status=MemberStatus.ACTIVE)
    saving.pokok(member, 100_000)

    assert state(saving, member)[3] == [(SavingsKind.POKOK, 100_000)]


def test_before_the_meeting_has_decided_nothing_is_taken(saving):
    with pytest.raises(BylawMissing):
        saving.pokok(saving.person(), 100_000, on=date(2023, 12, 31))


def test_without_the_product_nothing_is_taken(saving):
    SavingsProduct.objects.of(saving.actor.cooperative_id).filter(kind=SavingsKind.POKOK).delete()
    with pytest.raises(actions.ProductUnknown):
        saving.pokok(saving.person(), 100_000)


def test_a_person_of_another_cooperative_is_unknown(saving, neighbour):
    with pytest.raises(MemberNotFound):
        saving.pokok(neighbour.person(), 100_000)
