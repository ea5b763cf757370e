"""The reconciliation as page, paper and signature."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader
from tests.payments.actions.test_bank import Bank
from tests.payments.actions.test_matching import Matching
from tests.web.office.saving_office import (  # noqa: F401 - fixtures
    client_as,
    clock,
    neighbour,
    person_as,
    queries_of,
    saving,
    send,
)

from kdim.cooperatives.enums import Role
from kdim.payments.models import BankReconciliation

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(saving):  # noqa: F811
    return Matching(saving)


@pytest.fixture
def pengawas(client_as):  # noqa: F811
    return client_as(Role.PENGAWAS)


def here(account, paper=False):
    return reverse("office:bank_reconciliation" + ("_paper" if paper else ""), args=[account])


def test_a_pengawas_sees_asks_signs_and_sees_what_changed(pengawas, bank):
    bank.post(30, memo="Cek belum diuangkan")
    page = pengawas.get(here(bank.account)).content.decode()
    for words in ("2 Januari 2025", "Saldo di buku", "3 mutasi belum ada di buku", "Rp150", "Cek belum diuangkan"):
        assert words in page
    seen = page.partition('name="seen" value="')[2].partition('"')[0]

    data = {"seen": seen, "words": "Sudah saya cocokkan"}
    asked = send(pengawas, here(bank.account), **data).content.decode()
    assert "Tanda tangani angka-angka ini?" in asked
    assert not BankReconciliation.objects.of(bank.cooperative_id).exists()
    assert send(pengawas, here(bank.account), confirmed="1", **data).status_code == 303
    page = pengawas.get(here(bank.account)).content.decode()
    assert "tidak berubah</span>" in page
    assert 'name="words"' not in page

    bank.post(7)
    page = pengawas.get(here(bank.account)).content.decode()
    assert "</svg> berubah</span>" in page
    assert 'name="words"' in page
    refused = send(pengawas, here(bank.account), confirmed="1", **data)
    assert refused.status_code == 422
    assert "Lihat sekali lagi sebelum menandatangani" in refused.content.decode()


def test_the_paper_says_the_same_and_who_signed(pengawas, bank):
    bank.post(30, memo="Cek belum diuangkan")
    url = here(bank.account, paper=True)
    text = PdfReader(BytesIO(pengawas.get(url).content)).pages[0].extract_text()
    for words in ("Rekonsiliasi bank", "BCA 0000111222", "BIAYA ADM", "Cek belum diuangkan", "Rp30", "Pengawas"):
        assert words in text
    page = pengawas.get(here(bank.account)).content.decode()
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    send(pengawas, here(bank.account), confirmed="1", seen=seen, words="Beres")
    text = PdfReader(BytesIO(pengawas.get(url).content)).pages[0].extract_text()
    assert "Beres" in text
    assert "Ditandatangani" in text


def test_another_day_and_days_without_statements(pengawas, bank):
    url = here(bank.account)
    assert "1 Januari 2025" in pengawas.get(url, {"sampai": "1-1-2025"}).content.decode()
    refused = pengawas.get(url, {"sampai": "5-2-2025"})
    assert refused.status_code == 422
    assert "1 Januari 2025 sampai 2 Januari 2025" in refused.content.decode()
    assert pengawas.get(url, {"sampai": "31-2-2025"}).status_code == 422
    assert pengawas.get(here(bank.account, paper=True), {"sampai": "5-2-2025"}).status_code == 302


def test_without_a_statement_there_is_nothing_to_compare(pengawas, saving):  # noqa: F811
    bank = Bank(saving)
    assert "Belum ada rekening koran" in pengawas.get(here(bank.add())).content.decode()


def test_only_a_pengawas_is_offered_the_signature(client_as, bank):  # noqa: F811
    bendahara = client_as(Role.BENDAHARA)
    page = bendahara.get(here(bank.account)).content.decode()
    assert 'name="words"' not in page
    assert send(bendahara, here(bank.account), confirmed="1", seen="1", words="").status_code == 403
    assert client_as(Role.KASIR).get(here(bank.account)).status_code == 403


def test_the_neighbours_are_not_found(pengawas, neighbour):  # noqa: F811
    theirs = Matching(neighbour)
    assert pengawas.get(here(theirs.account)).status_code == 404
    assert pengawas.get(here(theirs.account, paper=True)).status_code == 404


def test_a_page_takes_as_many_statements_with_few_as_with_many(pengawas, bank, queries_of):  # noqa: F811
    bank.post(30)
    few = queries_of(pengawas, here(bank.account))
    for n in range(40):
        bank.post(100 + n)
    assert queries_of(pengawas, here(bank.account)) == few <= 12
