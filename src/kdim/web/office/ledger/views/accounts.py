"""The chart with its balances, the statement of an account or of one owner's part, and keeping the chart."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.ledger import actions, queries
from kdim.ledger.queries import Statement, account_choices
from kdim.web.documents import tables
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.labels import label
from kdim.web.office.doing import run, show
from kdim.web.office.ledger.exporting import period_words, wanted_form
from kdim.web.office.ledger.forms import AccountForm, NameForm, PeriodForm
from kdim.web.paging import Pages, page_number

FORMS = ["GET", "HEAD", "POST"]
PARTS = 50


@require_safe
@office_page(Power.SEE_LEDGER)
def tree(request: OfficeRequest) -> HttpResponse:
    """All accounts below their headings; those that never moved can be left out."""
    rows = queries.account_tree(request.cooperative.id)
    everything = request.GET.get("semua") == "1"
    shown = [row for row in rows if everything or row.balance]
    facts = {
        "rows": shown, "everything": everything, "hidden": len(rows) - len(shown), "any": bool(rows),
        "may_edit": request.actor.can(Power.EDIT_CHART),
    }  # fmt: skip
    return render(request, "office/ledger/accounts.html", facts)


@require_safe
@office_page(Power.SEE_LEDGER)
def account(request: OfficeRequest, account_id: int) -> HttpResponse:
    """The statement of an account."""
    return _statement(request, account=account_id)


@require_safe
@office_page(Power.SEE_LEDGER)
def part(request: OfficeRequest, subaccount_id: int) -> HttpResponse:
    """The statement of what belongs to one owner."""
    return _statement(request, subaccount=subaccount_id)


@require_safe
@office_page(Power.SEE_LEDGER)
def parts(request: OfficeRequest, account_id: int) -> HttpResponse:
    """The owners' parts of a control account."""
    number = page_number(request)
    choice = next((one for one in account_choices(request.cooperative.id) if one.id == account_id), None)
    if choice is None or not choice.is_control:
        raise Http404
    rows = queries.subaccounts(request.cooperative.id, account=account_id, page=max(number, 1), size=PARTS)
    more = len(rows) == PARTS
    page = Pages(number, number + more, number * PARTS, PARTS)
    return render(request, "office/ledger/account_parts.html", {"account": choice, "rows": rows, "page": page})


@require_http_methods(FORMS)
@office_page(Power.EDIT_CHART)
def add(request: OfficeRequest) -> HttpResponse:
    """An account below a heading, of the heading's kind."""
    form = AccountForm(request.POST or None, accounts=account_choices(request.cooperative.id))
    if form.is_valid():
        data = form.cleaned_data
        made = run(
            request, form, actions.add_account, code=data["code"], name_id=data["name_id"], name_en=data["name_en"],
            parent_id=int(data["parent"]),
        )  # fmt: skip
        if not form.errors:
            messages.success(
                request, _("Account %(code)s %(name)s is added.") % {"code": data["code"], "name": data["name_id"]}
            )
            return go_to(request, reverse("office:account", args=[made]))
    return show(request, "office/ledger/account_add.html", form)


@require_http_methods(FORMS)
@office_page(Power.EDIT_CHART)
def rename(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Another name; what was posted stays where it is."""
    choice = next((one for one in account_choices(request.cooperative.id) if one.id == account_id), None)
    if choice is None:
        raise Http404
    form = NameForm(request.POST or None, initial={"name_id": choice.name_id, "name_en": choice.name_en})
    if form.is_valid():
        data = form.cleaned_data
        run(
            request, form, actions.rename_account, account_id=account_id, name_id=data["name_id"],
            name_en=data["name_en"],
        )  # fmt: skip
        if not form.errors:
            messages.success(request, _("The account is now called %(name)s.") % {"name": data["name_id"]})
            return go_to(request, reverse("office:account", args=[account_id]))
    return show(request, "office/ledger/account_rename.html", form, account=choice)


def _statement(request: OfficeRequest, **which: Any) -> HttpResponse:
    form = PeriodForm(request.GET, on=today())
    from_on, until_on = form.days
    found = queries.statement(
        request.cooperative.id, **which, from_on=from_on, until_on=until_on, page=page_number(request)
    )  # fmt: skip
    if found is None:
        raise Http404
    if file_form := wanted_form(request):
        return _file(request, which, found, file_form)
    facts = {
        "form": form, "statement": found, "page": Pages(found.page, found.pages, found.pages * 50, 50),
        "is_part": "subaccount" in which, "is_control": any(line.subaccount for line in found.lines),
        "may_edit": request.actor.can(Power.EDIT_CHART), "has_days": bool(request.GET.get("dari")),
    }  # fmt: skip
    return render(request, "office/ledger/account.html", facts)


def _file(request: OfficeRequest, which: dict[str, Any], found: Statement, file_form: str) -> HttpResponse:
    whole = queries.statement(
        request.cooperative.id, **which, from_on=found.from_on, until_on=found.until_on, size=10**6
    ) or found  # fmt: skip
    opening: list[Any] = [found.from_on, "", "", _("Opening balance"), "", None, None, found.opening]
    lines = [
        [line.on, str(line.entry_id), label(line.kind, "EntryKind"), line.memo, line.subaccount or "",
         line.debit or None, line.credit or None, line.balance]
        for line in whole.lines
    ]  # fmt: skip
    sheet = tables.Sheet(
        cooperative=request.cooperative.name, report=f"{found.code} {found.name}",
        period=period_words(found.from_on, found.until_on), made_at=now(),
        columns=[
            tables.day(_("Date")), tables.text(_("Entry"), 20), tables.text(_("Kind"), 18),
            tables.text(_("Description")),
            tables.text(_("Owner"), 24), tables.rupiah(_("Debit")), tables.rupiah(_("Credit")),
            tables.rupiah(_("Balance")),
        ],
        rows=[opening, *lines],
        total=[found.until_on, "", "", _("Closing balance"), "", found.debit, found.credit, found.closing],
    )  # fmt: skip
    return tables.download(sheet, _days(found.from_on, found.until_on), file_form)


def _days(from_on: date, until_on: date) -> str:
    return f"{from_on.isoformat()}-{until_on.isoformat()}"
