"""A member's statement at the office: page, paper and workbook say what the books say."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.web.office.saving_office import ON

from kdim.cooperatives.enums import Role
from kdim.savings.queries import member_statement

pytestmark = pytest.mark.django_db
YEAR = {"dari": "1-1-2025", "sampai": "16-6-2025"}


@pytest.fixture
def member(saving):
    member = saving.member("Siti Aminah", on=date(2025, 1, 2))
    account = saving.account(member)
    saving.deposit(account, 250_000, on=date(2025, 6, 2))
    saving.withdraw(account, 40_000, on=date(2025, 6, 3))
    return member


@pytest.fixture
def teller_page(client_as, member):
    client = client_as(Role.KASIR)

    def get(form="", **period):
        name, more = ("office:savings_statement_file", [form]) if form else ("office:savings_statement", [])
        return client.get(reverse(name, args=[member, *more]), period or YEAR)

    return get


def test_the_page_shows_each_kind_and_the_sums(teller_page):
    page = teller_page().content.decode()
    for told in ("Siti Aminah", "SP-000001", "SS-000001", "+Rp250.000", "Rp210.000", "Rp350.000", "Rp310.000"):
        assert told in page


def test_without_days_it_is_the_present_year(teller_page, client_as, member):
    page = client_as(Role.MANAJER).get(reverse("office:savings_statement", args=[member])).content.decode()
    assert 'value="1-1-2025"' in page
    assert "+Rp250.000" in page


def test_the_workbook_has_the_figures_of_the_books(saving, teller_page, member):
    book = CalamineWorkbook.from_filelike(BytesIO(teller_page("xlsx").content)).get_sheet_by_index(0).to_python()
    told = member_statement(saving.actor.cooperative_id, member, from_on=date(2025, 1, 1), until_on=ON)

    assert book[-1] == ["Seluruhnya", "", "", "", told.paid_in, told.taken_out, told.closing]
    assert (told.paid_in, told.taken_out, told.closing) == (350_000, 40_000, 310_000)
    rows = [row for row in book if row[1] == "SS-000001"]
    assert [row[2:] for row in rows] == [
        [date(2025, 1, 1), "Saldo awal", "", "", 0],
        [date(2025, 6, 2), "Setoran simpanan SS-000001", 250_000, "", 250_000],
        [date(2025, 6, 3), "Penarikan simpanan SS-000001", "", 40_000, 210_000],
        [date(2025, 6, 16), "Saldo akhir", 250_000, 40_000, 210_000],
    ]


def test_the_paper_has_the_same_figures(teller_page):
    reader = PdfReader(BytesIO(teller_page("pdf").content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    for told in ("Laporan simpanan", "Siti Aminah", "1 Januari 2025", "16 Juni 2025", "Setoran simpanan SS-000001",
                 "Rp250.000", "Rp40.000", "Rp210.000", "Rp350.000", "Rp310.000", "1 / 1"):  # fmt: skip
        assert told in text


@pytest.mark.parametrize(
    ("dari", "sampai", "said"),
    [
        ("1-6-2025", "1-5-2025", "sebelum dimulai 1 Juni 2025"),
        ("1-6-2025", "17-6-2025", "17 Juni 2025 belum tiba"),
        ("31-2-2025", "1-5-2025", "31"),
        ("", "1-5-2025", "field-wrong"),
    ],
)
def test_a_period_that_cannot_be_is_refused_on_page_and_files(teller_page, dari, sampai, said):
    for form in ("", "pdf", "xlsx"):
        answer = teller_page(form, dari=dari, sampai=sampai)
        assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_only_who_may_see_savings_and_only_here(client_as, saving, neighbour, member):
    here, theirs = (reverse("office:savings_statement", args=[one]) for one in (member, neighbour.member("Budi")))
    assert client_as(Role.ADMIN).get(here).status_code == 403
    assert client_as(Role.PENGAWAS).get(here).status_code == 200
    assert client_as(Role.PENGAWAS).get(theirs).status_code == 404
    exe = reverse("office:savings_statement_file", args=[member, "exe"])
    assert client_as(Role.PENGAWAS).get(exe).status_code == 404


def test_the_page_needs_as_many_statements_for_one_line_as_for_many(client_as, saving, queries_of, member):
    client, url = client_as(Role.MANAJER), reverse("office:savings_statement", args=[member])
    few = queries_of(client, url)
    account = member_statement(saving.actor.cooperative_id, member, from_on=ON, until_on=ON).accounts[-1].account_id
    for n in range(60):
        saving.deposit(account, 10_000 + n)
    assert queries_of(client, url) == few <= 12
    page = client.get(url).content.decode()
    assert "50 baris pertama dari 62" in page
