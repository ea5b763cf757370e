"""Rules, people, trail, particulars: on real acts, through the browser's door."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.members.conftest import village  # noqa: F401 - a fixture

from kdim.cooperatives.actions import record_bylaws
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import MeetingKind, Role
from kdim.cooperatives.models import AuditRecord, Cooperative, RoleTerm
from kdim.cooperatives.powers import system_actor
from kdim.cooperatives.queries import bylaws_at, find_people, person_here
from kdim.web.office.cooperative.rules import GROUPS, say

RULES = "/office/koperasi/aturan/"
HISTORY, RECORD = f"{RULES}riwayat/", f"{RULES}keputusan/"
PEOPLE, APPOINT = "/office/koperasi/orang/", "/office/koperasi/orang/angkat/"
TRAIL, SETTINGS = "/office/koperasi/jejak/", "/office/koperasi/pengaturan/"
DECISION = {
    "meeting": "rat", "number": "3/RAT/2025", "decided_on": "20-3-2025", "from_on": "1-4-2025",
    "summary": "Simpanan wajib naik",
}  # fmt: skip
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def decide(office, at, number, values, from_on):
    record_bylaws(
        actor=system_actor(office.id), request_id=uuid4(), at=at, meeting=MeetingKind.RAT, number=number,
        decided_on=from_on, summary="", from_on=from_on, values=values,
    )  # fmt: skip


def post(client, url, **fields):
    return client.post(url, {"request_id": str(uuid4()), **fields})


def test_rules_are_shown_with_value_decision_and_what_was_before(office, sign_in, at):
    decide(office, at, "2/RAT/2025", {BylawKey.SIMPANAN_WAJIB: 25_000}, date(2025, 2, 1))
    page = sign_in(Role.PENGAWAS).get(RULES).content.decode()

    assert "Rp25.000" in page
    assert (
        "Berlaku sejak 1 Februari 2025 menurut keputusan 2/RAT/2025, Rapat Anggota Tahunan (RAT); sebelumnya Rp20.000"
        in page
    )
    assert "Jasa usaha anggota" in page
    assert "35%" in page
    assert "belum diputuskan" in page


def test_a_rule_that_is_coming_is_said(office, sign_in, at):
    decide(office, at, "2/RAT/2025", {BylawKey.SIMPANAN_WAJIB: 25_000}, date(2099, 2, 1))

    assert "Mulai 1 Februari 2099: Rp25.000." in sign_in(Role.KASIR).get(RULES).content.decode()


def test_history_reads_as_decisions_and_can_be_of_one_rule(office, sign_in, at):
    decide(office, at, "2/RAT/2025", {BylawKey.SIMPANAN_WAJIB: 25_000}, date(2025, 2, 1))
    client = sign_in(Role.KETUA)

    page = client.get(HISTORY).content.decode()
    assert page.index("2/RAT/2025") < page.index("1/PENDIRIAN/2025")
    assert "sebelumnya Rp20.000" in page
    assert "Rp100.000" not in client.get(HISTORY, {"aturan": "simpanan_wajib"}).content.decode()
    assert client.get(HISTORY, {"aturan": "tidak-ada"}).status_code == 200


def test_a_decision_with_several_rules_is_asked_again_and_then_recorded_once(office, sign_in):
    client = sign_in(Role.KETUA)
    fields = {
        **DECISION, "rule_simpanan_wajib": "Rp 25.000", "rule_term_of_office_years": "3", "share_cadangan": "40%",
        "share_jasa_usaha": "34,5", "free_1_name": "Dana pembangunan", "free_1_share": "25,5%",
        "request_id": str(uuid4()),
    }  # fmt: skip

    asked = client.post(RECORD, fields).content.decode()
    assert "Catat keputusan ini?" in asked
    assert "Rp25.000 (sampai sekarang Rp20.000)" in asked
    assert bylaws_at(office.id, date(2025, 5, 1)).number(BylawKey.SIMPANAN_WAJIB) == 20_000

    for _ in range(2):
        assert client.post(RECORD, {**fields, "confirmed": "1"}).status_code == 303
    rules = bylaws_at(office.id, date(2025, 5, 1))
    assert rules.number(BylawKey.SIMPANAN_WAJIB) == 25_000
    assert rules.number(BylawKey.TERM_OF_OFFICE_YEARS) == 3
    assert rules.shares(BylawKey.SHU_SHARES) == {
        "cadangan": 400_000, "jasa_usaha": 345_000, "Dana pembangunan": 255_000,
    }  # fmt: skip
    assert "Keputusan 3/RAT/2025 sudah dicatat." in client.get(RULES).content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"share_cadangan": "40", "share_jasa_usaha": "59,9"}, "99,9%, padahal harus tepat 100%. Masih kurang 0,1%."),
        ({"share_cadangan": "40", "share_jasa_usaha": "61"}, "Kelebihan 1%."),
        ({"free_1_share": "100"}, "Tulis bagian ini untuk apa."),
        ({"rule_simpanan_pokok": "1.000 ribu"}, "1.000 ribu"),
        ({"summary": ""}, "Isi paling sedikit satu aturan, atau tulis keputusan ini tentang apa."),
        ({"decided_on": "31/02/2025"}, "31/02/2025"),
        ({"from_on": "1-1-2025", "rule_simpanan_wajib": "1000", "confirmed": "1"}, "Pilih hari sesudahnya"),
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_is_answered_with_a_sentence_and_keeps_what_was_typed(
    office, sign_in, fields, sentence
):
    answer = post(sign_in(Role.KETUA), RECORD, **{**DECISION, **fields})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "3/RAT/2025" in answer.content.decode()


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        (RULES, {*Role}),
        (RECORD, {Role.KETUA, Role.SEKRETARIS, Role.BENDAHARA}),
        (PEOPLE, {*Role} - {Role.KASIR}),
        (APPOINT, {Role.KETUA, Role.SEKRETARIS, Role.BENDAHARA, Role.ADMIN}),
        (TRAIL, {Role.KETUA, Role.SEKRETARIS, Role.BENDAHARA, Role.MANAJER, Role.PENGAWAS, Role.ADMIN}),
        (SETTINGS, {Role.KETUA, Role.SEKRETARIS, Role.BENDAHARA, Role.ADMIN}),
    ],
)
def test_pages_are_open_to_the_roles_that_hold_their_power(office, sign_in, url, allowed):
    assert {role for role in Role if sign_in(role).get(url).status_code == 200} == allowed


def test_somebody_is_registered_appointed_and_ended(office, sign_in, walled):
    client = sign_in(Role.ADMIN)
    answer = post(client, f"{PEOPLE}daftar/", name="Siti Aminah", phone="0812-3456-7890")
    siti = find_people(office.id, "siti")[0]
    assert answer["Location"] == f"{APPOINT}?orang={siti.id}"

    fields = {"role": "kasir", "from_on": "1-2-2025", "last_on": "31-12-2099", "request_id": str(uuid4())}
    assert "Angkat orang ini?" in client.post(answer["Location"], fields).content.decode()
    assert client.post(answer["Location"], {**fields, "confirmed": "1"}).status_code == 303
    term = RoleTerm.objects.of(office.id).get(person=siti)
    assert (term.role, term.from_on, term.until_on) == ("kasir", date(2025, 2, 1), date(2100, 1, 1))
    page = client.get(PEOPLE).content.decode()
    assert "31 Des 2099" in page
    assert "0812-3456-7890" in page

    answer = post(client, f"{PEOPLE}{term.id}/akhiri/", last_on="28-2-2025", reason="Pindah kota")
    assert answer.status_code == 303
    assert RoleTerm.objects.of(office.id).get(pk=term.id).until_on == date(2025, 3, 1)


def test_an_elected_office_without_a_last_day_is_refused_with_a_sentence(office, sign_in, colleague, walled):
    budi = colleague(name="Budi")
    url = f"{APPOINT}?orang={budi.id}"
    chair = sign_in(Role.KETUA)
    for said in ({}, {"confirmed": "1"}):  # before the question already
        answer = post(chair, url, role="bendahara", from_on="1-2-2025", **said)

        assert answer.status_code == 422
        assert "Masa jabatan paling lama 5 tahun. Isi hari terakhir" in answer.content.decode()


def test_a_slip_shows_its_code_once(office, sign_in, colleague):
    budi = colleague(Role.KASIR, name="Budi")
    client = sign_in(Role.ADMIN)
    url = f"{PEOPLE}{budi.id}/slip/"

    assert "Buat slip" in client.get(url).content.decode()
    answer = post(client, url)
    assert answer["Cache-Control"] == "private, no-store"
    assert "hanya ditampilkan sekarang" in answer.content.decode()


def test_people_of_the_neighbour_are_not_found(office, sign_in, colleague, other_cooperative):
    theirs = colleague(Role.KASIR, name="Tetangga", cooperative=other_cooperative)
    term = RoleTerm.objects.of(other_cooperative.id).get(person=theirs)
    client = sign_in(Role.KETUA)

    for url in (f"{APPOINT}?orang={theirs.id}", f"{PEOPLE}{theirs.id}/slip/", f"{PEOPLE}{term.id}/akhiri/"):
        assert client.get(url).status_code == 404
    assert client.get(f"{APPOINT}?orang=abc").status_code == 404
    assert find_people(office.id, "tetangga") == []
    assert person_here(office.id, theirs.id) is None


def test_the_trail_is_searched_by_what_people_read_and_by_subject(office, sign_in):
    client = sign_in(Role.PENGAWAS)
    subject = AuditRecord.objects.of(office.id).get().subject

    page = client.get(TRAIL, {"cari": "mencatat keputusan"}).content.decode()
    assert "1/PENDIRIAN/2025" in page
    assert "Rp100.000" in page
    assert "1 Januari 2025" in page
    assert "Tidak ada yang cocok" in client.get(TRAIL, {"cari": "menutup"}).content.decode()
    assert "Mencatat keputusan" in client.get(TRAIL, {"tentang": subject}).content.decode()


def test_particulars_are_saved_and_the_trail_says_what_changed(office, sign_in):
    client = sign_in(Role.SEKRETARIS)
    logo = SimpleUploadedFile("logo.png", PNG, content_type="image/png")
    fields = {
        "name": "Koperasi Uji Maju", "npwp": "09.254.294.3-407.000", "founded_on": "17 Agustus 2001", "zone": "WITA",
        "fiscal_start_month": "4", "phone": "0812 3456 7890", "logo": logo, "street": "Jl. <b>Mawar</b> 1",
    }  # fmt: skip
    answer = post(client, SETTINGS, **fields)

    assert answer.status_code == 303
    saved = Cooperative.objects.get(pk=office.id)
    assert (saved.name, saved.founded_on, saved.zone) == ("Koperasi Uji Maju", date(2001, 8, 17), "WITA")
    assert (saved.npwp, saved.phone, saved.fiscal_start_month) == ("0092542943407000", "+6281234567890", 4)
    assert client.get(f"{SETTINGS}logo.png").content == PNG
    page = client.get(TRAIL).content.decode()
    assert "Koperasi Uji Maju (sebelumnya Koperasi Uji Mandiri)" in page
    assert "&lt;b&gt;Mawar" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"logo": SimpleUploadedFile("logo.png", b"GIF89a")}, "Logo harus berupa gambar PNG"),
        ({"logo": SimpleUploadedFile("logo.png", PNG + b"0" * 65_536)}, "paling besar 64 kB"),
        ({"province": "99"}, "Pilih salah satu dari daftar"),
        ({"name": ""}, "Koperasi"),
    ],
)
def test_particulars_that_cannot_be_are_refused_with_a_sentence(office, sign_in, fields, sentence):
    given = {"name": "Koperasi Uji", "zone": "WIB", "fiscal_start_month": "1", **fields}
    answer = post(sign_in(Role.KETUA), SETTINGS, **given)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Cooperative.objects.get(pk=office.id).name == "Koperasi Uji Mandiri"


def test_the_area_is_chosen_from_lists_down_to_the_village_or_as_far_as_it_goes(office, sign_in, village):  # noqa: F811
    client, given = sign_in(Role.KETUA), {"name": "Koperasi Uji", "zone": "WIB", "fiscal_start_month": "1"}
    chosen = {"province": "33", "regency": "33.74", "district": "33.74.13", "village": village}

    asked = post(client, SETTINGS, **given | {"name": "Nama Baru", "province": "33", "next_area": "1"})
    page = asked.content.decode()
    assert asked.status_code == 200
    assert '<option value="33.74">Kota Semarang</option>' in page
    assert 'value="Nama Baru"' in page
    assert post(client, SETTINGS, **given, **chosen).status_code == 303
    assert Cooperative.objects.get(pk=office.id).area_id == village
    assert f'<option value="{village}" selected>Krobokan</option>' in client.get(SETTINGS).content.decode()
    assert post(client, SETTINGS, **given, **chosen | {"district": "", "village": ""}).status_code == 303
    assert Cooperative.objects.get(pk=office.id).area_id == "33.74"
    assert '<option value="33.74" selected>Kota Semarang</option>' in client.get(SETTINGS).content.decode()
    assert post(client, SETTINGS, **given).status_code == 303
    assert Cooperative.objects.get(pk=office.id).area_id is None


def test_there_is_no_logo_until_there_is_one(office, sign_in):
    assert sign_in(Role.KETUA).get(f"{SETTINGS}logo.png").status_code == 404


@pytest.mark.parametrize("url", [RULES, HISTORY, RECORD, PEOPLE, APPOINT, TRAIL, SETTINGS])
def test_a_page_takes_as_many_statements_for_fifty_rows_as_for_one(office, sign_in, colleague, statements, at, url):
    client = sign_in(Role.KETUA)
    few = statements(client, url)
    for n in range(1, 50):
        decide(office, at, f"{n}/RAT", {BylawKey.SIMPANAN_WAJIB: n}, date(2025, 1, 1 + n % 28).replace(year=2025 + n))
        colleague(Role.KASIR, name=f"Petugas {n}")

    assert statements(client, url) == few
    assert few <= 12


def test_every_rule_has_its_group_and_a_value_reads_with_its_unit():
    assert sorted(key for _title, _mark, keys in GROUPS for key in keys) == sorted(BylawKey)
    assert say(BylawKey.MEMBER_NUMBER_PATTERN, "{year}-{number:04d}") == "{year}-{number:04d}, misalnya 2026-0007"
    assert say(BylawKey.MEMBER_NUMBER_PATTERN, "{kota}") == "{kota}"
    assert say(BylawKey.WAJIB_DUE_DAY, 10) == "tanggal 10 setiap bulan"


def test_a_rule_that_is_a_day_is_typed_and_read_as_one(office, sign_in):
    client = sign_in(Role.SEKRETARIS)

    wrong = post(client, RECORD, **DECISION, rule_office_factor_from="kapan-kapan", confirmed="1")
    post(client, RECORD, **DECISION, rule_office_factor_from="17 Agustus 2026", confirmed="1")

    assert list(wrong.context["form"].errors) == ["rule_office_factor_from"]
    assert bylaws_at(office.id, date(2025, 5, 1)).day(BylawKey.OFFICE_FACTOR_FROM) == date(2026, 8, 17)
    assert "17 Agustus 2026" in client.get(RULES).text
    assert "17 Agustus 2026" in client.get(TRAIL).text
