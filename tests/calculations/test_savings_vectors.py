"""Every published savings and tax example, each against the figure in print, or the right one where print is wrong."""

from datetime import date
from fractions import Fraction

import pytest
from tests.calculations.vectors import CASES, rate_ppm, sen

from kdim.calculations.balances import Segment, month_segments
from kdim.calculations.law import SAVINGS_TAX, TURNOVER_TAX
from kdim.calculations.savings_interest import InterestMethod, average_balance, exact_interest, month_interest
from kdim.calculations.savings_tax import SavingsTaxRule, tax_by_month, tax_of_month
from kdim.calculations.term_deposit import interest_for_months, interest_of_month
from kdim.calculations.tiers import TieredRate
from kdim.calculations.turnover_tax import tax_of_body, tax_of_person
from kdim.kernel.calendar import DayCount, Month
from kdim.kernel.rounding import NEAREST_RUPIAH, Rounding, RoundingMode

ONE_DAY = Fraction(1, 365)
TO_HUNDREDS = Rounding(RoundingMode.HALF_UP, 100)
TESTED = {
    "sav-02-bni-windi",
    "sav-03-maret-terendah",
    "sav-04-maret-rata",
    "sav-05-maret-harian",
    "sav-07-terendah-500rb",
    "sav-09-jan-myjourney-table",
    "sav-11-pilihkredit",
    "sav-12-scribd-244192847",
    "sav-13-idntimes-wrong",
    "sav-14-deposito-iwan",
    "sav-15-deposito-gita",
    "sav-17-made-deposito",
    "tax-01-pp15-2009-240",
    "tax-02-pp15-2009-245",
    "tax-04-konsultan-275",
    "tax-05-pp55-2022-tuan-R",
    "tax-06-pp55-2022-koperasi-A",
}


def interest(segments: list[Segment], rate: str, method: InterestMethod, day: Fraction = ONE_DAY) -> Fraction:
    return exact_interest(segments, method=method, rate=TieredRate.flat(rate_ppm(rate)), day=day)


def bank_tax(rate: str) -> SavingsTaxRule:
    """Banks withhold from the first rupiah; a cooperative follows PP 15/2009 instead."""
    return SavingsTaxRule(exempt_up_to=0, rate_ppm=rate_ppm(rate), source="the example")


def test_every_case_of_the_file_is_tested_here():
    assert set(CASES) == TESTED


def test_sav_02_average_balance_of_a_bank_with_its_tax_and_fee():
    case = CASES["sav-02-bni-windi"]
    given = case["inputs"]
    segments = [Segment(given["hari"], given["saldo_rata_rata"])]

    earned = interest(segments, given["rate"], InterestMethod.AVERAGE)
    tax = Fraction(sen(earned)) * Fraction(given["pajak"])

    assert sen(earned) == case["published"]["bunga"] == "28595.55"
    assert sen(tax) == case["published"]["pajak"] == "5719.11"
    assert sen(Fraction(sen(earned)) - Fraction(sen(tax)) - given["biaya_admin"]) == "17876.44"
    leap_year = interest(segments, given["rate"], InterestMethod.AVERAGE, Fraction(1, 366))
    assert sen(leap_year) == case["recomputed"]["bunga_31_366"] == "28517.42"  # thirty days, despite the name


def test_sav_03_lowest_balance_where_print_gives_march_32_days():
    case = CASES["sav-03-maret-terendah"]
    given = case["inputs"]

    printed = interest([Segment(32, given["saldo_terendah"])], given["rate"], InterestMethod.LOWEST)
    right = interest([Segment(31, given["saldo_terendah"])], given["rate"], InterestMethod.LOWEST)

    assert NEAREST_RUPIAH.round(printed) == case["published"]["bunga"] == 1205
    assert tax_of_month(1205, bank_tax(given["pajak"])) == case["published"]["pajak"] == 241
    assert sen(right) == case["recomputed"]["bunga_31"] == "1167.81"


