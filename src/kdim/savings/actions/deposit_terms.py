"""What is offered as simpanan berjangka: rates by term and amount, bounds, and the rule for breaking one early."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.calculations.term_deposit import BreakRule
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.models import Decision
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.calendar import DayCount
from kdim.kernel.rounding import RoundingMode
from kdim.ledger.entries import AMOUNT_LIMIT
from kdim.savings.actions.products import require_rounding, require_within_cap
from kdim.savings.actions.refusals import ProductUnknown, TermsNotLater, TermsWrong, WrongKind
from kdim.savings.enums import SavingsKind
from kdim.savings.models import DepositTerms, SavingsProduct

#: Ten years; a certificate's schedule stays a page.
LONGEST_MONTHS = 120
MOST_PPM = 1_000_000


@act("savings.set_deposit_terms", power=Power.DEFINE_PRODUCTS)
def set_deposit_terms(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    product_id: int,
    from_on: date,
    rates: Sequence[tuple[int, int, int]],
    minimum: int = 0,
    maximum: int | None = None,
    break_rule: BreakRule = BreakRule.NO_INTEREST,
    break_rate_ppm: int = 0,
    day_count: DayCount = DayCount.ACT_365,
    rounding_mode: RoundingMode = RoundingMode.HALF_UP,
    rounding_unit: int = 1,
    decision_id: int | None = None,
) -> int:
    """What holds for new deposits, and for those rolled over, from a day on; gives the terms' id.

    ``rates`` are (months, from amount, ppm a year): each term begins with a band from 0. A running deposit keeps what
    its certificate says. ``break_rate_ppm`` is the rate that remains (``REDUCED_RATE``) or the part of the principal to
    pay (``PENALTY``). Raises ``ProductUnknown``, ``WrongKind``, ``TermsNotLater``, ``TermsWrong`` and ``RateAboveCap``.
    """
    product = SavingsProduct.objects.of(actor.cooperative_id).select_for_update().filter(id=product_id).first()
    if product is None:
        raise ProductUnknown(product=product_id)
    if SavingsKind(product.kind) is not SavingsKind.BERJANGKA:
        raise WrongKind(kind=product.kind, number="")
    _check_rates(rates)
    _check_bounds(minimum, maximum)
    _check_break(break_rule, break_rate_ppm)
    require_rounding(rounding_mode, rounding_unit)
    require_within_cap(max(rate for _months, _from, rate in rates), from_on)
    last = DepositTerms.objects.of(actor.cooperative_id).filter(product=product).order_by("-from_on").first()
    if last and last.from_on >= from_on:
        raise TermsNotLater(from_on=from_on, last_from_on=last.from_on)
    if decision_id and not Decision.objects.of(actor.cooperative_id).filter(id=decision_id).exists():
        raise TermsWrong(what="decision")
    terms = DepositTerms.objects.create(
        cooperative_id=actor.cooperative_id, product=product, from_on=from_on,
        rates=sorted([months, start, rate] for months, start, rate in rates), minimum=minimum, maximum=maximum,
        day_count=day_count, rounding_mode=rounding_mode, rounding_unit=rounding_unit, break_rule=break_rule,
        break_rate_ppm=break_rate_ppm, decision_id=decision_id, recorded_at=at,
    )  # fmt: skip
    note(subject=f"savings_product:{product_id}")
    return int(terms.id)


def _check_rates(rates: Sequence[tuple[int, int, int]]) -> None:
    """Some term, each from 0 on, no band twice, nothing below zero."""
    bands = [(months, start) for months, start, _rate in rates]
    terms = {months for months, _start in bands}
    if not bands or len(bands) != len(set(bands)) or any((months, 0) not in bands for months in terms):
        raise TermsWrong(what="rates")
    if not all(1 <= months <= LONGEST_MONTHS and 0 <= start <= AMOUNT_LIMIT for months, start in bands):
        raise TermsWrong(what="rates")
    if any(rate < 0 for _months, _start, rate in rates):
        raise TermsWrong(what="rates")


def _check_bounds(minimum: int, maximum: int | None) -> None:
    if not 0 <= minimum <= AMOUNT_LIMIT or (maximum is not None and not max(minimum, 1) <= maximum <= AMOUNT_LIMIT):
        raise TermsWrong(what="minimum")


def _check_break(rule: BreakRule, rate_ppm: int) -> None:
    if not 0 <= rate_ppm <= MOST_PPM or (rule is BreakRule.NO_INTEREST and rate_ppm):
        raise TermsWrong(what="break")
