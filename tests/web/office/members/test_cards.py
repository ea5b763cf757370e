"""Member cards: of the right size, with a code that holds the number, ten to a sheet."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kdim.cooperatives.enums import Role
from kdim.members.enums import MemberStatus
from kdim.members.models import Member

SHEETS = "/office/anggota/kartu.pdf"
MM = 72 / 25.4


@pytest.fixture
def make(office):
    """Makes a member of the office's cooperative."""

    def make(n, status=MemberStatus.ACTIVE, cooperative=office, **facts):
        number = f"2025-{n:04}" if status == MemberStatus.ACTIVE else ""
        joined_on = date(2025, 1, 2) if number else None
        return Member.objects.create(
            cooperative=cooperative, status=status, number=number, name=f"Siti Aminah {n:02}", channel="office",
            applied_on=date(2025, 1, 2), joined_on=joined_on, plain_name=f"siti aminah {n:02}",
            search_text=f"siti aminah {n:02}", **facts,
        ).id  # fmt: skip

    return make


def pages(answer):
    assert answer.status_code == 200
    return PdfReader(BytesIO(answer.content)).pages


def test_a_card_has_the_size_of_a_bank_card_and_tells_name_number_and_day(make, sign_in):
    [page] = pages(sign_in(Role.KASIR).get(reverse("office:member_pdf_card", args=[make(7)])))
    assert [round(float(side) / MM, 1) for side in page.mediabox[2:]] == [85.6, 54.0]
    text = page.extract_text()
    for told in ("Koperasi Uji Mandiri", "Kartu anggota", "Siti Aminah 07", "2025-0007", "2 Januari 2025"):
        assert told in text


def test_the_members_of_a_page_of_the_register_come_ten_to_a_sheet(make, sign_in):
    for n in range(1, 13):
        make(n)
    make(99, MemberStatus.APPLIED)
    client = sign_in(Role.KASIR)
    first, second = pages(client.get(SHEETS))
    assert [round(float(side) / MM) for side in first.mediabox[2:]] == [210, 297]
    assert (first.extract_text().count("2025-00"), second.extract_text().count("2025-00")) == (10, 2)
    [one] = pages(client.get(SHEETS, {"q": "aminah 05"}))
    assert one.extract_text().count("2025-00") == 1
    assert client.get(SHEETS, {"q": "tidak ada"}).status_code == 404
    assert SHEETS in client.get("/office/anggota/").content.decode()


def test_who_is_no_member_here_has_no_card(make, sign_in, other_cooperative):
    client = sign_in(Role.KASIR)
    for member in (make(1, MemberStatus.APPLIED), make(2, cooperative=other_cooperative), 1):
        assert client.get(reverse("office:member_pdf_card", args=[member])).status_code == 404


def test_who_may_not_see_members_makes_no_cards(make, sign_in):
    admin = sign_in(Role.ADMIN)
    assert admin.get(SHEETS).status_code == 403
    assert admin.get(reverse("office:member_pdf_card", args=[make(1)])).status_code == 403
