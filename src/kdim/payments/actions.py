"""Writes of this room."""

import secrets
from datetime import date, datetime

from django.db.models import F

from kdim.cooperatives.powers import Actor
from kdim.payments.enums import ReceiptKind
from kdim.payments.models import Receipt, ReceiptSeries


def issue_receipt(
    *,
    actor: Actor,
    at: datetime,
    on: date,
    entry_id: int,
    kind: ReceiptKind,
    member_id: int,
    payer_name: str,
    amount: int,
    about: str = "",
) -> str:
    """Confirm an entry just posted; gives the token of the receipt's public page.

    A plain function inside the caller's act, best called last: from here to the end of the transaction other desks
    of the cooperative wait for their number, which is what leaves no gap when this transaction is given up.
    """
    token = secrets.token_urlsafe(16)
    Receipt.objects.create(
        cooperative_id=actor.cooperative_id, token=token, year=on.year,
        number=_next_number(actor.cooperative_id, on.year), kind=kind, entry_id=entry_id, member_id=member_id,
        payer_name=payer_name, about=about, amount=amount, on=on, issued_at=at, issued_by=actor.name,
    )  # fmt: skip
    return token


def _next_number(cooperative_id: int, year: int) -> int:
    series = ReceiptSeries.objects.of(cooperative_id).filter(year=year)
    if not series.update(last_number=F("last_number") + 1):
        ReceiptSeries.objects.of(cooperative_id).get_or_create(cooperative_id=cooperative_id, year=year)
        series.update(last_number=F("last_number") + 1)
    return int(series.values_list("last_number", flat=True).get())
