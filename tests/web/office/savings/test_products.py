"""Products and their terms."""

import pytest
from django.urls import reverse
from tests.web.office.saving_office import confirm, send

from kdim.cooperatives.enums import Role
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsProduct
from kdim.savings.queries import terms_history

pytestmark = pytest.mark.django_db
TERMS = {
    "from_on": "1-8-2025", "decision": "", "minimum_deposit": "10rb", "minimum_balance": "0", "method": "daily",
    "tier_choice": "whole_balance", "day_count": "act_365", "rounding_mode": "half_up", "rounding_unit": "1",
    "from0": "0", "rate0": "4", "from1": "10jt", "rate1": "5,5", "from2": "", "rate2": "", "from3": "", "rate3": "",
}  # fmt: skip


@pytest.fixture
def treasurer(client_as):
    return client_as(Role.BENDAHARA)


def test_the_list_shows_rates_and_minimums(treasurer, saving):
    page = treasurer.get("/office/simpanan/produk/").content.decode()
    for told in ("Simpanan sukarela", "3%", "Rp5.000"):
        assert told in page


def test_a_product_is_defined_and_its_terms_come_next(treasurer, saving):
    answer = send(treasurer, "/office/simpanan/produk/baru/", name="Simpanan Hari Raya", code="HR", kind="sukarela")
    made = SavingsProduct.objects.of(saving.actor.cooperative_id).get(code="HR")
    assert answer["Location"] == reverse("office:savings_terms", args=[made.id])
    again = send(treasurer, "/office/simpanan/produk/baru/", name="Lain", code="HR", kind="sukarela")
    assert (again.status_code, 'value="Lain"' in again.content.decode()) == (422, True)


def test_new_terms_are_set_after_a_question(treasurer, saving):
    product = saving.products[SavingsKind.SUKARELA]
    confirm(treasurer, reverse("office:savings_terms", args=[product]), **TERMS)
    latest = terms_history(saving.actor.cooperative_id, product)[0]
    assert (latest.tiers, latest.minimum_deposit) == ([[0, 40_000], [10_000_000, 55_000]], 10_000)
    assert "5,5%" in treasurer.get(reverse("office:savings_product", args=[product])).content.decode()


def test_interest_above_the_cap_is_refused_with_its_source(treasurer, saving):
    url = reverse("office:savings_terms", args=[saving.products[SavingsKind.SUKARELA]])
    page = send(treasurer, url, **{**TERMS, "rate1": "9,5"}, confirmed="1")
    text = page.content.decode()
    assert page.status_code == 422
    assert "9%" in text
    assert 'value="9,5"' in text


@pytest.mark.parametrize("wrong", [{"rate0": "", "from1": "", "rate1": ""}, {"rate1": ""}, {"from_on": "31/02/2025"}])
def test_what_is_missing_is_said(treasurer, saving, wrong):
    url = reverse("office:savings_terms", args=[saving.products[SavingsKind.SUKARELA]])
    assert send(treasurer, url, **{**TERMS, **wrong}).status_code == 422


def test_equity_has_no_interest_to_set(treasurer, saving):
    page = treasurer.get(reverse("office:savings_terms", args=[saving.products[SavingsKind.WAJIB]])).content.decode()
    assert ('name="from_on"' in page, 'name="rate0"' in page) == (True, False)


def test_a_product_stops_and_goes_on(treasurer, saving):
    product = saving.products[SavingsKind.SUKARELA]
    rows = SavingsProduct.objects.of(saving.actor.cooperative_id).filter(id=product)
    for is_open in (False, True):
        send(treasurer, reverse("office:savings_switch", args=[product]))
        assert rows.get().is_open is is_open


def test_the_manager_sees_products_and_does_not_define_them(client_as, saving):
    manager = client_as(Role.MANAJER)
    product = saving.products[SavingsKind.SUKARELA]
    assert manager.get(reverse("office:savings_product", args=[product])).status_code == 200
    assert manager.get(reverse("office:savings_terms", args=[product])).status_code == 403


def test_a_neighbours_product_is_not_there(treasurer, saving, neighbour):
    product = neighbour.products[SavingsKind.SUKARELA]
    for name in ("savings_product", "savings_terms"):
        assert treasurer.get(reverse(f"office:{name}", args=[product])).status_code == 404
    assert send(treasurer, reverse("office:savings_switch", args=[product])).status_code == 404


def test_pages_need_few_statements(treasurer, saving, queries_of):
    product = saving.products[SavingsKind.SUKARELA]
    for url in (
        "/office/simpanan/produk/",
        *(reverse(f"office:{one}", args=[product]) for one in ("savings_product", "savings_terms")),
    ):
        assert queries_of(treasurer, url) <= 12
