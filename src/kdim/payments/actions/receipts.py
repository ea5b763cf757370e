"""Receipts: numbered without gaps, within a drawer or, where there is none, within a year."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from kdim.cooperatives.powers import Actor
from kdim.payments.enums import ReceiptKind
from kdim.payments.models import Drawer, Receipt, ReceiptSeries


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What one receipt says: the entry it confirms, who paid or was paid, and how many whole rupiah."""

    entry_id: int
    kind: ReceiptKind
    member_id: int
    payer_name: str
    amount: int
    about: str = ""


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
    drawer: Drawer | None = None,
) -> str:
    """Confirm an entry just posted; gives the token of the receipt's public page.

    A plain function inside the caller's act. The number is the next of the ``drawer``, which the act holds locked.
    Without one it is best called last: from here to the end of the transaction other desks of the cooperative wait
    for their number, which is what leaves no gap when this transaction is given up.
    """
    told = Confirmation(entry_id, kind, member_id, payer_name, amount, about)
    return issue_receipts(actor=actor, at=at, on=on, confirmations=[told], drawer=drawer)[0]


def issue_receipts(
    *, actor: Actor, at: datetime, on: date, confirmations: Sequence[Confirmation], drawer: Drawer | None = None
) -> list[str]:
    """As :func:`issue_receipt` for many entries of one day, numbered in their order, in a few statements."""
    count = len(confirmations)
    last = _take_in_drawer(drawer, count) if drawer else _take_numbers(actor.cooperative_id, on.year, count)
    receipts = [
        Receipt(
            cooperative_id=actor.cooperative_id, token=secrets.token_urlsafe(16), year=on.year, drawer=drawer,
            number=number, kind=told.kind, entry_id=told.entry_id, member_id=told.member_id, payer_name=told.payer_name,
            about=told.about, amount=told.amount, on=on, issued_at=at, issued_by=actor.name,
        )
        for number, told in enumerate(confirmations, start=last - count + 1)
    ]  # fmt: skip
    Receipt.objects.bulk_create(receipts)
    return [receipt.token for receipt in receipts]


def _take_numbers(cooperative_id: int, year: int, count: int) -> int:
    """Take so many numbers of a year; gives the last of them."""
    series = ReceiptSeries.objects.of(cooperative_id).filter(year=year)
    if not series.update(last_number=F("last_number") + count):
        ReceiptSeries.objects.of(cooperative_id).get_or_create(cooperative_id=cooperative_id, year=year)
        series.update(last_number=F("last_number") + count)
    return int(series.values_list("last_number", flat=True).get())


def _take_in_drawer(drawer: Drawer, count: int) -> int:
    """Take so many numbers of a drawer that is locked; gives the last of them."""
    drawer.last_receipt += count
    Drawer.objects.of(drawer.cooperative_id).filter(id=drawer.id).update(last_receipt=drawer.last_receipt)
    return drawer.last_receipt
