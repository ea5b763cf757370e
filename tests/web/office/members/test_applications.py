"""Applications at the office: written down, checked, decided."""

from uuid import uuid4

import pytest
from django.urls import reverse
from tests.web.office.saving_office import confirm, send

from kdim.cooperatives.enums import Role
from kdim.members.enums import MemberStatus
from kdim.members.models import Heir, Member

pytestmark = pytest.mark.django_db
NEW = "/office/permohonan/baru/"


def typed(application, **changes):
    """A complete application as the form sends it."""
    one = application()
    return {
        "name": one.name, "nik": one.nik, "birth_place": one.birth_place, "born_on": one.born_on, "sex": "female",
        "phone": one.phone, "email": "", "street": one.street, "province": "33", "regency": "33.74",
        "district": "33.74.13", "village": one.area_code, "occupation": "Pedagang", "business_name": "Warung Siti",
        "business_line": "nasi rames", "kbli_words": "", "kbli": "2020:56103", "heirs_shown": "2",
        "heir0-name": "Budi", "heir0-relation": "spouse", "heir0-phone": "", "heir0-share_percent": "",
        "heir1-name": "", "heir1-relation": "spouse", "heir1-phone": "", "heir1-share_percent": "",
        "consents": ["membership_administration"], **changes,
    }  # fmt: skip


def the_member(saving):
    return Member.objects.of(saving.actor.cooperative_id).get()


def test_a_complete_application_waits_ready_for_the_pengurus(teller, saving, application):
    answer = send(teller, NEW, **typed(application))
    member = the_member(saving)
    assert answer["Location"] == reverse("office:application", args=[member.id])
    assert (member.status, member.kbli_code, member.area_id) == (MemberStatus.APPLIED, "56103", "33.74.13.1006")
    assert [heir.name for heir in Heir.objects.of(member.cooperative_id)] == ["Budi"]
    assert "4 dari 4 lengkap" in teller.get(answer["Location"]).content.decode()


def test_everything_wrong_is_said_at_once_and_stays(teller, saving, application):
    page = send(teller, NEW, **typed(application, nik="327606570890001", phone="12", **{"heir0-name": "B4di"}))
    text = page.content.decode()
    assert page.status_code == 422
    assert 'value="327606570890001"' in text
    assert text.count("errorlist") == 3
    assert not Member.objects.of(saving.actor.cooperative_id).exists()


def test_asking_for_the_next_list_or_one_more_heir_saves_nothing_and_scolds_nobody(teller, saving, application):
    for button in ("next_area", "more_heirs", "find_kbli"):
        page = send(teller, NEW, name="Siti", kbli_words="kedai makanan", heirs_shown="1", **{button: "1"})
        text = page.content.decode()
        assert (page.status_code, 'value="Siti"' in text, "errorlist" in text) == (200, True, False)
    assert not Member.objects.of(saving.actor.cooperative_id).exists()


def test_kinds_of_business_are_found_in_plain_words(teller, saving, kbli):
    page = teller.get("/office/permohonan/kbli/", {"kbli_words": "kedai"}).content.decode()
    assert 'value="2020:56103"' in page
    assert "<html" not in page


def test_the_list_says_what_is_missing_and_since_when(teller, saving, applicant):
    applicant(1, birth_place="", name="Joko Susilo")
    page = teller.get("/office/permohonan/").content.decode()
    for told in ("Joko Susilo", "menunggu sejak 16 Juni 2025", "Identitas"):
        assert told in page


def test_the_pengurus_admit_after_a_question(client_as, saving, applicant):
    member = applicant(1)
    ketua = client_as(Role.KETUA)
    confirm(ketua, reverse("office:application_admit", args=[member]), decision="03/PENGURUS/2025")
    assert the_member(saving).status == MemberStatus.ADMITTED
    assert "Siti Aminah" in ketua.get("/office/permohonan/").content.decode()


def test_an_incomplete_application_is_not_admitted(client_as, saving, applicant):
    member = applicant(1, birth_place="")
    url = reverse("office:application_admit", args=[member])
    page = send(client_as(Role.KETUA), url, decision="", confirmed="1")
    assert (page.status_code, the_member(saving).status) == (422, MemberStatus.APPLIED)


@pytest.mark.parametrize(
    ("page", "status"),
    [("application_reject", MemberStatus.REJECTED), ("application_withdraw", MemberStatus.WITHDRAWN)],
)
def test_turning_down_needs_a_reason(client_as, saving, applicant, page, status):
    url = reverse(f"office:{page}", args=[applicant(1)])
    ketua = client_as(Role.KETUA)
    assert send(ketua, url, reason="").status_code == 422
    assert send(ketua, url, reason="Tinggal di luar wilayah").status_code == 303
    assert the_member(saving).status == status


def test_instalments_go_back_after_a_question_when_an_application_is_withdrawn(client_as, teller, saving):
    member = saving.person("Rini")
    saving.pokok(member, 25_000)
    url = reverse("office:application_withdraw", args=[member])
    refused = send(client_as(Role.KETUA), url, reason="Pindah", paid_back="25000", confirmed="1")
    assert (refused.status_code, "Rp25.000" in refused.content.decode()) == (422, True)
    page = teller.get(url).content.decode()
    assert "Rp25.000 simpanan pokok sudah dibayar" in page
    assert 'name="paid_back" value="25000"' in page
    rid = uuid4()

    done = confirm(teller, url, reason="Pindah", paid_back="25000")

    assert "Sudah dibayarkan" in done.content.decode()
    assert "Rp25.000" in done.content.decode()
    assert Member.objects.of(saving.actor.cooperative_id).get(id=member).status == MemberStatus.WITHDRAWN
    late = send(teller, url, rid, reason="Pindah", paid_back="25000", confirmed="1")
    assert late.status_code == 422


def test_a_teller_may_not_decide(teller, applicant, saving):
    member = applicant(1)
    for page in ("application_admit", "application_reject"):
        assert teller.get(reverse(f"office:{page}", args=[member])).status_code == 403


def test_a_member_has_another_page(teller, saving):
    member = saving.member()
    answer = teller.get(reverse("office:application", args=[member]))
    assert answer["Location"] == reverse("office:member", args=[member])


def test_a_neighbours_applicant_is_not_there(client_as, saving, neighbour):
    member = neighbour.person(status=MemberStatus.APPLIED)
    secretary = client_as(Role.SEKRETARIS)
    for page in ("application", "application_admit", "application_reject", "application_withdraw", "member_edit"):
        assert secretary.get(reverse(f"office:{page}", args=[member])).status_code == 404


def test_pages_need_few_statements_however_many_apply(teller, saving, applicant, queries_of):
    member = applicant(0)
    applicant(1)
    urls = ("/office/permohonan/", reverse("office:application", args=[member]), NEW)
    few = [queries_of(teller, url) for url in urls]
    for serial in range(2, 20):
        applicant(serial)
    assert [queries_of(teller, url) for url in urls] == few
    assert max(few) <= 12, few
