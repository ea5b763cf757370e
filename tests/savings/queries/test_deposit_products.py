"""What is offered as simpanan berjangka on a day."""

from datetime import date

import pytest

from kdim.savings import actions, queries
from kdim.savings.enums import SavingsKind

pytestmark = pytest.mark.django_db


def test_an_offer_has_the_terms_of_the_day(saving):
    product = saving.offer_deposits()
    saving.deposit_terms(from_on=date(2025, 7, 1), rates=[(6, 0, 70_000)])
    at = saving.actor.cooperative_id

    assert [(each.product_id, each.terms.months) for each in queries.deposit_offers(at, date(2025, 6, 30))] == [
        (product, [1, 3, 12])
    ]
    assert [each.terms.months for each in queries.deposit_offers(at, date(2025, 7, 1))] == [[6]]
    assert queries.deposit_terms_at(at, product, date(2023, 12, 31)) is None


def test_what_is_stopped_or_has_no_terms_is_not_offered(saving):
    product = saving.offer_deposits()
    at = saving.actor.cooperative_id
    actions.define_product(**saving.frame, code="SBX", name="Tanpa ketentuan", kind=SavingsKind.BERJANGKA)
    assert [each.name for each in queries.deposit_offers(at, date(2025, 6, 16))] == ["Simpanan berjangka"]
    actions.stop_product(**saving.frame, product_id=product)
    assert queries.deposit_offers(at, date(2025, 6, 16)) == []
