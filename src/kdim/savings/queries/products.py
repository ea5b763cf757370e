"""Products and the terms in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kdim.calculations.savings_interest import InterestMethod
from kdim.kernel.calendar import Month
from kdim.savings.enums import SavingsKind
from kdim.savings.models import ProductTerms, SavingsProduct


def terms_at(cooperative_id: int, product_id: int, on: date) -> ProductTerms | None:
    """The latest terms not after a day; a product without any has no minimum and no interest."""
    rows = ProductTerms.objects.of(cooperative_id).filter(product_id=product_id, from_on__lte=on)
    latest: ProductTerms | None = rows.order_by("-from_on").first()
    return latest


def interest_terms(cooperative_id: int, month: Month) -> dict[int, ProductTerms]:
    """Product → the terms its interest of a month follows, for the products that bear interest.

    Those in force on the first day; for a product whose first terms begin inside the month, these.
    """
    chosen: dict[int, ProductTerms] = {}
    rows = ProductTerms.objects.of(cooperative_id).filter(from_on__lte=month.last_day).order_by("from_on")
    for terms in rows:
        if terms.from_on <= month.first_day or terms.product_id not in chosen:
            chosen[terms.product_id] = terms
    return {product: terms for product, terms in chosen.items() if terms.method}


@dataclass(frozen=True, slots=True)
class ProductView:
    """A product as it is offered on a day; ``tiers`` are (from balance, ppm a year), amounts whole rupiah."""

    id: int
    code: str
    name: str
    kind: SavingsKind
    is_open: bool
    method: InterestMethod | None
    tiers: tuple[tuple[int, int], ...]
    tier_choice: str
    day_count: str
    minimum_balance: int
    minimum_deposit: int
    from_on: date | None


def products(cooperative_id: int, on: date) -> Sequence[ProductView]:
    """All products with the terms of a day, in two statements."""
    terms: dict[int, ProductTerms] = {}
    for row in ProductTerms.objects.of(cooperative_id).filter(from_on__lte=on).order_by("from_on"):
        terms[row.product_id] = row
    return [
        _view(product, terms.get(product.id))
        for product in SavingsProduct.objects.of(cooperative_id).order_by("kind", "code")
    ]


def product_of_kind(cooperative_id: int, kind: SavingsKind) -> SavingsProduct | None:
    """The product of simpanan pokok or wajib, of which there is at most one."""
    product: SavingsProduct | None = SavingsProduct.objects.of(cooperative_id).filter(kind=kind).first()
    return product


def terms_history(cooperative_id: int, product_id: int) -> Sequence[ProductTerms]:
    """Every change of a product's terms, the newest first."""
    rows = ProductTerms.objects.of(cooperative_id).filter(product_id=product_id)
    return list(rows.select_related("decision").order_by("-from_on"))


def _view(product: SavingsProduct, terms: ProductTerms | None) -> ProductView:
    return ProductView(
        id=product.id, code=product.code, name=product.name, kind=SavingsKind(product.kind), is_open=product.is_open,
        method=InterestMethod(terms.method) if terms and terms.method else None,
        tiers=tuple((start, rate) for start, rate in terms.tiers) if terms else (),
        tier_choice=terms.tier_choice if terms else "", day_count=terms.day_count if terms else "",
        minimum_balance=terms.minimum_balance if terms else 0,
        minimum_deposit=terms.minimum_deposit if terms else 0, from_on=terms.from_on if terms else None,
    )  # fmt: skip
