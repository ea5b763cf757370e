"""The cooperative's accounts at banks: the list, one with its movements, adding one, bringing a statement."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.ledger.enums import AccountKind
from kdim.ledger.queries import AccountRow, account_tree
from kdim.payments import actions, queries
from kdim.payments.queries import BankAccountView, BankLineView, MatchView
from kdim.web.gates import OfficeRequest, office_page
from kdim.web.htmx import go_to
from kdim.web.office.bank.amounts import in_rupiah
from kdim.web.office.bank.forms import BankAccountForm, StatementForm
from kdim.web.office.doing import run, show
from kdim.web.office.ledger.names import account_name
from kdim.web.paging import Pages, page_number

FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A movement with its amounts as people read them, sen only where there are any."""

    line: BankLineView
    money_in: str
    money_out: str
    balance: str
    match: MatchView | None


@require_safe
@office_page(Power.SEE_LEDGER)
def every(request: OfficeRequest) -> HttpResponse:
    """All bank accounts, with what the bank says last."""
    found = queries.bank_accounts(request.cooperative.id)
    facts = {
        "rows": [(one, "" if one.balance_sen is None else in_rupiah(one.balance_sen)) for one in found],
        "can_keep": request.actor.can(Power.KEEP_BANK),
    }  # fmt: skip
    return render(request, "office/bank/bank_accounts.html", facts)


@require_http_methods(FORMS)
@office_page(Power.KEEP_BANK)
def add(request: OfficeRequest) -> HttpResponse:
    """Add an account."""
    taken = {one.account_id for one in queries.bank_accounts(request.cooperative.id)}
    chart = [row for row in account_tree(request.cooperative.id) if _can_keep(row) and row.id not in taken]
    accounts = [(row.id, f"{row.code} {account_name(row)}") for row in chart]
    form = BankAccountForm(request.POST or None, accounts=accounts)
    if form.is_valid():
        given = form.cleaned_data
        made = run(
            request, form, actions.add_bank_account, bank=given["bank"], number=given["number"],
            holder=given["holder"], account_id=given["account"],
        )  # fmt: skip
        if not form.errors:
            messages.success(request, gettext("The bank account is there now. Bring its first statement."))
            return go_to(request, reverse("office:bank_account", args=[made]))
    return show(request, "office/bank/bank_account_add.html", form)


@require_safe
@office_page(Power.SEE_LEDGER)
def one(request: OfficeRequest, bank_account_id: int) -> HttpResponse:
    """The movements of an account, the latest first."""
    account = _account(request, bank_account_id)
    page = queries.bank_lines(request.cooperative.id, account.id, page=page_number(request))
    matches = queries.matches_of_lines(request.cooperative.id, [line.id for line in page.rows])
    facts = {
        "account": account, "rows": [_shown(line, matches.get(line.id)) for line in page.rows],
        "page": Pages(page.page, page.pages, page.count, queries.LINES),
        "balance": "" if account.balance_sen is None else in_rupiah(account.balance_sen),
        "can_keep": request.actor.can(Power.KEEP_BANK),
    }  # fmt: skip
    return render(request, "office/bank/bank_account.html", facts)


@require_http_methods(FORMS)
@office_page(Power.KEEP_BANK)
def bring(request: OfficeRequest, bank_account_id: int) -> HttpResponse:
    """Bring a statement. What is known already is not written again."""
    account = _account(request, bank_account_id)
    form = StatementForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = form.cleaned_data
        told = run(
            request, form, actions.import_bank_statement, bank_account_id=account.id,
            file_name=given["file"].name or "", content=given["file"].read(), opening=given["opening"],
            closing=given["closing"],
        )  # fmt: skip
        if not form.errors:
            messages.success(request, _brought(told))
            return go_to(request, reverse("office:bank_account", args=[account.id]))
    return show(request, "office/bank/bank_statement.html", form, account=account)


def _brought(told: dict[str, int]) -> str:
    said = ngettext("%(new)s new movement.", "%(new)s new movements.", told["new"]) % told
    if told["known"]:
        said += " " + gettext("%(known)s were here already and were not written again.") % told
    if told["pending"]:
        said += " " + gettext("%(pending)s not booked by the bank yet: bring them with the next statement.") % told
    return said


def _shown(line: BankLineView, match: MatchView | None) -> Shown:
    amount = in_rupiah(abs(line.amount_sen))
    came = line.amount_sen > 0
    return Shown(line, amount if came else "", "" if came else amount, in_rupiah(line.balance_sen), match)


def _can_keep(row: AccountRow) -> bool:
    return row.kind == AccountKind.ASSET and not (row.is_group or row.is_control or row.is_closed)


def _account(request: OfficeRequest, bank_account_id: int) -> BankAccountView:
    found = queries.bank_account_by_id(request.cooperative.id, bank_account_id)
    if found is None:
        raise Http404
    return found
