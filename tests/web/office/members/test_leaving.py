"""Ending a membership at the office: asked first, done once, and the money stays owed."""

from datetime import date

import pytest
from tests.web.office.saving_office import confirm, send

from kdim.cooperatives.enums import Role
from kdim.ledger.enums import AccountRole
from kdim.ledger.queries import account_of_role, balance
from kdim.members.enums import ExitReason, MemberStatus
from kdim.members.models import Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(saving):
    """Somebody with 100,000 besides pokok."""
    member_id = saving.member("Siti Aminah")
    saving.deposit(saving.account(member_id), 100_000, on=date(2025, 6, 2))
    return Member.objects.of(saving.actor.cooperative_id).get(pk=member_id)


def test_the_board_ends_a_membership_after_a_question_and_all_savings_are_owed(client_as, saving, member):
    ketua, page = client_as(Role.KETUA), f"/office/anggota/{member.id}/berhenti/"
    facts = {"exit_reason": "pindah", "reason": "Pindah ke Semarang"}

    asked = send(ketua, page, **facts).content.decode()
    done = confirm(ketua, page, **facts)

    member.refresh_from_db()
    owed = account_of_role(member.cooperative_id, AccountRole.RESIGNED_PAYABLE)
    assert "Akhiri keanggotaan ini?" in asked
    assert done.redirect_chain == [(f"/office/anggota/{member.id}/", 303)]
    assert (member.status, member.exit_reason) == (MemberStatus.LEFT, ExitReason.PINDAH)
    assert balance(member.cooperative_id, account=owed) > 100_000


def test_without_a_reason_nothing_ends(client_as, saving, member):
    answer = send(client_as(Role.KETUA), f"/office/anggota/{member.id}/berhenti/", exit_reason="", reason="")

    member.refresh_from_db()
    assert answer.status_code == 422
    assert member.status == MemberStatus.ACTIVE


def test_a_teller_may_not_and_a_neighbours_member_does_not_exist(client_as, saving, member, neighbour):
    other = neighbour.member("Rini Astuti")

    assert client_as(Role.KASIR).get(f"/office/anggota/{member.id}/berhenti/").status_code == 403
    assert client_as(Role.KETUA).get(f"/office/anggota/{other}/berhenti/").status_code == 404
