"""A product's interest as one SELECT of whole numbers, the same on both databases and to the rupiah what
``calculations.savings_interest`` computes for one account.

Each account brings ``q`` = Σ balance * days and ``d`` = days (by the lowest balance: lowest * days). A rate in parts
per million then gives q * rate * day / 1,000,000, where ``day`` is the part of a year that one day of the month is. To
stay exact within 63 bits the division comes first: with D = 1,000,000 * the denominator of ``day``,

    q * rate / D  =  (q / D) * rate  +  (q mod D) * rate / D

Both parts are summed over bands (and, by the daily balance, over runs of days), and what the second part is short of a
whole rupiah decides the rounding. Numbers from the terms are written into the statement; they are whole numbers of
ours, never text from outside. A per cent sign is doubled, as statements with parameters want it.
"""

from kdim.calculations.savings_interest import InterestMethod, day_part
from kdim.calculations.tiers import TierChoice, TieredRate
from kdim.kernel.calendar import DayCount, Month
from kdim.kernel.rounding import Rounding, RoundingMode
from kdim.savings.models import ProductTerms

#: Every row. Both databases write a subquery into the one around it unless it has a limit, and would then work out the
#: same figures again at each of the ten places that name them.
_ONCE = "LIMIT 9223372036854775807"


def interest_select(terms: ProductTerms, month: Month, pieces: str, *, several: bool) -> str:
    """SELECT account, member, subaccount, gross FROM ``pieces`` (account, member, subaccount, q, d); only what is > 0.

    ``several`` says that ``pieces`` may have more than one row for an account; they are summed before rounding.
    """
    day = day_part(month, DayCount(terms.day_count))
    divisor = 1_000_000 * day.denominator
    whole, rest = (_by_rate(terms.rate, part, day.numerator, divisor) for part in ("({} / {})", "({} %% {})"))
    gross = _rounded(terms.rounding, divisor)
    grouped = ""
    if several:
        whole, rest, grouped = _sum(whole), _sum(rest), " GROUP BY account, member, subaccount"
    return f"""
        SELECT account, member, subaccount, gross FROM (
            SELECT account, member, subaccount, {gross} AS gross FROM (
                SELECT account, member, subaccount, whole + rest / {divisor} AS whole, rest %% {divisor} AS rest FROM (
                    SELECT account, member, subaccount, {whole} AS whole, {rest} AS rest
                    FROM ({pieces} {_ONCE}) pieces{grouped}
                ) summed {_ONCE}
            ) exact {_ONCE}
        ) rounded WHERE gross > 0"""  # noqa: S608 - whole numbers of ours, see above


def needs_runs(terms: ProductTerms) -> bool:
    """Whether each day's balance finds its own band; otherwise one sum per account is enough."""
    return terms.method == InterestMethod.DAILY and len(terms.tiers) > 1


def _sum(expression: str) -> str:
    return f"CAST(sum({expression}) AS bigint)"


def _by_rate(rate: TieredRate, part: str, numerator: int, divisor: int) -> str:
    """The sum over bands of ``part`` (quotient or remainder by the divisor) * rate."""
    tiers = rate.tiers
    if len(tiers) == 1:
        return f"{part.format('q', divisor)} * {tiers[0].rate_ppm * numerator}"
    if rate.choice is TierChoice.WHOLE_BALANCE:
        bands = " ".join(f"WHEN q >= {tier.from_balance} * d THEN {tier.rate_ppm * numerator}" for tier in tiers[::-1])
        return f"{part.format('q', divisor)} * CASE {bands} END"
    tops: list[int | None] = [*(tier.from_balance for tier in tiers[1:]), None]
    slices = []
    for tier, top in zip(tiers, tops, strict=True):
        full = f"WHEN q >= {top} * d THEN {top - tier.from_balance} * d " if top is not None else ""
        slice_ = f"(CASE WHEN q <= {tier.from_balance} * d THEN 0 {full}ELSE q - {tier.from_balance} * d END)"
        slices.append(f"{part.format(slice_, divisor)} * {tier.rate_ppm * numerator}")
    return " + ".join(slices)


def _rounded(rounding: Rounding, divisor: int) -> str:
    """``whole`` rupiah and ``rest`` / divisor to the product's unit."""
    over = f"((whole %% {rounding.unit}) * {divisor} + rest)"
    up = {
        RoundingMode.HALF_UP: f"CASE WHEN {over} * 2 >= {rounding.unit * divisor} THEN 1 ELSE 0 END",
        RoundingMode.UP: f"CASE WHEN {over} > 0 THEN 1 ELSE 0 END",
        RoundingMode.DOWN: "0",
    }[rounding.mode]
    return f"(whole / {rounding.unit} + {up}) * {rounding.unit}"
