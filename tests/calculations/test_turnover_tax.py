from hypothesis import given
from hypothesis import strategies as st

from kdim.calculations.turnover_tax import TurnoverTaxRule, tax_of_body, tax_of_person

RULE = TurnoverTaxRule(rate_ppm=5_000, person_exempt=500_000_000, source="PP 55/2022")


def test_the_month_that_passes_the_exemption_is_taxed_on_what_lies_above_it():
    assert tax_of_person([499_000_000, 3_000_000, 1_000_000], RULE) == (0, 10_000, 5_000)


def test_the_exemption_is_used_up_to_the_last_rupiah():
    everything = TurnoverTaxRule(rate_ppm=1_000_000, person_exempt=10, source="the test")

    assert tax_of_person([9, 2, 3], everything) == (0, 1, 3)


def test_a_body_has_no_exemption():
    assert tax_of_body(499_000_000, RULE) == 2_495_000


@given(st.lists(st.integers(0, 4_800).map(lambda thousands: thousands * 200_000), max_size=12))
def test_a_persons_months_sum_to_the_tax_on_the_year_above_the_exemption(turnovers: list[int]):
    above = max(sum(turnovers) - RULE.person_exempt, 0)

    assert sum(tax_of_person(turnovers, RULE)) == tax_of_body(above, RULE)
