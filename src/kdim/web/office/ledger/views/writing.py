"""Writing a journal entry by hand."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.ledger import actions
from kdim.ledger.queries import AccountChoice, account_choices
from kdim.web.formats import rupiah, tanggal
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import UNREADY, is_confirmed, run
from kdim.web.office.ledger.names import account_name
from kdim.web.office.ledger.rows import FIRST_ROWS, MORE_ROWS, ROWS_MOST, HeadForm, Rows, row_set


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.RECORD_JOURNAL)
def write(request: OfficeRequest) -> HttpResponse:
    """Rows are added with a button that works without a script; the entry is shown once more before it is posted."""
    accounts = account_choices(request.cooperative.id)
    options = {"cooperative_id": request.cooperative.id, "accounts": accounts}
    if request.method != "POST":
        rows = row_set(FIRST_ROWS)(form_kwargs=options, prefix="row")
        return _page(request, HeadForm(initial={"on": today()}), rows, accounts)
    adding = "add" in request.POST
    posted: QueryDict = _with_more_rows(request.POST) if adding else request.POST
    head, rows = HeadForm(posted), row_set(FIRST_ROWS)(posted, form_kwargs=options, prefix="row")
    is_right = rows.is_valid() and head.is_valid()
    if adding or "change" in posted:
        return _page(request, head, rows, accounts, is_draft=True)
    debit, credit = rows.sums()
    if is_right and debit != credit:
        head.add_error(
            None,
            _("Debit is %(debit)s and credit is %(credit)s: a difference of %(difference)s. Make them equal.")
            % {"debit": rupiah(debit), "credit": rupiah(credit), "difference": rupiah(abs(debit - credit))},
        )
        is_right = False
    if is_right and not is_confirmed(request):
        return render(request, "office/ledger/journal_confirm.html", _question(head, rows, accounts, debit))
    if is_right:
        data = head.cleaned_data
        made = run(
            request, head, actions.record_journal, on=data["on"], memo=data["memo"], lines=rows.lines(),
            concerns_on=data["concerns_on"],
        )  # fmt: skip
        if not head.errors:
            messages.success(request, _("The entry is recorded."))
            return go_to(request, reverse("office:entry", args=[made]))
    return _page(request, head, rows, accounts)


def _page(
    request: OfficeRequest, head: HeadForm, rows: Rows, accounts: Sequence[AccountChoice], *, is_draft: bool = False
) -> HttpResponse:
    debit, credit = rows.sums()
    facts = {
        "form": head, "rows": rows, "accounts": [one for one in accounts if not one.is_group and not one.is_closed],
        "is_draft": is_draft, "debit": debit, "credit": credit, "difference": abs(debit - credit),
        "may_add": len(rows.forms) < ROWS_MOST,
    }  # fmt: skip
    wrong = head.is_bound and not is_draft
    return render(request, "office/ledger/journal_new.html", facts, status=UNREADY if wrong else 200)


def _with_more_rows(posted: QueryDict) -> QueryDict:
    """The same form with room for a few more lines."""
    more = posted.copy()
    asked = posted.get("row-TOTAL_FORMS", "")
    count = int(asked) if asked.isdecimal() and len(asked) < 4 else FIRST_ROWS
    more["row-TOTAL_FORMS"] = str(min(count + MORE_ROWS, ROWS_MOST))
    return more


def _question(head: HeadForm, rows: Rows, accounts: Sequence[AccountChoice], total: int) -> dict[str, object]:
    names: dict[object, str] = {account.id: f"{account.code} {account_name(account)}" for account in accounts}
    lines = [
        (names[form.line.account], form.cleaned_data["owner"], max(form.line.amount, 0), max(-form.line.amount, 0))
        for form in rows.forms
        if form.line is not None
    ]
    return {
        "form": head, "rows": rows, "lines": lines, "total": total, "on": tanggal(head.cleaned_data["on"]),
        "concerns_on": tanggal(head.cleaned_data["concerns_on"]),
    }  # fmt: skip
