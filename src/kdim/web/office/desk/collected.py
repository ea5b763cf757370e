"""What a collective list became: one receipt for each row, all on one sheet to be signed."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.ledger.queries import entries_of_request
from kdim.payments.enums import ReceiptStatus
from kdim.payments.queries import ReceiptView, receipts_of_entries
from kdim.web import formats
from kdim.web.documents import tables
from kdim.web.gates import OfficeRequest, now, office_page
from kdim.web.office.ledger.exporting import wanted_form


@require_safe
@office_page(Power.SEE_SAVINGS)
def collected(request: OfficeRequest, request_id: UUID) -> HttpResponse:
    """The receipts of one list, by the request that made them."""
    entries = entries_of_request(request.cooperative.id, request_id)
    receipts = list(receipts_of_entries(request.cooperative.id, [entry.id for entry in entries]))
    if not receipts:
        raise Http404
    if file_form := wanted_form(request):
        return _file(request, receipts, file_form)
    facts = {
        "rows": [(one, one.status is ReceiptStatus.CANCELLED) for one in receipts],
        "first": receipts[0], "total": _total(receipts),
    }  # fmt: skip
    return render(request, "office/desk/collected.html", facts)


def _total(receipts: list[ReceiptView]) -> int:
    """Of those that still hold."""
    return sum(one.amount for one in receipts if one.status is not ReceiptStatus.CANCELLED)


def _file(request: OfficeRequest, receipts: list[ReceiptView], file_form: str) -> HttpResponse:
    first = receipts[0]
    sheet = tables.Sheet(
        cooperative=request.cooperative.name, report=gettext("Collective list"), period=formats.tanggal(first.on),
        made_at=now(),
        columns=[
            tables.text(gettext("Receipt"), 16), tables.text(gettext("Member")),
            tables.text(pgettext("savings", "Account")),
            tables.rupiah(gettext("Amount")), tables.text(gettext("Status"), 14),
        ],
        rows=[
            (one.number, one.payer_name, one.about, one.amount,
             gettext("cancelled") if one.status is ReceiptStatus.CANCELLED else "")
            for one in receipts
        ],
        total=("", gettext("Altogether"), None, _total(receipts), None),
    )  # fmt: skip
    return tables.download(sheet, first.on.isoformat(), file_form)
