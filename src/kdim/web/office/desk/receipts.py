"""What is handed over: the done page with its slip, the slip alone, a sheet as PDF, and the link to share."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.ledger.enums import OwnerKind
from kdim.ledger.queries import balance_after
from kdim.payments.enums import ReceiptKind, ReceiptStatus
from kdim.payments.queries import ReceiptView, receipt_by_token
from kdim.web import formats, labels
from kdim.web.documents.pdf import make_pdf, qr_svg, show_pdf
from kdim.web.gates import OfficeRequest, office_page


@require_safe
@office_page(Power.SEE_SAVINGS)
def done(request: OfficeRequest, token: str) -> HttpResponse:
    """It is done: print it, share it, or go on with the next member."""
    return render(request, "office/desk/receipt.html", _facts(request, token))


@require_safe
@office_page(Power.SEE_SAVINGS)
def slip(request: OfficeRequest, token: str) -> HttpResponse:
    """The slip of 58 mm alone."""
    return render(request, "office/desk/slip.html", _facts(request, token))


@require_safe
@office_page(Power.SEE_SAVINGS)
def sheet(request: OfficeRequest, token: str) -> HttpResponse:
    """The receipt on half a sheet of A4, to be signed."""
    facts = _facts(request, token)
    receipt: ReceiptView = facts["receipt"]
    staff, member = (receipt.issued_by, receipt.payer_name)
    paper = {
        "cooperative": request.cooperative.name, "address": request.cooperative.street,
        "title": f"{gettext('Receipt')} {receipt.number}", "amount": formats.rupiah(receipt.amount),
        "words": formats.words(receipt.amount).capitalize(),
        "cancelled": gettext("This receipt was cancelled") if facts["cancelled"] else "",
        "rows": [[name, value] for name, value in facts["rows"]],
        "qr": qr_svg(facts["link"]), "check": gettext("Scan to check this receipt"),
        "foot": facts["link"], "signatures": [[gettext("Member"), member], [gettext("Teller"), staff]],
    }  # fmt: skip
    made = make_pdf("receipt", paper, made_at=receipt.issued_at)
    return show_pdf(made, gettext("Receipt"), receipt.number.replace("/", "-"))


def _facts(request: OfficeRequest, token: str) -> dict[str, Any]:
    receipt = receipt_by_token(request.cooperative.id, token)
    if receipt is None:
        raise Http404
    link = request.build_absolute_uri(reverse("public:receipt", args=[token]))
    kind = labels.label(receipt.kind)
    is_cancelled = receipt.status is ReceiptStatus.CANCELLED
    left = None if is_cancelled else _balance_after(request.cooperative.id, receipt)
    text = f"{formats.rupiah(receipt.amount)} · {kind}, {receipt.payer_name}, {formats.tanggal(receipt.on)}. "
    return {
        "receipt": receipt, "link": link, "rows": _rows(receipt, kind, left), "left": left,
        "sees_books": request.actor.can(Power.SEE_LEDGER), "can_take": request.actor.can(Power.TAKE_SAVINGS),
        "cancelled": is_cancelled,
        "share_text": text + gettext("Check it here:"),
        "qr": mark_safe(qr_svg(link)),  # noqa: S308 - our own drawing of our own address
        "said": _said(receipt),
    }  # fmt: skip


def _balance_after(cooperative_id: int, receipt: ReceiptView) -> int | None:
    """Of the certificate for simpanan berjangka, else of the savings account."""
    of_deposit = balance_after(cooperative_id, receipt.entry_id, OwnerKind.TERM_DEPOSIT)
    if of_deposit is not None:
        return of_deposit
    return balance_after(cooperative_id, receipt.entry_id, OwnerKind.SAVINGS_ACCOUNT)


def _rows(receipt: ReceiptView, kind: str, left: int | None) -> list[tuple[str, str]]:
    """What stands on the paper; ``left`` is what the member has after the act, which a cancelled one does not say."""
    told = [
        (gettext("Receipt"), receipt.number),
        (gettext("What for"), kind),
        (gettext("Member"), receipt.payer_name),
        (pgettext("savings", "Account"), receipt.about),
        (gettext("Date"), formats.tanggal(receipt.on)),
        (gettext("Recorded"), formats.jam(receipt.issued_at)),
        (gettext("Teller"), receipt.issued_by),
    ]
    return told if left is None else [*told[:4], (gettext("Balance after this"), formats.rupiah(left)), *told[4:]]


def _said(receipt: ReceiptView) -> str:
    """What the done page says above the amount."""
    said = {
        ReceiptKind.SAVINGS_DEPOSIT: gettext("Deposit taken"),
        ReceiptKind.SAVINGS_WITHDRAWAL: gettext("Paid out"),
        ReceiptKind.SIMPANAN_POKOK: gettext("Simpanan pokok taken"),
        ReceiptKind.SIMPANAN_WAJIB: gettext("Simpanan wajib taken"),
    }
    return said[receipt.kind]
