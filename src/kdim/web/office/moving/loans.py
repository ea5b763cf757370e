"""Running loans of older books: every row with its verdict, the two figures to compare, and the entry."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext

from kdim.processes.moving import tasks
from kdim.processes.moving.models import Batch
from kdim.web import formats
from kdim.web.gates import OfficeRequest
from kdim.web.office.doing import confirm, show
from kdim.web.office.moving.comparing import compared, judged_rows
from kdim.web.office.moving.forms import LoansForm


def loans_page(request: OfficeRequest, found: Batch, facts: dict[str, Any]) -> HttpResponse:
    """The page of a list of running loans in any state; ``facts`` are those that every file has."""
    summary = facts["summary"]
    form = LoansForm(request.POST or None, summary=summary)
    if summary and (answer := compared(request, form, found, ask=_ask, start=tasks.start_loans)):
        return answer
    if summary and not facts["is_working"]:
        facts |= judged_rows(request, found.id) | {"owed": summary["totals"][0]}
    return show(request, "office/moving/loans.html", form, **facts)


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
