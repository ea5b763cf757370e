"""Reads of this room."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from kdim.ledger import queries as ledger
from kdim.payments.enums import ReceiptKind, ReceiptStatus
from kdim.payments.models import Receipt


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """A receipt as it stands today; ``number`` is written ``2025/000012``, ``amount`` in whole rupiah."""

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
    receipt = Receipt.objects.of(cooperative_id).filter(token=token).first()
    if receipt is None:
        return None
    reversals = ledger.reversals_of(cooperative_id, [receipt.entry_id])
    return ReceiptView(
        token=receipt.token, number=f"{receipt.year}/{receipt.number:06d}", kind=ReceiptKind(receipt.kind),
        status=ReceiptStatus.CANCELLED if receipt.entry_id in reversals else ReceiptStatus.VALID,
        entry_id=receipt.entry_id, member_id=receipt.member_id, payer_name=receipt.payer_name,
        masked_name=masked(receipt.payer_name), about=receipt.about, amount=receipt.amount, on=receipt.on,
        issued_at=receipt.issued_at, issued_by=receipt.issued_by,
    )  # fmt: skip


def tokens_of_entries(cooperative_id: int, entry_ids: Collection[int]) -> dict[int, str]:
    """Entry → token, for the entries that have a receipt; one statement."""
    rows = Receipt.objects.of(cooperative_id).filter(entry_id__in=entry_ids)
    return dict(rows.values_list("entry_id", "token"))


def masked(name: str) -> str:
    """A name as the public page shows it: ``Siti Aminah`` → ``Siti A***``; one word keeps two letters."""
    first, *rest = name.split() or [""]
    return f"{first} {rest[0][0]}***" if rest else f"{first[:2]}***"
