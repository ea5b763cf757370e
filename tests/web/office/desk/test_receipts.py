"""What is handed over after money changed hands."""

from dataclasses import replace
from io import BytesIO
from urllib.parse import quote

import pytest
from django.urls import reverse
from pypdf import PdfReader
from tests.web.office.saving_office import ON

from kdim.cooperatives.enums import Role
from kdim.savings import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(saving):
    return saving.deposit(saving.account(), 1_250_000)["receipt"]


def test_the_done_page_has_the_slip_and_its_keys(teller, token):
    page = teller.get(reverse("office:desk_receipt", args=[token])).content.decode()
    link = f"http://testserver{reverse('public:receipt', args=[token])}"
    for told in ("Setoran diterima", "Rp1.250.000", "satu juta dua ratus lima puluh ribu rupiah", "2025/000002",
                 "<svg", f'data-share="{link}"', "data-print", 'data-key="c"'):  # fmt: skip
        assert told in page


def test_only_who_may_see_the_books_is_led_to_the_entry(teller, client_as, token):
    url = reverse("office:desk_receipt", args=[token])
    assert ("/buku/jurnal/" in teller.get(url).content.decode(), teller.get(url).status_code) == (False, 200)
    assert "/buku/jurnal/" in client_as(Role.MANAJER).get(url).content.decode()


def test_what_is_shared_begins_with_the_amount(teller, token):
    page = teller.get(reverse("office:desk_receipt", args=[token])).content.decode()
    assert f"https://wa.me/?text={quote('Rp1.250.000 · Setoran', safe='')}" in page


def test_the_slip_stands_alone(teller, token):
    page = teller.get(reverse("office:desk_slip", args=[token])).content.decode()
    assert "css/receipt.css" in page
    assert page.count("<h1") == 1


def test_the_sheet_is_a_pdf_that_can_be_read_back_and_is_always_the_same(teller, token):
    answers = [teller.get(reverse("office:desk_sheet", args=[token])) for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert answers[0]["Content-Type"] == "application/pdf"
    assert "bukti-2025-000002.pdf" in answers[0]["Content-Disposition"]
    text = PdfReader(BytesIO(answers[0].content)).pages[0].extract_text()
    for told in ("Koperasi Uji Mandiri", "Rp1.250.000", "Siti Aminah", "Bukti 2025/000002"):
        assert told in text


def test_every_paper_says_the_balance_after_the_act_and_not_todays(teller, saving):
    account = saving.account()
    saving.deposit(account, 1_250_000)
    token = saving.withdraw(account, 200_000)["receipt"]
    saving.deposit(account, 77_000)

    for name in ("desk_receipt", "desk_slip"):
        page = teller.get(reverse(f"office:{name}", args=[token])).content.decode()
        assert "Saldo sesudah ini" in page
        assert "Rp1.050.000" in page
    sheet = teller.get(reverse("office:desk_sheet", args=[token])).content
    assert "Rp1.050.000" in PdfReader(BytesIO(sheet)).pages[0].extract_text()
    public = teller.get(reverse("public:receipt", args=[token])).content.decode()
    assert "Rp1.050.000" not in public  # whoever gets the link learns the receipt, not what the member has


def test_a_cancelled_receipt_says_no_balance(teller, saving, person_as):
    paid = saving.deposit(saving.account(), 1_250_000)
    asked = actions.request_reversal(**saving.frame, entry_id=paid["entry"], reason="Salah", on=ON)
    other = replace(saving.actor, person_id=person_as(Role.MANAJER).id)
    actions.approve_reversal(**saving.frame | {"actor": other}, reversal_id=asked)

    page = teller.get(reverse("office:desk_slip", args=[paid["receipt"]])).content.decode()
    assert "BATAL" in page
    assert "Saldo sesudah ini" not in page


def test_a_neighbours_receipt_is_not_there(teller, saving, neighbour):
    token = neighbour.deposit(neighbour.account(), 50_000)["receipt"]
    for name in ("desk_receipt", "desk_slip", "desk_sheet"):
        assert teller.get(reverse(f"office:{name}", args=[token])).status_code == 404


def test_pengawas_may_see_receipts_and_the_administrator_may_not(client_as, token):
    url = reverse("office:desk_receipt", args=[token])
    assert [client_as(role).get(url).status_code for role in (Role.PENGAWAS, Role.ADMIN)] == [200, 403]


def test_pages_need_few_statements(teller, token, queries_of):
    assert queries_of(teller, reverse("office:desk_receipt", args=[token])) <= 12
