from datetime import date

import pytest

from kdim.calculations.dated import RuleUnknown
from kdim.calculations.law import LOAN_RATE_CAP, SAVINGS_RATE_CAP, SAVINGS_TAX, TURNOVER_TAX, RateCap
from kdim.calculations.savings_tax import SavingsTaxRule
from kdim.calculations.turnover_tax import TurnoverTaxRule


def test_the_figures_in_force_in_2025():
    on = date(2025, 1, 1)

    assert SAVINGS_TAX.at(on) == SavingsTaxRule(240_000, 100_000, "PP 15/2009 Pasal 2")
    assert TURNOVER_TAX.at(on) == TurnoverTaxRule(5_000, 500_000_000, "PP 55/2022")
    assert SAVINGS_RATE_CAP.at(on) == RateCap(90_000, "Permenkop UKM 8/2023 Pasal 26")
    assert LOAN_RATE_CAP.at(on) == RateCap(240_000, "Permenkop UKM 8/2023 Pasal 27")


def test_a_rate_is_not_capped_by_a_rule_that_was_not_yet_in_force():
    with pytest.raises(RuleUnknown):
        SAVINGS_RATE_CAP.at(date(2023, 6, 19))
