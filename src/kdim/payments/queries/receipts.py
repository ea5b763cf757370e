"""Receipts as they stand today."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from kdim.ledger import queries as ledger
from kdim.payments.enums import ReceiptKind, ReceiptStatus
from kdim.payments.models import Receipt


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """A receipt as it stands today; ``amount`` in whole rupiah.

    ``number`` is written ``250616-2-012``: the twelfth receipt of the second drawer of that day; where there are no
    drawers ``2025/000012``.
    """

    token: str
    number: str
    kind: ReceiptKind
    status: ReceiptStatus
    entry_id: int
    member_id: int
    payer_name: str
    masked_name: str
    about: str
    amount: int
    on: date
    issued_at: datetime
    issued_by: str


def receipt_by_token(cooperative_id: int, token: str) -> ReceiptView | None:
    """The receipt behind a link, or nothing: a token of another cooperative is unknown here."""
    found = _views(cooperative_id, Receipt.objects.of(cooperative_id).filter(token=token))
    return found[0] if found else None


def receipt_of_entry(cooperative_id: int, entry_id: int) -> ReceiptView | None:
    """The receipt that confirms an entry, if there is one."""
    found = _views(cooperative_id, Receipt.objects.of(cooperative_id).filter(entry_id=entry_id))
    return found[0] if found else None


def receipts_of_member(cooperative_id: int, member_id: int, *, most: int = 50) -> Sequence[ReceiptView]:
    """A member's latest receipts, the newest first; two statements."""
    rows = Receipt.objects.of(cooperative_id).filter(member_id=member_id).order_by("-id")
    return _views(cooperative_id, rows[:most])


def receipts_of_entries(cooperative_id: int, entry_ids: Collection[int]) -> Sequence[ReceiptView]:
    """The receipts of these entries in the order they were issued; two statements."""
    return _views(cooperative_id, Receipt.objects.of(cooperative_id).filter(entry_id__in=entry_ids).order_by("id"))


def tokens_of_entries(cooperative_id: int, entry_ids: Collection[int]) -> dict[int, str]:
    """Entry → token, for the entries that have a receipt; one statement."""
    rows = Receipt.objects.of(cooperative_id).filter(entry_id__in=entry_ids)
    return dict(rows.values_list("entry_id", "token"))


def masked(name: str) -> str:
    """A name as the public page shows it: ``Siti Aminah`` → ``Siti A***``; one word keeps two letters."""
    first, *rest = name.split() or [""]
    return f"{first} {rest[0][0]}***" if rest else f"{first[:2]}***"


def _views(cooperative_id: int, rows: QuerySet[Receipt]) -> Sequence[ReceiptView]:
    found = list(rows.select_related("drawer"))
    reversals = ledger.reversals_of(cooperative_id, [receipt.entry_id for receipt in found]) if found else {}
    return [_view(receipt, cancelled=receipt.entry_id in reversals) for receipt in found]


def _view(receipt: Receipt, *, cancelled: bool) -> ReceiptView:
    return ReceiptView(
        token=receipt.token, number=written_number(receipt), kind=ReceiptKind(receipt.kind),
        status=ReceiptStatus.CANCELLED if cancelled else ReceiptStatus.VALID,
        entry_id=receipt.entry_id, member_id=receipt.member_id, payer_name=receipt.payer_name,
        masked_name=masked(receipt.payer_name), about=receipt.about, amount=receipt.amount, on=receipt.on,
        issued_at=receipt.issued_at, issued_by=receipt.issued_by,
    )  # fmt: skip


def written_number(receipt: Receipt) -> str:
    """The number as it stands on the receipt."""
    if receipt.drawer is None:
        return f"{receipt.year}/{receipt.number:06d}"
    return f"{receipt.drawer.on:%y%m%d}-{receipt.drawer.number}-{receipt.number:03d}"


_IN_DRAWER = re.compile(r"(\d\d)(\d\d)(\d\d)-(\d{1,4})-(\d{1,9})", re.ASCII)
_IN_YEAR = re.compile(r"(?:(\d{1,4})/)?(\d{1,9})", re.ASCII)


def receipts_numbered(cooperative_id: int, words: str, *, most: int = 5) -> list[tuple[str, str, str, int, date]]:
    """Receipts whose number is ``250616-2-012``, ``2025/000012`` or, of any year and drawer, ``12``: number, token,
    payer, amount, day; the latest first. What is no number finds nothing."""
    wanted = _wanted(words.strip())
    if wanted is None:
        return []
    rows = Receipt.objects.of(cooperative_id).filter(wanted).select_related("drawer").order_by("-id")
    return [(written_number(one), one.token, one.payer_name, one.amount, one.on) for one in rows[:most]]


def _wanted(words: str) -> Q | None:
    if told := _IN_DRAWER.fullmatch(words):
        year, month, day, drawer, number = (int(part) for part in told.groups())
        try:
            on = date(2000 + year, month, day)
        except ValueError:
            return None
        return Q(drawer__on=on, drawer__number=drawer, number=number)
    if told := _IN_YEAR.fullmatch(words):
        in_year = Q(year=int(told[1]), drawer__isnull=True) if told[1] else Q()
        return in_year & Q(number=int(told[2]))
    return None
