"""Months of the books: open, or closed for good."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.kernel.calendar import Month
from kdim.kernel.refusals import Refusal
from kdim.ledger import queries
from kdim.processes.month_end import close_month
from kdim.web.formats import bulan
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import run, show
from kdim.web.office.ledger.forms import CloseForm

OLDEST_YEAR = 1900  # no books are older, and the first days of the calendar cannot be reckoned with


@require_safe
@office_page(Power.SEE_LEDGER)
def months(request: OfficeRequest) -> HttpResponse:
    """Every month since the books began; the oldest open one that is over can be closed."""
    work = queries.books_work(request.cooperative.id, on=today())
    rows = queries.periods(request.cooperative.id, until_on=today()) if work else ()
    facts = {
        "rows": rows, "closable": work.month if work else None,
        "first_closable": work.month.first_day if work and work.month else None,
        "may_close": request.actor.can(Power.CLOSE_PERIOD),
    }  # fmt: skip
    return render(request, "office/ledger/periods.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.CLOSE_PERIOD)
def close(request: OfficeRequest, month: str) -> HttpResponse:
    """What the month holds, what closing means, and then the closing."""
    try:
        asked = Month.parse(month)
    except Refusal as refusal:
        raise Http404 from refusal
    if asked.year < OLDEST_YEAR:
        raise Http404
    form = CloseForm(request.POST or None)
    if form.is_valid():
        run(request, form, close_month, month=asked.first_day)
        if not form.errors:
            messages.success(request, _("%(month)s is closed.") % {"month": bulan(asked.first_day)})
            return go_to(request, reverse("office:periods"))
    if queries.book_of_cooperative(request.cooperative.id) is None:
        raise Http404
    summary = queries.trial_balance(request.cooperative.id, from_on=asked.first_day, until_on=asked.last_day)
    return show(request, "office/ledger/period_close.html", form, month=asked, summary=summary)
