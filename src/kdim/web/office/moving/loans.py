"""Running loans of older books: every row with its verdict, the two figures to compare, and the entry."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.processes.moving import queries, tasks
from kdim.processes.moving.enums import Verdict
from kdim.processes.moving.models import Batch
from kdim.web import formats
from kdim.web.forms import Form, RequestIdField, RupiahField
from kdim.web.gates import OfficeRequest
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run
from kdim.web.office.moving.issues import sentences
from kdim.web.paging import Pages, page_number


class LoansForm(Form):
    """How many loans run by older books, and what is still owed: typed from paper."""

    request_id = RequestIdField()
    count = forms.IntegerField(
        label=_("Number of running loans"), min_value=0, max_value=1_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Type how many loans still run by your books."), "invalid": _("Type a number.")},
    )  # fmt: skip
    owed = RupiahField(label=_("Loans still owed"), zero=True)

    def __init__(self, *args: Any, wrong: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wrong:
            self.fields["leave_out_wrong"] = forms.BooleanField(
                label=_("Leave out the rows that cannot be taken"), required=False
            )

    def figures(self) -> dict[str, Any]:
        """What the act takes."""
        told = self.cleaned_data
        return {
            "count": told["count"], "owed": told["owed"], "leave_out_wrong": told.get("leave_out_wrong", False),
        }  # fmt: skip


def loans_page(request: OfficeRequest, found: Batch, facts: dict[str, Any]) -> HttpResponse:
    """The page of a list of running loans in any state; ``facts`` are those that every file has."""
    here, summary = facts["here"], facts["summary"]
    form = LoansForm(request.POST or None, wrong=summary.get("counts", {}).get(Verdict.WRONG, 0))
    if form.is_valid() and summary:
        figures = form.figures()
        if not is_confirmed(request):
            return _ask(request, form, found, figures, here)
        run(request, form, tasks.start_loans, batch_id=found.id, **figures)
        if not form.errors:
            return go_to(request, here)
    facts["form"] = form
    if summary and not facts["is_working"]:
        facts |= _rows(request, found.id) | {"owed": summary["totals"][0]}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "office/moving/loans.html", facts, status=status)


def _rows(request: OfficeRequest, batch_id: int) -> dict[str, Any]:
    asked = request.GET.get("putusan", "")
    verdict = asked if asked in set(Verdict) else ""
    page = queries.rows_of(request.cooperative.id, batch_id, verdict=verdict, page=page_number(request))
    return {
        "lines": [{"row": row, "told": sentences(row.issues)} for row in page.rows], "verdict": verdict,
        "counts": [(each, page.counts[each]) for each in Verdict if page.counts[each]],
        "all_rows": sum(page.counts.values()), "page": Pages(page.page, page.pages, page.count, queries.PAGE),
    }  # fmt: skip


def _ask(request: OfficeRequest, form: LoansForm, found: Batch, figures: Mapping[str, Any], back: str) -> HttpResponse:
    facts = [
        (gettext("File"), found.file_name),
        (gettext("Balances as of"), formats.tanggal(found.on)),
        (gettext("Number of running loans"), formats.angka(figures["count"])),
        (gettext("Against"), gettext("Ekuitas saldo awal, until the opening balance sheet is in")),
    ]
    return confirm(
        request, form, question=gettext("Take these running loans over into the books?"), facts=facts,
        button=gettext("Take over"), back_url=back, amount=figures["owed"],
    )  # fmt: skip
