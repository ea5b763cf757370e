"""Whether the books are whole, in plain words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.ledger import queries
from kdim.web.gates import OfficeRequest, now, office_page

FINDINGS: dict[str, str | Promise] = {
    "lines_without_entry": _("There are lines that belong to no entry."),
    "entry_lines_missing": _("An entry does not have all the lines it was sealed with."),
    "entry_unbalanced": _("An entry's debit and credit differ."),
    "entry_changed": _("An entry no longer says what it said when it was sealed."),
    "line_date_differs": _("A line has another date than its entry."),
    "line_on_wrong_account": _("A line stands on an account that it cannot stand on."),
    "entry_before_book": _("An entry is dated before the books begin."),
    "recorded_after_closing": _("An entry was recorded in a month that was closed already."),
    "balance_differs": _("The stored balance of an account differs from its entries."),
    "balance_row_differs": _("The stored balance of an owner's part differs from its entries."),
    "below_floor": _("A part stands lower than it may."),
    "held_differs": _("What is held differs from the holds."),
    "total_differs": _("The stored total of a closed month differs from its entries."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.SEE_LEDGER)
def books(request: OfficeRequest) -> HttpResponse:
    """Asked with a button, because it reads every line again."""
    facts: dict[str, object] = {"is_checked": request.method == "POST", "at": now()}
    if request.method == "POST":
        found = queries.check(request.cooperative.id)
        first = found[0] if found else None
        facts |= {"found": found, "first": first, "said": first and FINDINGS.get(first.code, _UNKNOWN)}
    return render(request, "office/ledger/check.html", facts)


_UNKNOWN = _("Something does not agree that this version has no words for.")
