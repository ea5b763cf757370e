"""Appointments and slips that wait for a second officer, on the office's pages."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import OfficeProposal, RoleTerm
from kdim.cooperatives.queries import roles_at
from kdim.web.gates import today

PEOPLE = "/office/koperasi/orang/"


@pytest.fixture
def officer(colleague):
    """A browser of somebody who holds a role and has a PIN, so that they count as able to confirm."""

    def make(role: Role, name: str) -> Client:
        person = colleague(role, name=name)
        person.set_password("493817")
        person.save()
        client = Client()
        client.force_login(person)
        return client

    return make


@pytest.fixture
def chair(officer):
    return officer(Role.KETUA, "Bu Ketua")


@pytest.fixture
def secretary(officer):
    return officer(Role.SEKRETARIS, "Pak Sekretaris")


def post(client, url, **fields):
    return client.post(url, {"request_id": str(uuid4()), **fields}, follow=True)


def ask(client, person):
    fields = {"role": "manajer", "from_on": "1-6-2025", "confirmed": "1"}
    return post(client, f"{PEOPLE}angkat/?orang={person.id}", **fields)


def test_one_appoints_and_another_confirms(office, colleague, chair, secretary):
    dewi = colleague(name="Dewi Lestari")

    asked = ask(chair, dewi)
    assert "berlaku setelah petugas lain menyetujui" in asked.text
    assert roles_at(office.id, dewi.id, today()) == frozenset()
    proposal = OfficeProposal.objects.of(office.id).get()
    assert "1 urusan jabatan" in secretary.get("/office/").text
    assert "1 urusan jabatan" not in chair.get("/office/").text
    assert "Manajer mulai 1 Juni 2025; diminta oleh Bu Ketua" in secretary.get(PEOPLE).text
    own = post(chair, f"{PEOPLE}usulan/{proposal.id}/", confirm="1")
    assert own.status_code == 422
    confirmed = post(secretary, f"{PEOPLE}usulan/{proposal.id}/", confirm="1")

    assert "Dewi Lestari diangkat" in confirmed.text
    assert roles_at(office.id, dewi.id, today()) == {Role.MANAJER}
    assert secretary.get(f"{PEOPLE}usulan/{proposal.id}/").status_code == 404


def test_a_slip_for_a_colleague_is_shown_to_who_confirms_it(office, colleague, chair, secretary):
    dewi = colleague(Role.KASIR, name="Dewi Lestari")

    asked = post(chair, f"{PEOPLE}{dewi.id}/slip/")
    assert not re.search(r'sheet-amount">[A-Z2-9]{8}<', asked.text)
    proposal = OfficeProposal.objects.of(office.id).get()
    assert "Slip aktivasi; diminta oleh Bu Ketua" in secretary.get(PEOPLE).text
    shown = post(secretary, f"{PEOPLE}usulan/{proposal.id}/", confirm="1")

    assert re.search(r'sheet-amount">[A-Z2-9]{8}<', shown.text)
    assert "no-store" in shown.headers["Cache-Control"]


def test_it_is_refused_or_taken_back(office, colleague, chair, secretary):
    dewi = colleague(name="Dewi Lestari")
    for decider in (secretary, chair):
        ask(chair, dewi)
        proposal = OfficeProposal.objects.of(office.id).get(decided_at__isnull=True)
        page = decider.get(f"{PEOPLE}usulan/{proposal.id}/").text
        assert ('name="confirm"' in page) == (decider is secretary)
        post(decider, f"{PEOPLE}usulan/{proposal.id}/")

    assert not RoleTerm.objects.of(office.id).filter(person=dewi).exists()


def test_what_cannot_be_any_longer_is_said_to_who_confirms(office, colleague, chair, secretary):
    dewi = colleague(name="Dewi Lestari")
    ask(chair, dewi)
    RoleTerm.objects.create(cooperative=office, person=dewi, role=Role.MANAJER, from_on=today())
    proposal = OfficeProposal.objects.of(office.id).get()

    answer = post(secretary, f"{PEOPLE}usulan/{proposal.id}/", confirm="1")

    assert answer.status_code == 422
    assert "sudah menjadi Manajer" in answer.context["form"].non_field_errors()[0]


def test_others_see_that_it_waits_and_do_not_decide(office, colleague, chair, secretary, officer):
    ask(chair, colleague(name="Dewi Lestari"))
    proposal = OfficeProposal.objects.of(office.id).get()
    supervisor = officer(Role.PENGAWAS, "Pengawas")

    assert "Menunggu petugas kedua" in supervisor.get(PEOPLE).text
    assert f"usulan/{proposal.id}" not in supervisor.get(PEOPLE).text
    assert supervisor.get(f"{PEOPLE}usulan/{proposal.id}/").status_code == 403


def test_ending_the_office_of_another_who_confirms_waits_too(office, colleague, chair, secretary, officer):
    officer(Role.BENDAHARA, "Bu Bendahara")
    term = RoleTerm.objects.of(office.id).get(role=Role.BENDAHARA)

    asked = post(chair, f"{PEOPLE}{term.id}/akhiri/", last_on="30-6-2025", reason="Pindah tugas")
    assert "berlaku setelah petugas lain menyetujui" in asked.text
    assert "Jabatan Bendahara berakhir; diminta oleh Bu Ketua" in secretary.get(PEOPLE).text
    proposal = OfficeProposal.objects.of(office.id).get()
    assert "Pindah tugas" in secretary.get(f"{PEOPLE}usulan/{proposal.id}/").text
    confirmed = post(secretary, f"{PEOPLE}usulan/{proposal.id}/", confirm="1")

    assert "Bu Bendahara menjabat Bendahara" in confirmed.text
    term.refresh_from_db()
    assert term.until_on == date(2025, 7, 1)
