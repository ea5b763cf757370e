"""What is offered as simpanan berjangka."""

from datetime import date

import pytest

from kdim.calculations.term_deposit import BreakRule
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.models import DepositTerms
from kdim.savings.queries import deposit_terms_history

pytestmark = pytest.mark.django_db


def test_terms_say_the_rate_of_a_term_and_an_amount(saving):
    saving.offer_deposits()
    [terms] = DepositTerms.objects.of(saving.actor.cooperative_id)

    asked = [(1, 1), (12, 49_999_999), (12, 50_000_000), (6, 10_000_000)]
    assert [terms.rate_ppm(months, amount) for months, amount in asked] == [50_000, 60_000, 72_000, None]
    assert terms.months == [1, 3, 12]


def test_a_change_is_a_new_row_from_a_later_day(saving):
    product = saving.offer_deposits()
    saving.deposit_terms(
        from_on=date(2025, 7, 1), rates=[(6, 0, 70_000)], break_rule=BreakRule.PENALTY, break_rate_ppm=5_000
    )

    history = deposit_terms_history(saving.actor.cooperative_id, product)
    assert [(each.from_on, each.months) for each in history] == [
        (date(2025, 7, 1), [6]), (date(2024, 1, 1), [1, 3, 12]),
    ]  # fmt: skip
    with pytest.raises(actions.TermsNotLater):
        saving.deposit_terms(from_on=date(2025, 7, 1))


def test_no_rate_is_above_what_the_law_allows(saving):
    with pytest.raises(actions.RateAboveCap) as refusal:
        saving.offer_deposits(rates=[(3, 0, 60_000), (12, 0, 90_001)])
    assert refusal.value.facts == {"rate_ppm": 90_001, "cap_ppm": 90_000, "source": "Permenkop UKM 8/2023 Pasal 26"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"rates": []},
        {"rates": [(12, 1_000, 60_000)]},
        {"rates": [(12, 0, 60_000), (12, 0, 70_000)]},
        {"rates": [(0, 0, 60_000)]},
        {"rates": [(121, 0, 60_000)]},
        {"rates": [(12, 0, -1)]},
        {"minimum": -1},
        {"minimum": 2_000_000, "maximum": 1_000_000},
        {"break_rule": BreakRule.NO_INTEREST, "break_rate_ppm": 1},
        {"break_rule": BreakRule.PENALTY, "break_rate_ppm": 1_000_001},
        {"rounding_unit": 7},
        {"decision_id": 1},
    ],
)
def test_terms_that_do_not_fit_together_are_refused(saving, wrong):
    with pytest.raises(actions.TermsWrong):
        saving.offer_deposits(**wrong)
    assert not DepositTerms.objects.of(saving.actor.cooperative_id).exists()


def test_only_simpanan_berjangka_has_such_terms_and_it_has_no_others(saving):
    product = saving.offer_deposits()
    with pytest.raises(actions.WrongKind):
        saving.terms(product=product, from_on=date(2025, 7, 1))
    saving.products[SavingsKind.BERJANGKA] = saving.products[SavingsKind.SUKARELA]
    with pytest.raises(actions.WrongKind):
        saving.deposit_terms(from_on=date(2025, 7, 1))
    saving.products[SavingsKind.BERJANGKA] = 1
    with pytest.raises(actions.ProductUnknown):
        saving.deposit_terms(from_on=date(2025, 7, 1))


def test_there_may_be_several_products_of_deposits_but_no_accounts_of_them(saving):
    product = saving.offer_deposits()
    actions.define_product(**saving.frame, code="SBP", name="Berjangka pendidikan", kind=SavingsKind.BERJANGKA)
    with pytest.raises(actions.WrongKind):
        saving.account(product=product)
