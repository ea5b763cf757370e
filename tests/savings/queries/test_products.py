"""Products and terms; setting them stands in ``actions/test_products``."""

from datetime import date

from kdim.savings.enums import SavingsKind
from kdim.savings.queries import product_of_kind, products

ON = date(2025, 6, 16)


def test_before_its_first_terms_a_product_has_none(saving):
    view = products(saving.actor.cooperative_id, date(2023, 12, 31))[1]

    assert (view.method, view.tiers, view.minimum_balance, view.minimum_deposit, view.from_on) == (None, (), 0, 0, None)


def test_the_products_of_equity_are_found_by_kind(saving):
    found = [product_of_kind(saving.actor.cooperative_id, kind).code for kind in (SavingsKind.POKOK, SavingsKind.WAJIB)]

    assert found == ["SP", "SW"]


def test_the_neighbour_s_products_are_not_listed(saving, neighbour):
    ours, theirs = (
        {view.id for view in products(each.actor.cooperative_id, ON)} for each in (saving, neighbour)
    )  # fmt: skip

    assert (len(ours), len(theirs), ours & theirs) == (3, 3, set())
