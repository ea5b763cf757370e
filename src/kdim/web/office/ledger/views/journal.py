"""The journal, and one entry with everything that is known about it."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.cooperatives.queries import acts_of_request
from kdim.kernel.calendar import Month
from kdim.ledger import queries
from kdim.ledger.enums import EntryKind
from kdim.ledger.queries import JournalEntry, account_choices
from kdim.web.documents import tables
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.labels import label
from kdim.web.office.cooperative.readable import readable
from kdim.web.office.ledger.exporting import period_words, wanted_form
from kdim.web.office.ledger.forms import JournalFilter
from kdim.web.office.ledger.names import account_name
from kdim.web.paging import Pages, page_number

EXPORT_PAGE = 500


@require_safe
@office_page(Power.SEE_LEDGER)
def entries(request: OfficeRequest) -> HttpResponse:
    """Of a month or of the days asked for, the latest first; by kind, account and words; also as a file."""
    accounts = account_choices(request.cooperative.id)
    form = JournalFilter(request.GET, on=today(), accounts=accounts)
    if file_form := wanted_form(request):
        return _file(request, form, file_form)
    shown = queries.journal(request.cooperative.id, **form.wanted, page=page_number(request))
    facts = {
        "form": form, "journal": shown, "accounts": accounts, "page": Pages(shown.page, shown.pages, shown.count, 25),
        "may_write": request.actor.can(Power.RECORD_JOURNAL), "month": form.month,
        "earlier": Month.of(form.days[0]).previous(), "later": Month.of(form.days[1]).next(),
        "is_this_month": form.month == Month.of(today()) and not form.is_narrowed,
    }  # fmt: skip
    return render(request, "office/ledger/journal.html", facts)


@require_safe
@office_page(Power.SEE_LEDGER)
def entry(request: OfficeRequest, entry_id: int) -> HttpResponse:
    """Its lines, who recorded it by which act, and what undid it."""
    found = queries.entry_detail(request.cooperative.id, entry_id)
    if found is None:
        raise Http404
    asked = [one for one in queries.pending_reversals(request.cooperative.id) if one.entry_id == entry_id]
    acts = acts_of_request(request.cooperative.id, found.request_id)
    may_ask = request.actor.can(Power.REQUEST_REVERSAL) and not asked and found.reversed_by is None
    facts = {
        "entry": found,
        "acts": [(act, readable(act.facts)) for act in acts],
        "sees_trail": request.actor.can(Power.SEE_TRAIL),
        "asked": asked[0] if asked else None,
        "may_ask": may_ask and found.kind != EntryKind.REVERSAL,
    }
    return render(request, "office/ledger/entry.html", facts)


def _file(request: OfficeRequest, form: JournalFilter, file_form: str) -> HttpResponse:
    wanted = form.wanted
    sheet = tables.Sheet(
        cooperative=request.cooperative.name, report=_("Journal"),
        period=period_words(wanted["from_on"], wanted["until_on"]), made_at=now(),
        columns=[
            tables.day(_("Date")), tables.text(_("Entry"), 20), tables.text(_("Kind"), 18),
            tables.text(_("Description")),
            tables.text(_("Code"), 10), tables.text(_("Account")), tables.text(_("Owner"), 24),
            tables.rupiah(_("Debit")), tables.rupiah(_("Credit")), tables.text(_("Recorded by"), 20),
        ],
        rows=_rows(request, wanted),
    )  # fmt: skip
    return tables.download(sheet, today().isoformat(), file_form)


def _rows(request: OfficeRequest, wanted: dict[str, Any]) -> Iterable[list[Any]]:
    """Every line of every entry that matches, page by page so that memory stays small."""
    page = pages = 1
    while page <= pages:
        part = queries.journal(
            request.cooperative.id, **wanted, page=page, size=EXPORT_PAGE, lines_each=1_000_000
        )  # fmt: skip
        for one in part.entries:
            yield from _lines(one)
        page, pages = page + 1, part.pages


def _lines(one: JournalEntry) -> Iterable[list[Any]]:
    for line in one.lines:
        yield [
            one.on, str(one.id), label(one.kind, "EntryKind"), one.memo, line.code, account_name(line),
            line.subaccount or "", line.debit or None, line.credit or None, one.actor_name,
        ]  # fmt: skip