def test_sav_04_average_balance_where_print_rounds_away_the_last_rupiah():
    case = CASES["sav-04-maret-rata"]
    given = case["inputs"]

    earned = interest([Segment(given["hari"], given["saldo_rata_rata"])], given["rate"], InterestMethod.AVERAGE)

    assert sen(earned) == case["recomputed"]["bunga"] == "39004.79"
    # Print says 39,000: the average was divided by 30 days and the result rounded without saying so.
    assert TO_HUNDREDS.round(earned) == case["published"]["bunga"] == 39_000


def test_sav_05_daily_balances_where_print_swaps_digits_and_counts_a_day_too_many():
    case = CASES["sav-05-maret-harian"]
    given = case["inputs"]
    # One set of balances that gives the printed lines, with the days that March leaves for the last one.
    segments = [
        Segment(7, 21_000_000),
        Segment(8, 15_500_000),
        Segment(9, 17_000_000),
        Segment(1, 2_000_000),
        Segment(3, 20_000_000),
        Segment(3, 5_000_000),
    ]

    lines = [interest([segment], given["rate"], InterestMethod.DAILY) for segment in segments]
    total = interest(segments, given["rate"], InterestMethod.DAILY)

    assert sum(segment.days for segment in segments) == 31
    assert [int(line) for line in lines] == [11_075, 9_342, 11_527, 150, 4_520, 1_130]
    assert given["baris_terbit"] == [11_075, 9_324, 11_527, 150, 4_520, 1_506]  # 9,324 and four days of 5 million
    assert sen(lines[1]) == case["recomputed"]["baris2_benar"] == "9342.47"
    assert sum(given["baris_terbit"]) == case["published"]["total"] == 38_102
    assert tax_of_month(38_102, bank_tax(given["pajak"])) == case["published"]["pajak"] == 7_620
    assert total == sum(lines)
    assert NEAREST_RUPIAH.round(total) == 37_747


@pytest.mark.parametrize(
    ("case_id", "method"),
    [
        ("sav-07-terendah-500rb", InterestMethod.LOWEST),
        ("sav-11-pilihkredit", InterestMethod.LOWEST),
    ],
)
def test_lowest_balances_earn_what_is_printed(case_id: str, method: InterestMethod):
    case = CASES[case_id]
    given = case["inputs"]

    earned = interest([Segment(given["hari"], given["saldo"])], given["rate"], method)

    assert NEAREST_RUPIAH.round(earned) == case["published"]["bunga"]
    assert sen(earned) == case["recomputed"]["bunga"]


def test_sav_12_is_right_for_the_thirty_days_it_counts_though_january_has_31():
    case = CASES["sav-12-scribd-244192847"]
    given = case["inputs"]

    earned = interest([Segment(given["hari"], given["saldo"])], given["rate"], InterestMethod.LOWEST)
    january = interest([Segment(31, given["saldo"])], given["rate"], InterestMethod.LOWEST)

    assert sen(earned) == case["recomputed"]["bunga"] == "4931.51"
    assert f"{int(earned * 10) / 10}" == case["published"]["bunga"] == "4931.5"
    assert sen(january) == case["recomputed"]["bunga_31"] == "5095.89"


@pytest.mark.parametrize("method", [InterestMethod.AVERAGE, InterestMethod.DAILY])
def test_sav_09_average_and_daily_agree_on_a_table_of_january_balances(method: InterestMethod):
    case = CASES["sav-09-jan-myjourney-table"]
    january = Month(2025, 1)
    balances = {int(day): balance for day, balance in case["inputs"]["saldo"].items()}
    days = sorted(balances)
    movements = [
        (january.day(day), balances[day] - (balances[before] if before else 0))
        for before, day in zip([0, *days], days, strict=False)
    ]

    segments = month_segments(january, 0, movements)
    earned = month_interest(
        january,
        segments,
        method=method,
        rate=TieredRate.flat(30_000),
        day_count=DayCount.ACT_365,
        rounding=NEAREST_RUPIAH,
    )

    assert min(segment.balance for segment in segments) == case["recomputed"]["saldo_terendah"] == 500_000
    assert sen(average_balance(segments)) == case["recomputed"]["saldo_rata_rata"] == "1862903.23"
    assert sen(interest(list(segments), "0.03", method)) == case["recomputed"]["bunga_rata_3pct"] == "4746.58"
    assert earned == 4_747


