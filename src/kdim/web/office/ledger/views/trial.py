"""The trial balance: debit and credit are equal, or the books are not whole."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.ledger import queries
from kdim.ledger.queries import TrialBalance, book_of_cooperative
from kdim.web.documents import tables
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.office.ledger.exporting import period_words, wanted_form
from kdim.web.office.ledger.forms import PeriodForm
from kdim.web.office.ledger.names import account_name


@require_safe
@office_page(Power.SEE_LEDGER)
def balance(request: OfficeRequest) -> HttpResponse:
    """For the days asked for: opening, movements, closing."""
    book = book_of_cooperative(request.cooperative.id)
    form = PeriodForm(request.GET, on=today())
    from_on, until_on = form.days
    if book is None:
        return render(request, "office/ledger/trial_balance.html", {"form": form, "trial": None})
    found = queries.trial_balance(request.cooperative.id, from_on=from_on, until_on=until_on, book_id=book)
    if file_form := wanted_form(request):
        return _file(request, found, file_form)
    facts = {
        "form": form, "trial": found, "from_on": from_on, "until_on": until_on,
        "is_whole": found.closing_debit == found.closing_credit and found.debit == found.credit,
    }  # fmt: skip
    return render(request, "office/ledger/trial_balance.html", facts)


def _file(request: OfficeRequest, found: TrialBalance, file_form: str) -> HttpResponse:
    rows: list[list[Any]] = [
        [row.code, account_name(row), row.opening_debit or None, row.opening_credit or None, row.debit or None,
         row.credit or None, row.closing_debit or None, row.closing_credit or None]
        for row in found.rows if not row.is_group
    ]  # fmt: skip
    sheet = tables.Sheet(
        cooperative=request.cooperative.name, report=_("Trial balance"),
        period=period_words(found.from_on, found.until_on), made_at=now(),
        columns=[
            tables.text(_("Code"), 10), tables.text(_("Account"), 40), tables.rupiah(_("Opening, debit")),
            tables.rupiah(_("Opening, credit")), tables.rupiah(_("Debit")), tables.rupiah(_("Credit")),
            tables.rupiah(_("Closing, debit")), tables.rupiah(_("Closing, credit")),
        ],
        rows=rows,
        total=["", _("Total"), found.opening_debit, found.opening_credit, found.debit, found.credit,
               found.closing_debit, found.closing_credit],
    )  # fmt: skip
    return tables.download(sheet, found.until_on.isoformat(), file_form)
