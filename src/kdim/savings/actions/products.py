"""Products and their terms: what the pengurus offers, within what the law allows."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.calculations.law import SAVINGS_RATE_CAP
from kdim.calculations.savings_interest import InterestMethod
from kdim.calculations.tiers import Tier, TierChoice, TieredRate
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.models import Decision
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.calendar import DayCount, Month
from kdim.kernel.rounding import Rounding, RoundingMode
from kdim.ledger.entries import AMOUNT_LIMIT
from kdim.savings.actions.refusals import (
    ProductTaken,
    ProductUnknown,
    RateAboveCap,
    TermsInSettledMonth,
    TermsNotLater,
    TermsWrong,
    WrongKind,
)
from kdim.savings.enums import RunStatus, SavingsKind
from kdim.savings.models import InterestRun, ProductTerms, SavingsProduct


@act("savings.define_product", power=Power.DEFINE_PRODUCTS)
def define_product(*, actor: Actor, request_id: UUID, at: datetime, code: str, name: str, kind: SavingsKind) -> int:
    """Begin a product; gives its id. Raises :class:`ProductTaken`."""
    products = SavingsProduct.objects.of(actor.cooperative_id)
    if products.filter(code=code).exists() or (kind.is_equity and products.filter(kind=kind).exists()):
        raise ProductTaken(product_code=code, kind=kind.value)
    product = SavingsProduct.objects.create(cooperative_id=actor.cooperative_id, code=code, name=name, kind=kind)
    note(subject=f"savings_product:{product.id}")
    return int(product.id)


@act("savings.stop_product", power=Power.DEFINE_PRODUCTS)
def stop_product(*, actor: Actor, request_id: UUID, at: datetime, product_id: int) -> None:
    """Take no new accounts; those that are open go on. Raises :class:`ProductUnknown`."""
    if not SavingsProduct.objects.of(actor.cooperative_id).filter(id=product_id).update(is_open=False):
        raise ProductUnknown(product=product_id)
    note(subject=f"savings_product:{product_id}")


@act("savings.offer_product", power=Power.DEFINE_PRODUCTS)
def offer_product(*, actor: Actor, request_id: UUID, at: datetime, product_id: int) -> None:
    """Take new accounts again. Raises :class:`ProductUnknown`."""
    if not SavingsProduct.objects.of(actor.cooperative_id).filter(id=product_id).update(is_open=True):
        raise ProductUnknown(product=product_id)
    note(subject=f"savings_product:{product_id}")


@act("savings.set_terms", power=Power.DEFINE_PRODUCTS)
def set_terms(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    product_id: int,
    from_on: date,
    method: InterestMethod | None = None,
    tiers: Sequence[tuple[int, int]] = (),
    tier_choice: TierChoice = TierChoice.WHOLE_BALANCE,
    day_count: DayCount = DayCount.ACT_365,
    rounding_mode: RoundingMode = RoundingMode.HALF_UP,
    rounding_unit: int = 1,
    minimum_balance: int = 0,
    minimum_deposit: int = 0,
    decision_id: int | None = None,
) -> int:
    """What holds for a product from a day on; gives the terms' id. ``tiers`` are (from balance, ppm a year).

    A month's interest follows the terms in force on its first day (for a product that begins inside the month, its
    first terms): a rate that changes inside a month is paid from the first of the next.

    Raises ``ProductUnknown``, ``WrongKind`` (interest is for simpanan sukarela; simpanan pokok and wajib share in the
    SHU, simpanan berjangka has ``set_deposit_terms``), ``TermsNotLater``, ``TermsInSettledMonth``, ``TermsWrong`` and
    ``RateAboveCap``: whoever pays interest on members' savings does simpan pinjam, whatever else it does.
    """
    product = SavingsProduct.objects.of(actor.cooperative_id).select_for_update().filter(id=product_id).first()
    if product is None:
        raise ProductUnknown(product=product_id)
    kind = SavingsKind(product.kind)
    if kind is SavingsKind.BERJANGKA or (method and kind.is_equity):
        raise WrongKind(kind=product.kind, number="")
    _check_amounts(minimum_balance, minimum_deposit)
    require_rounding(rounding_mode, rounding_unit)
    if method:
        _check_tiers(tiers, tier_choice)
        require_within_cap(max(rate_ppm for _, rate_ppm in tiers), from_on)
    _check_order(actor.cooperative_id, product_id, from_on)
    if decision_id and not Decision.objects.of(actor.cooperative_id).filter(id=decision_id).exists():
        raise TermsWrong(what="decision")
    terms = ProductTerms.objects.create(
        cooperative_id=actor.cooperative_id, product_id=product_id, from_on=from_on, method=method or "",
        tiers=[list(tier) for tier in tiers], tier_choice=tier_choice, day_count=day_count,
        rounding_mode=rounding_mode, rounding_unit=rounding_unit, minimum_balance=minimum_balance,
        minimum_deposit=minimum_deposit, decision_id=decision_id, recorded_at=at,
    )  # fmt: skip
    note(subject=f"savings_product:{product_id}")
    return int(terms.id)


def require_within_cap(rate_ppm: int, on: date) -> None:
    """The cap of the day; before the first regulation in the table there was none. Raises :class:`RateAboveCap`."""
    earliest, _ = SAVINGS_RATE_CAP.rows[0]
    if on < earliest:
        return
    cap = SAVINGS_RATE_CAP.at(on)
    if rate_ppm > cap.rate_ppm:
        raise RateAboveCap(rate_ppm=rate_ppm, cap_ppm=cap.rate_ppm, source=cap.source)


def require_rounding(mode: RoundingMode, unit: int) -> None:
    """Raise :class:`TermsWrong` for a unit that nobody rounds to."""
    try:
        Rounding(mode, unit)
    except ValueError as error:
        raise TermsWrong(what="rounding") from error


def _check_amounts(minimum_balance: int, minimum_deposit: int) -> None:
    if not (0 <= minimum_balance <= AMOUNT_LIMIT and 0 <= minimum_deposit <= AMOUNT_LIMIT):
        raise TermsWrong(what="minimum")


def _check_tiers(tiers: Sequence[tuple[int, int]], choice: TierChoice) -> None:
    if any(from_balance > AMOUNT_LIMIT for from_balance, _ in tiers):
        raise TermsWrong(what="tiers")
    try:
        TieredRate(tuple(Tier(from_balance, rate_ppm) for from_balance, rate_ppm in tiers), choice)
    except ValueError as error:
        raise TermsWrong(what="tiers") from error


def _check_order(cooperative_id: int, product_id: int, from_on: date) -> None:
    last = ProductTerms.objects.of(cooperative_id).filter(product_id=product_id).order_by("-from_on").first()
    if last and last.from_on >= from_on:
        raise TermsNotLater(from_on=from_on, last_from_on=last.from_on)
    month = Month.of(from_on)
    runs = InterestRun.objects.of(cooperative_id).exclude(status=RunStatus.FAILED)
    if runs.filter(month__gte=month.first_day).exists():
        raise TermsInSettledMonth(from_on=from_on, month=month.first_day)
