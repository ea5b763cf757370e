"""The registers of pengurus and pengawas as page, paper and workbook."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from kdim.cooperatives.enums import Role

PAGE = "/office/koperasi/orang/buku-pengurus/"


@pytest.fixture
def chair(sign_in):
    return sign_in(Role.KETUA, name="Karim Abdullah")


def test_the_page_shows_who_holds_the_office_and_leads_to_the_other_register(chair):
    page = chair.get(PAGE).content.decode()
    for told in ("Karim Abdullah", "Ketua", "1 Jan 2025", "sampai ada pemberitahuan", "buku-pengawas"):
        assert told in page
    empty = chair.get(reverse("office:people_book", args=["pengawas"])).content.decode()
    assert ("Belum ada nama" in empty, "<table" in empty) == (True, False)


def test_paper_and_workbook_say_the_same(chair):
    paper = chair.get("/office/koperasi/orang/buku-pengurus.pdf")
    text = PdfReader(BytesIO(paper.content)).pages[0].extract_text()
    for told in ("Buku daftar pengurus", "Karim Abdullah", "Ketua", "1 Jan 2025"):
        assert told in text
    book = chair.get("/office/koperasi/orang/buku-pengurus.xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert rows[-1] == ["Karim Abdullah", "", "Ketua", date(2025, 1, 1), "", ""]


def test_what_is_no_register_is_not_there(chair):
    for url in (
        "/office/koperasi/orang/buku-kasir/",
        "/office/koperasi/orang/buku-pengurus.exe",
        "/office/koperasi/orang/buku-kasir.pdf",
    ):
        assert chair.get(url).status_code == 404


def test_who_may_not_see_people_may_not_see_the_register(sign_in):
    assert sign_in(Role.KASIR).get(PAGE).status_code == 403
    assert sign_in(Role.PENGAWAS).get(PAGE).status_code == 200


def test_few_statements_however_many_terms(chair, colleague, statements):
    few = statements(chair, PAGE)
    for n in range(60):
        colleague(Role.SEKRETARIS, name=f"Sekretaris {n:02}")
    assert statements(chair, PAGE) == few <= 12
    assert "Sekretaris 10" in chair.get(PAGE).content.decode()
    assert "Sekretaris 59" not in chair.get(PAGE).content.decode()
    assert "Sekretaris 59" in chair.get(PAGE, {"page": "2"}).content.decode()
