"""Undoing through the pages means for members and interest what undoing means."""

from datetime import date

import pytest
from tests.web.office.saving_office import client_as, clock, neighbour, person_as, saving, send

from kdim.cooperatives.enums import Role
from kdim.kernel.calendar import Month
from kdim.ledger import queries as books
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.savings import actions
from kdim.savings.models import InterestRun

__all__ = ["client_as", "clock", "neighbour", "person_as", "saving"]
pytestmark = pytest.mark.django_db


def test_who_loses_the_simpanan_pokok_that_made_them_a_member_is_one_no_longer(saving, cooperative, client_as):
    member = saving.person()
    paid = saving.pokok(member, 100_000, on=date(2025, 6, 16))
    asker, decider = client_as(Role.KASIR), client_as(Role.BENDAHARA)

    assert (
        send(asker, f"/office/buku/jurnal/{paid['entry']}/batalkan/", on="16-6-2025", reason="Salah").status_code == 303
    )
    [waiting] = books.pending_reversals(cooperative.id)
    url = f"/office/buku/pembatalan/{waiting.id}/"
    assert send(decider, url, verdict="approve", confirmed="1").status_code == 303

    row = Member.objects.of(cooperative.id).get(pk=member)
    assert (row.status, row.number, row.joined_on) == (MemberStatus.ADMITTED, "", None)


def test_a_months_interest_is_not_undone_from_the_journal(saving, cooperative, client_as):
    saving.deposit(saving.account(), 1_000_000, on=date(2025, 5, 1))
    actions.run_interest(**saving.frame, on=date(2025, 6, 16), month=Month(2025, 5))
    entry = InterestRun.objects.of(cooperative.id).get().entry_id

    answer = send(client_as(Role.KASIR), f"/office/buku/jurnal/{entry}/batalkan/", on="16-6-2025", reason="Salah")

    assert answer.status_code == 422
    assert "tidak dibatalkan seluruhnya" in answer.content.decode()
    assert books.pending_reversals(cooperative.id) == ()
