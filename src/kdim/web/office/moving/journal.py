"""A cash journal, page by page: its rows with their entries, its accounts, its figures, and what was written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.processes.moving import queries, tasks
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch
from kdim.web import formats
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, run, show
from kdim.web.office.moving.comparing import compared, judged_rows
from kdim.web.office.moving.forms import JournalForm
from kdim.web.office.moving.journal_forms import JournalAccountsForm
from kdim.web.refusals.moving import SIDES

_OPEN = (BatchStatus.READY, BatchStatus.FAILED)


def journal_page(request: OfficeRequest, found: Batch, facts: dict[str, Any]) -> HttpResponse:
    """The page of a cash journal in any state; ``facts`` are those that every file has."""
    summary = facts["summary"]
    form = JournalForm(request.POST or None, summary=summary)
    if summary and (answer := compared(request, form, found, ask=_ask, start=tasks.start_journal)):
        return answer
    facts |= {"days": _days(summary), "sides": _sides(summary)}
    if summary and not facts["is_working"]:
        facts |= judged_rows(request, found.id)
        names = {each["account"]: f"{each['code']} {each['account_name']}" for each in summary["keys"]}
        for line in facts["lines"]:
            row = line["row"].facts
            line |= {
                "on": date.fromisoformat(row["on"]) if row["on"] else None,
                "debit": [names.get(account, "") for account, amount in row["lines"] if amount > 0],
                "credit": [names.get(account, "") for account, amount in row["lines"] if amount < 0],
            }
    return show(request, "office/moving/journal.html", form, **facts)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.MOVE_IN)
def accounts(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """Which account each column and text of a cash journal belongs to: suggested, and confirmed by a person."""
    found = queries.batch(request.cooperative.id, batch_id)
    if found is None or found.kind != BatchKind.JOURNAL or found.status not in _OPEN:
        raise Http404
    offered = queries.account_choices(request.cooperative.id)
    form = JournalAccountsForm(request.POST or None, keys=found.summary["keys"], accounts=offered)
    if form.is_valid():
        run(request, form, tasks.start_journal_mapping, today=today(), batch_id=batch_id, **form.mapping())
        if not form.errors:
            return go_to(request, reverse("office:moving_batch", args=[batch_id]))
    return show(request, "office/moving/journal_accounts.html", form, batch=found, lines=form.lines(), offered=offered)


def _days(summary: Mapping[str, Any]) -> str:
    """The days of the rows, in words."""
    if not summary.get("from"):
        return ""
    first, last = (formats.tanggal(date.fromisoformat(summary[key])) for key in ("from", "until"))
    return first if first == last else gettext("%(first)s to %(last)s") % {"first": first, "last": last}


def _sides(summary: Mapping[str, Any]) -> list[tuple[str, int]]:
    return [(str(SIDES.get(each["name"], each["name"])), each["total"]) for each in summary.get("totals", [])]


def _ask(
    request: OfficeRequest, form: JournalForm, found: Batch, figures: Mapping[str, Any], back: str
) -> HttpResponse:
    summary = found.summary
    taken = summary["counts"]["good"] + summary["counts"]["attention"]
    facts = [
        (gettext("File"), f"{found.file_name}, {found.sheet_name}"),
        (gettext("Days"), _days(summary)),
        (gettext("Entries"), formats.angka(taken)),
        *((name, formats.rupiah(amount)) for name, amount in _sides(summary)),
    ]
    if wrong := summary["counts"]["wrong"]:
        words = gettext("%(count)s rows, %(came_in)s received and %(went_out)s paid out") % {
            "count": formats.angka(wrong), "came_in": formats.rupiah(summary["wrong_in"]),
            "went_out": formats.rupiah(summary["wrong_out"]),
        }  # fmt: skip
        facts.append((gettext("Left out"), words))
    return confirm(
        request, form, question=gettext("Take this cash journal over into the books?"), facts=facts,
        button=gettext("Take over"), back_url=back,
    )  # fmt: skip
