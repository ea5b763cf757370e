"""The opening balance sheet, page by page: its lines with their accounts, its two totals, and its entry."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.processes.moving import queries, tasks
from kdim.processes.moving.enums import BatchKind, BatchStatus, Verdict
from kdim.processes.moving.models import Batch, BatchRow
from kdim.web import formats
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, run, show
from kdim.web.office.moving.balance_forms import AccountsForm
from kdim.web.office.moving.comparing import compared
from kdim.web.office.moving.forms import SidesForm
from kdim.web.office.moving.issues import sentences
from kdim.web.refusals.moving import SIDES

_OPEN = (BatchStatus.READY, BatchStatus.FAILED)


def balance_page(request: OfficeRequest, found: Batch, facts: dict[str, Any]) -> HttpResponse:
    """The page of a balance sheet in any state; ``facts`` are those that every file has."""
    summary = facts["summary"]
    form = SidesForm(request.POST or None, summary=summary)
    if summary and (answer := compared(request, form, found, ask=_ask, start=tasks.start_balances)):
        return answer
    facts["sides"] = _sides(summary)
    if summary and not facts["is_working"]:
        rows = queries.all_rows_of(request.cooperative.id, found.id)
        facts["lines"] = [{"row": row, "told": sentences(row.issues), **side_of(row)} for row in rows]
    return show(request, "office/moving/balance.html", form, **facts)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.MOVE_IN)
def accounts(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """Which account each line belongs to: suggested, and confirmed by a person."""
    found = queries.batch(request.cooperative.id, batch_id)
    if found is None or found.kind != BatchKind.BALANCES or found.status not in _OPEN:
        raise Http404
    offered = queries.account_choices(request.cooperative.id)
    rows = [row for row in queries.all_rows_of(request.cooperative.id, batch_id) if row.verdict != Verdict.LEFT_OUT]
    summary = found.summary
    form = AccountsForm(
        request.POST or None, rows=rows, accounts=offered, columns=summary["columns"], column=summary["column"]
    )
    if form.is_valid():
        run(request, form, tasks.start_mapping, today=today(), batch_id=batch_id, **form.mapping())
        if not form.errors:
            return go_to(request, reverse("office:moving_batch", args=[batch_id]))
    return show(
        request,
        "office/moving/accounts.html",
        form,
        batch=found,
        lines=[{**line, **side_of(line["row"])} for line in form.lines()],
        offered=offered,
    )


def side_of(row: BatchRow) -> dict[str, Any]:
    """The balance of a line without its sign, and the word for its side."""
    signed = row.facts["signed"]
    return {"amount": abs(signed), "side": (gettext("debit") if signed > 0 else gettext("credit")) if signed else ""}


def _sides(summary: Mapping[str, Any]) -> list[tuple[str, int]]:
    return [(str(SIDES[total["name"]]), total["total"]) for total in summary.get("totals", [])]


def _ask(request: OfficeRequest, form: SidesForm, found: Batch, figures: Mapping[str, Any], back: str) -> HttpResponse:
    difference = found.summary["difference"]
    facts = [
        (gettext("File"), found.file_name),
        (gettext("Balances as of"), formats.tanggal(found.on)),
        *((name, formats.rupiah(total)) for name, total in _sides(found.summary)),
        (gettext("Members' savings"), gettext("What the list of members brought before is not written twice")),
        (gettext("Open difference of the sheet"), formats.rupiah(difference)),
    ]
    return confirm(
        request, form, question=gettext("Take this balance sheet over into the books?"), facts=facts,
        button=gettext("Take over"), back_url=back, amount=figures["left"],
    )  # fmt: skip
