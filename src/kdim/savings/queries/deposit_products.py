"""What is offered as simpanan berjangka."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kdim.savings.enums import SavingsKind
from kdim.savings.models import DepositTerms


@dataclass(frozen=True, slots=True)
class DepositOffer:
    """A product that takes deposits on a day, with its terms."""

    product_id: int
    name: str
    terms: DepositTerms


def deposit_terms_at(cooperative_id: int, product_id: int, on: date) -> DepositTerms | None:
    """The latest terms not after a day."""
    rows = DepositTerms.objects.of(cooperative_id).filter(product_id=product_id, from_on__lte=on)
    latest: DepositTerms | None = rows.order_by("-from_on").first()
    return latest


def deposit_offers(cooperative_id: int, on: date) -> Sequence[DepositOffer]:
    """Every product that takes new deposits, in one statement; one without terms is not offered."""
    rows = DepositTerms.objects.of(cooperative_id).filter(
        from_on__lte=on, product__kind=SavingsKind.BERJANGKA, product__is_open=True
    )
    latest = {row.product_id: row for row in rows.select_related("product").order_by("product__code", "from_on")}
    return [DepositOffer(row.product_id, row.product.name, row) for row in latest.values()]


def deposit_terms_history(cooperative_id: int, product_id: int) -> Sequence[DepositTerms]:
    """Every change of a product's terms, the newest first."""
    rows = DepositTerms.objects.of(cooperative_id).filter(product_id=product_id)
    return list(rows.select_related("decision").order_by("-from_on"))
