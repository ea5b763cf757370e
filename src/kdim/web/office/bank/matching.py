"""Movements at the bank and the entries they belong to: all that are open, one by hand, undoing a match."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.payments import actions, queries
from kdim.payments.queries import OpenLines
from kdim.web.gates import OfficeRequest, office_page
from kdim.web.htmx import go_to
from kdim.web.office.bank.amounts import in_rupiah
from kdim.web.office.bank.forms import PairsForm, UnmatchForm
from kdim.web.office.doing import UNREADY, run, show
from kdim.web.paging import Pages, page_number

FORMS = ["GET", "HEAD", "POST"]


@require_http_methods(FORMS)
@office_page(Power.KEEP_BANK)
def every(request: OfficeRequest, bank_account_id: int) -> HttpResponse:
    """Movements without an entry, with what is suggested; those that are ticked are matched together."""
    account = queries.bank_account_row(request.cooperative.id, bank_account_id)
    if account is None:
        raise Http404
    form = PairsForm(request.POST or None)
    if form.is_valid():
        pairs = form.cleaned_data["pair"]
        count = run(request, form, actions.match_bank_lines, bank_account_id=account.id, pairs=pairs)
        if not form.errors:
            messages.success(request, _matched(count))
            return go_to(request, reverse("office:bank_match", args=[account.id]))
    found = queries.open_lines(account, page=page_number(request))
    facts = {
        "account": account, "form": form, "rows": [(row, in_rupiah(row.amount_sen)) for row in found.rows],
        "new_id": uuid4(), "any": any(row.entry for row in found.rows), "page": _pages(found),
    }  # fmt: skip
    return render(request, "office/bank/matching.html", facts, status=UNREADY if form.errors else 200)


@require_http_methods(FORMS)
@office_page(Power.SEE_LEDGER)
def one(request: OfficeRequest, bank_line_id: int) -> HttpResponse:
    """One movement: its entry, or the entries that could be its."""
    line = queries.bank_line(request.cooperative.id, bank_line_id)
    if line is None:
        raise Http404
    form = PairsForm(request.POST or None)
    if form.is_valid():
        pairs = form.cleaned_data["pair"]
        count = run(request, form, actions.match_bank_lines, bank_account_id=line.bank_account_id, pairs=pairs)
        if not form.errors:
            messages.success(request, _matched(count))
            return go_to(request, reverse("office:bank_match", args=[line.bank_account_id]))
    match = queries.matches_of_lines(request.cooperative.id, [line.id]).get(line.id)
    facts = {
        "line": line, "account": line.bank_account, "amount": in_rupiah(line.amount_sen), "match": match, "form": form,
        "rows": [] if match else queries.candidates(line.bank_account, line), "new_id": uuid4(),
        "can_keep": request.actor.can(Power.KEEP_BANK),
    }  # fmt: skip
    return render(request, "office/bank/bank_line.html", facts, status=UNREADY if form.errors else 200)


@require_http_methods(FORMS)
@office_page(Power.KEEP_BANK)
def undo(request: OfficeRequest, bank_line_id: int) -> HttpResponse:
    """Undo the match of a movement, with a reason."""
    line = queries.bank_line(request.cooperative.id, bank_line_id)
    if line is None:
        raise Http404
    form = UnmatchForm(request.POST or None)
    if form.is_valid():
        run(
            request, form, actions.unmatch_bank_line, bank_account_id=line.bank_account_id, line_id=line.id,
            reason=form.cleaned_data["reason"],
        )  # fmt: skip
        if not form.errors:
            messages.success(request, gettext("The match is undone. The movement is open again."))
            return go_to(request, reverse("office:bank_line", args=[line.id]))
    return show(
        request, "office/bank/unmatch.html", form, line=line, account=line.bank_account,
        amount=in_rupiah(line.amount_sen),
    )  # fmt: skip


def _matched(count: int) -> str:
    return ngettext("%(count)s movement is matched.", "%(count)s movements are matched.", count) % {"count": count}


def _pages(found: OpenLines) -> Pages:
    return Pages(found.page, found.pages, found.count, queries.LINES)
