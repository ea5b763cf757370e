from datetime import date

from kdim.calculations.dated import Dated
from kdim.calculations.savings_tax import SavingsTaxRule, tax_by_month, tax_of_month
from kdim.kernel.calendar import Month
from kdim.kernel.rounding import NEAREST_RUPIAH

OLD = SavingsTaxRule(exempt_up_to=240_000, rate_ppm=100_000, source="PP 15/2009")
NEW = SavingsTaxRule(exempt_up_to=500_000, rate_ppm=50_000, source="a later rule")


def test_one_rupiah_over_the_threshold_taxes_the_whole():
    assert [tax_of_month(interest, OLD) for interest in (0, 240_000, 240_001)] == [0, 0, 24_000]


def test_a_part_of_a_rupiah_is_dropped_unless_the_rule_rounds_otherwise():
    assert tax_of_month(245_005, OLD) == 24_500
    assert tax_of_month(245_005, OLD, NEAREST_RUPIAH) == 24_501


def test_a_month_is_taxed_by_the_rule_of_that_month():
    rules = Dated(((date(2009, 1, 1), OLD), (date(2025, 2, 1), NEW)))

    assert tax_by_month({Month(2025, 1): 600_000, Month(2025, 2): 600_000}, rules) == {
        Month(2025, 1): 60_000,
        Month(2025, 2): 30_000,
    }
