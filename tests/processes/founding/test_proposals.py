"""The templates."""

from datetime import date

import pytest

from kdim.calculations.savings_interest import InterestMethod
from kdim.cooperatives.bylaws import RULES, BylawKey
from kdim.cooperatives.enums import CooperativeKind
from kdim.processes.founding import ProposedProduct, proposal_for
from kdim.savings.enums import SavingsKind


@pytest.mark.parametrize("kind", CooperativeKind)
def test_every_template_proposes_a_value_that_fits_for_every_rule(kind):
    proposal = proposal_for(kind)

    bylaws = proposal.bylaws_from(date(2025, 6, 16))
    assert set(bylaws) == set(BylawKey)
    for key, value in bylaws.items():
        RULES[key].check(key, value)


@pytest.mark.parametrize("kind", CooperativeKind)
def test_every_template_gives_officers_thirty_days_to_set_up_the_second_factor(kind):
    assert proposal_for(kind).bylaws_from(date(2025, 6, 16))[BylawKey.OFFICE_FACTOR_FROM] == "2025-07-16"


@pytest.mark.parametrize("kind", CooperativeKind)
def test_every_template_has_the_two_compulsory_savings_and_a_voluntary_one(kind):
    kinds = [product.kind for product in proposal_for(kind).products]

    assert (kinds[:2], set(kinds)) == (["pokok", "wajib"], {"pokok", "wajib", "sukarela"})


@pytest.mark.parametrize("kind", CooperativeKind)
def test_no_template_pays_more_than_nine_percent(kind):
    """Permenkop 8/2023 art. 26."""
    rates = [rate for product in proposal_for(kind).products for _, rate in product.tiers]

    assert max(rates, default=0) <= 90_000


def test_a_product_is_read_whole():
    assert proposal_for(CooperativeKind.SIMPAN_PINJAM).products[2] == ProposedProduct(
        code="SUKARELA", name="Simpanan sukarela", kind=SavingsKind.SUKARELA, method=InterestMethod.DAILY,
        tiers=((0, 20_000), (5_000_000, 30_000), (25_000_000, 40_000)), minimum_balance=20_000, minimum_deposit=10_000,
    )  # fmt: skip
