"""Interest in whole numbers of the database, far beyond any cooperative's balances."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from kdim.calculations.savings_interest import InterestMethod, day_part
from kdim.calculations.tiers import TierChoice
from kdim.kernel.calendar import DayCount, Month
from kdim.kernel.rounding import RoundingMode
from kdim.savings.models import ProductTerms
from kdim.savings.queries.interest_sql import interest_select, needs_runs

MAY = Month(2025, 5)


def terms(**values):
    facts = {"method": InterestMethod.AVERAGE, "tiers": [[0, 90_000]], "recorded_at": datetime(2025, 1, 1, tzinfo=UTC)}
    return ProductTerms(**{**facts, **values})


def gross(rules, balance, days=31):
    pieces = f"SELECT 1 AS account, 2 AS member, 3 AS subaccount, CAST({balance * days} AS bigint) AS q, {days} AS d"
    with connection.cursor() as cursor:
        cursor.execute(interest_select(rules, MAY, pieces, several=False) + " AND %s = 1", [1])
        return cursor.fetchall()


@pytest.mark.parametrize("balance", [1, 999_999_999_999_937, 10**15])
@pytest.mark.parametrize("choice", TierChoice)
@pytest.mark.parametrize("day_count", DayCount)
@pytest.mark.parametrize("mode", RoundingMode)
def test_the_largest_balance_is_exact(db, balance, choice, day_count, mode):
    rules = terms(
        tiers=[[0, 10_000], [1_000_000, 45_001], [999_999_999_999_000, 89_999]], tier_choice=choice,
        day_count=day_count, rounding_mode=mode,
    )  # fmt: skip
    exact = rules.rate.yearly(balance) * 31 * day_part(MAY, day_count)
    wanted = rules.rounding.round(exact)

    assert gross(rules, balance) == ([(1, 2, 3, wanted)] if wanted else [])


def test_only_the_daily_balance_in_bands_needs_runs_of_days():
    bands = [[0, 10_000], [1_000_000, 20_000]]

    assert [
        needs_runs(terms(method=method, tiers=tiers)) for method in InterestMethod for tiers in ([[0, 10_000]], bands)
    ] == [False, False, False, False, False, True]
