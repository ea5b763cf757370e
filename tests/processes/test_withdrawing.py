"""Withdrawing an application; without money it is in ``tests/members/actions/test_decisions.py``."""

from datetime import date

import pytest
from tests.savings.conftest import neighbour, saving  # noqa: F401 - fixtures

from kdim.cooperatives.enums import Role
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.members.queries import MemberNotFound
from kdim.payments.queries import receipt_by_token
from kdim.processes.withdrawing import withdraw_application
from kdim.savings import actions
from kdim.savings.models import SavingsAccount

ON = date(2025, 6, 16)


def go(saving, member, paid_back=0, **more):  # noqa: F811
    frame = {**saving.frame, **more}
    return withdraw_application(**frame, on=ON, member_id=member, reason="Pindah kota", paid_back=paid_back)


def status(saving, member):  # noqa: F811
    return Member.objects.of(saving.actor.cooperative_id).get(id=member).status


@pytest.fixture
def applicant(saving):  # noqa: F811
    """Rini was admitted and has paid two instalments of simpanan pokok."""
    member = saving.person("Rini")
    for _ in range(2):
        saving.pokok(member, 25_000)
    return member


def test_what_was_paid_goes_back_in_the_same_act(saving, applicant):  # noqa: F811
    at = saving.actor.cooperative_id
    frame = saving.frame
    token = go(saving, applicant, 50_000, **frame)

    receipt = receipt_by_token(at, token)
    entry = books.entry_detail(at, receipt.entry_id)
    codes = [books.account_of_role(at, role) for role in (AccountRole.SAVINGS_POKOK, AccountRole.CASH_DESK)]
    assert [(line.account_id, line.debit, line.credit) for line in entry.lines] == [
        (codes[0], 50_000, 0), (codes[1], 0, 50_000),
    ]  # fmt: skip
    assert (receipt.amount, receipt.payer_name, status(saving, applicant)) == (50_000, "Rini", MemberStatus.WITHDRAWN)
    assert SavingsAccount.objects.of(at).get(member_id=applicant).closed_on == ON
    assert books.balance(at, account=AccountRole.CASH_DESK) == 0
    assert go(saving, applicant, 50_000, **frame) == token


@pytest.mark.parametrize("paid_back", [0, 25_000, 50_001])
def test_no_other_sum_goes_back(saving, applicant, paid_back):  # noqa: F811
    with pytest.raises(actions.PokokNotPaidBack) as refused:
        go(saving, applicant, paid_back)
    assert refused.value.facts == {"name": "Rini", "amount": 50_000}
    assert status(saving, applicant) == MemberStatus.ADMITTED


def test_who_pays_nothing_out_does_not_withdraw_it(saving, applicant, actor_as):  # noqa: F811
    with pytest.raises(actions.PokokNotPaidBack):
        go(saving, applicant, 50_000, actor=actor_as(Role.SEKRETARIS))
    assert status(saving, applicant) == MemberStatus.ADMITTED


def test_an_account_whose_payments_were_reversed_is_closed_without_money(saving):  # noqa: F811
    from kdim.ledger.actions import reverse_entry

    member = saving.person("Rini")
    paid = saving.pokok(member, 25_000)
    reverse_entry(**saving.frame, entry_id=paid["entry"], on=ON, reason="Salah orang")

    assert go(saving, member) is None
    assert SavingsAccount.objects.of(saving.actor.cooperative_id).get(member_id=member).closed_on == ON


def test_who_applies_again_begins_anew(saving, applicant):  # noqa: F811
    go(saving, applicant, 50_000)
    Member.objects.of(saving.actor.cooperative_id).filter(id=applicant).update(status=MemberStatus.ADMITTED)
    saving.pokok(applicant, 100_000, on=ON)
    assert status(saving, applicant) == MemberStatus.ACTIVE


def test_a_member_does_not_withdraw_and_a_neighbour_is_unknown(saving, neighbour):  # noqa: F811
    from kdim.members.actions import WrongStatus

    member = saving.member("Siti")
    with pytest.raises(WrongStatus):
        go(saving, member, 100_000)
    assert books.balance(saving.actor.cooperative_id, account=AccountRole.CASH_DESK) == 100_000
    with pytest.raises(MemberNotFound):
        go(saving, neighbour.person())
