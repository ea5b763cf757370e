"""Simpanan berjangka as the office sees it: the list, a certificate, its paper, the terms."""

from datetime import date

import pytest
from django.urls import reverse
from tests.web.office.saving_office import confirm, send

from kdim.calculations.term_deposit import InterestPayout
from kdim.cooperatives.enums import Role
from kdim.savings.enums import MaturityChoice, SavingsKind
from kdim.savings.models import SavingsProduct, TermDeposit
from kdim.savings.queries import deposit_terms_history

pytestmark = pytest.mark.django_db
LIST = "/office/simpanan/berjangka/"
TERMS = {
    "from_on": "1-8-2025", "decision": "", "minimum": "1jt", "maximum": "", "break_rule": "reduced_rate",
    "break_rate": "3", "day_count": "act_365", "rounding_mode": "half_up", "rounding_unit": "1",
    "months0": "6", "start0": "", "rate0": "6", "months1": "6", "start1": "50jt", "rate1": "7,25",
}  # fmt: skip


@pytest.fixture
def treasurer(client_as):
    return client_as(Role.BENDAHARA)


def test_the_list_is_empty_then_shows_who_has_what(teller, saving):
    assert "Belum ada simpanan berjangka" in teller.get(LIST).content.decode()
    saving.offer_deposits()
    saving.place(saving.account(saving.member("Dewi Lestari")), 15_000_000)
    page = teller.get(LIST).content.decode()
    for told in ("SB-000001", "Dewi Lestari", "5,5%", "Rp15.000.000", "16 Sep 2025"):
        assert told in page
    assert "SB-000001" not in teller.get(f"{LIST}?status=broken").content.decode()
    assert "Tidak ada yang cocok" in teller.get(f"{LIST}?q=zzz").content.decode()


def test_a_page_of_many_asks_no_more_than_one_of_one(teller, saving, queries_of):
    saving.offer_deposits()
    saving.place(saving.account())
    one = queries_of(teller, LIST)
    for _ in range(4):
        saving.place(saving.account())
    assert queries_of(teller, LIST) == one


def test_a_certificate_and_its_paper(teller, saving, queries_of):
    saving.offer_deposits()
    placed = saving.place(saving.account(), 100_000_000, months=12, payout=InterestPayout.IN_ADVANCE)
    url = reverse("office:savings_deposit", args=[placed["deposit"]])
    page = teller.get(url).content.decode()
    for told in ("SB-000001", "7,2%", "16 Juni 2026", "Rp600.000", "Rp60.000", "diberikan di muka"):
        assert told in page
    assert queries_of(teller, url) <= 12
    paper = teller.get(reverse("office:savings_certificate", args=[placed["deposit"]]))
    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    assert paper["Content-Disposition"] == 'inline; filename="bilyet-sb-000001.pdf"'


def test_what_is_not_here_is_not_found(teller, neighbour, saving):
    neighbour.offer_deposits()
    placed = neighbour.place(neighbour.account())
    for name in ("office:savings_deposit", "office:savings_certificate"):
        assert teller.get(reverse(name, args=[placed["deposit"]])).status_code == 404


def test_a_product_of_deposits_is_defined_and_its_terms_come_next(treasurer, saving):
    answer = send(
        treasurer, "/office/simpanan/produk/baru/", name="Simpanan berjangka", code="SB", kind="berjangka"
    )  # fmt: skip
    made = SavingsProduct.objects.of(saving.actor.cooperative_id).get(code="SB")
    assert answer["Location"] == reverse("office:savings_deposit_terms", args=[made.id])
    elsewhere = treasurer.get(reverse("office:savings_terms", args=[made.id]))
    assert elsewhere["Location"] == answer["Location"]


def test_terms_are_set_after_a_question_and_shown_with_the_product(treasurer, saving):
    product = saving.offer_deposits()
    url = reverse("office:savings_deposit_terms", args=[product])
    asked = send(treasurer, url, **TERMS).content.decode()
    for told in ("6 bulan", "7,25%", "Rp50.000.000", "tanpa batas", "3%"):
        assert told in asked
    confirm(treasurer, url, **TERMS)
    latest = deposit_terms_history(saving.actor.cooperative_id, product)[0]
    assert (latest.rates, latest.minimum, latest.maximum, latest.break_rate_ppm) == (
        [[6, 0, 60_000], [6, 50_000_000, 72_500]], 1_000_000, None, 30_000,
    )  # fmt: skip
    page = treasurer.get(reverse("office:savings_product", args=[product])).content.decode()
    assert "6 bulan: 7,25%" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"rate1": "9,5"}, "9%"),
        ({"rate0": ""}, "Tiap baris"),
        ({"months0": "", "start0": "", "rate0": "", "months1": "", "start1": "", "rate1": ""}, "paling sedikit satu"),
        ({"months0": "abc"}, "dari 1 sampai 120"),
        ({"start0": "1jt"}, "tidak cocok"),
    ],
)
def test_what_is_wrong_with_terms_is_said(treasurer, saving, wrong, told):
    url = reverse("office:savings_deposit_terms", args=[saving.offer_deposits()])
    page = send(treasurer, url, **{**TERMS, **wrong}, confirmed="1")
    assert (page.status_code, told in page.content.decode()) == (422, True)


def test_only_products_of_deposits_have_such_terms(treasurer, saving):
    url = reverse("office:savings_deposit_terms", args=[saving.products[SavingsKind.SUKARELA]])
    assert treasurer.get(url).status_code == 404


def test_those_whose_last_day_is_near_are_listed_with_what_is_done_then(teller, saving):
    saving.offer_deposits()
    saving.place(saving.account(saving.member("Dewi Lestari")), months=1, at_maturity=MaturityChoice.ROLL_ALL)
    saving.place(saving.account(saving.member("Siti Aminah")), months=3)
    page = teller.get(f"{LIST}?status=soon").content.decode()
    assert ("Dewi Lestari" in page, "Siti Aminah" in page, "Diperpanjang beserta" in page) == (True, False, True)


def test_what_is_done_on_the_last_day_is_changed_at_the_office(teller, client_as, saving):
    saving.offer_deposits()
    placed = saving.place(saving.account())
    url = reverse("office:savings_deposit_choice", args=[placed["deposit"]])
    certificate = reverse("office:savings_deposit", args=[placed["deposit"]])
    assert url in teller.get(certificate).content.decode()
    assert send(teller, url, choice="roll_all")["Location"] == certificate
    assert "diperpanjang beserta jasa" in teller.get(certificate).content.decode()
    assert send(teller, url, choice="x").status_code == 422
    assert client_as(Role.PENGAWAS).get(url).status_code == 403
    TermDeposit.objects.of(saving.actor.cooperative_id).update(matures_on=date(2025, 6, 16))
    refused = send(teller, url, choice="pay_out")
    assert (refused.status_code, "tidak bisa diubah lagi" in refused.content.decode()) == (422, True)
    assert url not in teller.get(certificate).content.decode()


def test_a_month_says_whether_it_was_given(teller, saving):
    saving.offer_deposits()
    placed = saving.place(saving.account(), payout=InterestPayout.AT_MATURITY, on=date(2025, 5, 16))
    saving.settle(date(2025, 6, 16))
    page = teller.get(reverse("office:savings_deposit", args=[placed["deposit"]])).content.decode()
    assert "diberikan nanti" in page