def test_sav_13_where_the_printed_average_is_wrong():
    case = CASES["sav-13-idntimes-wrong"]
    given = case["inputs"]
    segments = [Segment(27, 45_000_000), Segment(1, 55_000_000)]

    assert sum(segment.days * segment.balance for segment in segments) == given["jumlah_saldo_x_hari"]
    assert sen(average_balance(segments)) == case["recomputed"]["saldo_rata_rata"] == "45357142.86"
    assert sen(interest(segments, given["rate"], InterestMethod.AVERAGE)) == "173972.60"
    # Print takes an average of 25,000,000 from nowhere and so arrives at 95,890.
    printed = interest([Segment(28, 25_000_000)], given["rate"], InterestMethod.AVERAGE)
    assert NEAREST_RUPIAH.round(printed) == case["published"]["bunga"] == 95_890


@pytest.mark.parametrize("case_id", ["sav-14-deposito-iwan", "sav-15-deposito-gita", "sav-17-made-deposito"])
def test_term_deposits_earn_what_is_printed(case_id: str):
    case = CASES[case_id]
    given, published = case["inputs"], case["published"]

    earned = interest_for_months(given["pokok"], rate_ppm(given["rate"]), given["bulan"], NEAREST_RUPIAH)

    months = [
        interest_of_month(given["pokok"], rate_ppm(given["rate"]), number, NEAREST_RUPIAH)
        for number in range(1, given["bulan"] + 1)
    ]

    assert earned == sum(months) == published["bunga"]
    if "pajak" in given:
        tax = tax_of_month(earned, bank_tax(given["pajak"]))
        assert (tax, earned - tax) == (published["pajak"], published["neto"])


def test_sav_14_interest_of_three_months_is_not_paid_three_times():
    case = CASES["sav-14-deposito-iwan"]

    assert case["published"]["wrong_variant"] == 3 * case["published"]["neto"]


@pytest.mark.parametrize("case_id", ["tax-01-pp15-2009-240", "tax-02-pp15-2009-245", "tax-04-konsultan-275"])
def test_the_tax_on_interest_falls_off_a_cliff_at_240_000_a_month(case_id: str):
    case = CASES[case_id]
    [month] = case["inputs"]["bunga_per_bulan"]

    assert tax_of_month(month, SAVINGS_TAX.at(date(2025, 1, 1))) == case["published"]["pajak"]


def test_months_paid_together_are_taxed_apart():
    # PP 15/2009, explanation of Pasal 2, third example.
    interest_of = {Month(2025, 1): 250_000, Month(2025, 2): 150_000, Month(2025, 3): 100_000}

    assert tax_by_month(interest_of, SAVINGS_TAX) == {
        Month(2025, 1): 25_000,
        Month(2025, 2): 0,
        Month(2025, 3): 0,
    }


def test_tax_05_a_person_pays_nothing_on_the_first_500_million_of_a_year():
    case = CASES["tax-05-pp55-2022-tuan-R"]
    turnovers = [millions * 1_000_000 for millions in case["inputs"]["peredaran_bruto_bulanan_juta"]]

    taxes = tax_of_person(turnovers, TURNOVER_TAX.at(date(2023, 1, 1)))

    assert list(taxes) == case["published"]["pajak_bulanan"]
    assert sum(taxes) == case["published"]["total"] == 3_500_000


def test_tax_06_a_cooperative_pays_from_the_first_rupiah():
    case = CASES["tax-06-pp55-2022-koperasi-A"]
    rule = TURNOVER_TAX.at(date(2023, 1, 1))

    assert tax_of_body(case["inputs"]["penjualan_ke_pemotong"], rule) == case["published"]["dipotong"]
    assert tax_of_body(case["inputs"]["penjualan_lain"], rule) == case["published"]["disetor_sendiri"]
