"""Opening accounts."""

from datetime import date

import pytest

from kdim.members.enums import MemberStatus
from kdim.members.queries import MemberNotFound
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import account_detail

ON = date(2025, 6, 16)


def test_an_account_has_a_number_of_its_product_and_nothing_on_it(saving):
    first, second = saving.account(saving.member("Siti")), saving.account(saving.member("Budi"))
    views = [account_detail(saving.actor.cooperative_id, account, ON) for account in (first, second)]

    assert [(view.number, view.balance, view.held, view.minimum, view.available) for view in views] == [
        ("SS-000001", 0, 0, 10_000, 0), ("SS-000002", 0, 0, 10_000, 0),
    ]  # fmt: skip


def test_one_open_account_of_a_product_for_each_member(saving):
    member = saving.member()
    saving.account(member)
    with pytest.raises(actions.AccountExists) as refused:
        saving.account(member)

    assert refused.value.facts == {"number": "SS-000001", "name": "Simpanan sukarela"}


@pytest.mark.parametrize("kind", [SavingsKind.POKOK, SavingsKind.WAJIB])
def test_equity_is_not_opened_by_hand(saving, kind):
    with pytest.raises(actions.WrongKind):
        saving.account(product=saving.products[kind])


@pytest.mark.parametrize(
    ("status", "no"),
    [
        (MemberStatus.APPLIED, actions.MemberNotActive),
        (MemberStatus.ADMITTED, actions.MemberNotActive),
        (MemberStatus.LEFT, actions.MembershipEnded),
    ],
)
def test_only_members_save(saving, status, no):
    with pytest.raises(no):
        saving.account(saving.person(status=status))


def test_a_member_of_another_cooperative_is_unknown(saving, neighbour):
    with pytest.raises(MemberNotFound):
        saving.account(neighbour.member())
