"""The register, a member's page, corrections, consents and activation slips."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.web.office.members.test_applications import typed
from tests.web.office.saving_office import send

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord
from kdim.members.enums import ConsentPurpose, MemberStatus
from kdim.members.models import Consent, Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client_as):
    return client_as(Role.SEKRETARIS)


@pytest.fixture
def member(saving, applicant):
    """A complete member, made through the acts."""
    from kdim.members import actions

    one = applicant(1)
    actions.admit(**saving.frame, on=saving.at.date(), member_id=one)
    saving.pokok(one, 100_000, on=saving.at.date())
    return one


def page_of(client, member, tab="data"):
    return client.get(f"{reverse('office:member', args=[member])}?tab={tab}")


def test_the_register_is_searched_and_filtered(secretary, saving):
    saving.member("Siti Aminah"), saving.member("Budi Santoso"), saving.person("Budi Calon")
    fragment = {"HX-Request": "true"}
    found = secretary.get("/office/anggota/", {"q": "budi"}, headers=fragment).content.decode()
    assert ("Budi Santoso" in found, "Siti" in found, "Budi Calon" in found, "<html" in found) == (
        True,
        False,
        False,
        False,
    )
    everybody = secretary.get("/office/anggota/", {"status": "all"}).content.decode()
    assert "Budi Calon" in everybody


def test_the_book_is_a_workbook_and_the_look_is_recorded(secretary, saving, member):
    answer = secretary.get("/office/anggota/buku.xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[1][0] == "Buku daftar anggota"
    assert rows[-1][:2] == ["2025-0001", "Siti Aminah"]
    assert AuditRecord.objects.of(saving.actor.cooperative_id).filter(act="members.book").count() == 1


def test_private_facts_are_dotted_until_asked_for_and_the_look_is_recorded(secretary, saving, member):
    looks = AuditRecord.objects.of(saving.actor.cooperative_id).filter(act="members.look")
    masked = page_of(secretary, member).content.decode()
    assert ("••••" in masked, "Jl. Mawar 5" in masked, looks.count()) == (True, False, 0)
    whole = secretary.post(reverse("office:member", args=[member]))
    text = whole.content.decode()
    assert ("••••" in text, "Jl. Mawar 5" in text, looks.count()) == (False, True, 1)
    assert whole["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("tab", "told"),
    [("simpanan", "Rp100.000"), ("riwayat", "Aktif"), ("izin", "Pengurusan keanggotaan"), ("jejak", "Sistem")],
)
def test_each_tab_says_its_part(secretary, member, tab, told):
    page = page_of(secretary, member, tab)
    assert page.status_code == 200
    assert told in page.content.decode()


def test_a_tab_that_the_role_may_not_see_is_not_there(teller, member):
    assert page_of(teller, member, "jejak").status_code == 404
    assert page_of(teller, member, "apa").status_code == 404


def test_facts_are_corrected_and_the_rest_stays(secretary, saving, member, application):
    url = reverse("office:member_edit", args=[member])
    assert "Jl. Mawar 5" in secretary.get(url).content.decode()
    before = Member.objects.of(saving.actor.cooperative_id).get(pk=member)
    answer = send(secretary, url, **typed(application, nik=before.nik, street="Jl. Melati 7"))
    after = Member.objects.of(saving.actor.cooperative_id).get(pk=member)
    assert answer["Location"] == reverse("office:member", args=[member])
    assert (after.street, after.number, after.kbli_code) == ("Jl. Melati 7", before.number, before.kbli_code)


def test_a_consent_is_written_down_and_taken_back(secretary, saving, member):
    url = reverse("office:member_consent", args=[member])
    standing = Consent.objects.of(saving.actor.cooperative_id).filter(
        purpose=ConsentPurpose.MESSAGES, withdrawn_at__isnull=True
    )
    for given, count in (("1", 1), ("0", 0)):
        assert send(secretary, url, purpose="messages", given=given).status_code == 303
        assert standing.count() == count


def test_an_activation_slip_is_shown_once_and_is_the_same_as_pdf(teller, member):
    url, rid = reverse("office:member_activation", args=[member]), str(uuid4())
    assert "Siti Aminah" in teller.get(url).content.decode()
    page = teller.post(url, {"request_id": rid, "confirmed": "1"})
    code = page.content.decode().split('receipt-amount">')[1][:9]
    assert (code[4], page["Cache-Control"]) == ("-", "private, no-store")
    paper = teller.post(url, {"request_id": rid, "confirmed": "1", "pdf": "1"})
    assert code in PdfReader(BytesIO(paper.content)).pages[0].extract_text()


def test_only_members_get_a_slip(teller, saving):
    url = reverse("office:member_activation", args=[saving.person()])
    assert send(teller, url, confirmed="1").status_code == 422


def test_who_may_not_see_members_is_told_so(client_as, saving, member):
    admin, watcher = client_as(Role.ADMIN), client_as(Role.PENGAWAS)
    assert page_of(admin, member).status_code == 403
    assert page_of(watcher, member).status_code == 200
    for page in ("member_edit", "member_activation"):
        assert watcher.get(reverse(f"office:{page}", args=[member])).status_code == 403


def test_a_neighbours_member_is_not_there(secretary, saving, neighbour):
    member = neighbour.member("Wayan")
    for tab in ("data", "simpanan", "riwayat", "izin", "jejak"):
        assert page_of(secretary, member, tab).status_code == 404
    for page in ("member_edit", "member_activation"):
        assert secretary.get(reverse(f"office:{page}", args=[member])).status_code == 404
    assert (
        send(secretary, reverse("office:member_consent", args=[member]), purpose="messages", given="1").status_code
        == 404
    )
    assert "Wayan" not in secretary.get("/office/anggota/", {"status": "all"}).content.decode()


def test_pages_need_few_statements_however_many_members(secretary, saving, member, queries_of):
    tabs = [
        f"{reverse('office:member', args=[member])}?tab={tab}"
        for tab in ("data", "simpanan", "riwayat", "izin", "jejak")
    ]
    urls = ["/office/anggota/?status=all", *tabs]
    few = [queries_of(secretary, url) for url in urls]
    for n in range(50):
        saving.person(f"Orang {chr(65 + n % 26)}", status=MemberStatus.ACTIVE)
    assert [queries_of(secretary, url) for url in urls] == few
    assert max(few) <= 12, few


def test_a_page_number_of_five_thousand_figures_is_the_first_page(client_as, saving):
    assert client_as(Role.MANAJER).get("/office/anggota/", {"page": "9" * 5000}).status_code == 200
