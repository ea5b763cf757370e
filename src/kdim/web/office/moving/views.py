"""Moving in, page by page: send a file, correct what was guessed, look at every row, compare totals, write it."""

import re
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kdim.cooperatives.powers import Power
from kdim.kernel.calendar import Month
from kdim.ledger.queries import PendingReversal, books_begin_on, pending_reversals
from kdim.processes.moving import actions, queries, tasks
from kdim.processes.moving.enums import BatchKind, BatchStatus
from kdim.processes.moving.models import Batch
from kdim.savings.enums import RunStatus
from kdim.savings.queries import interest_runs
from kdim.sheets import Layout
from kdim.sheets.grid import column_letters
from kdim.web import refusals
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import run, show
from kdim.web.office.moving.balances import balance_page
from kdim.web.office.moving.cells import shown
from kdim.web.office.moving.forms import ColumnsForm, OnlyRequestForm, TableForm, UploadForm
from kdim.web.office.moving.issues import one_line
from kdim.web.office.moving.journal import journal_page
from kdim.web.office.moving.loans import loans_page
from kdim.web.office.moving.members import members_page
from kdim.web.office.moving.plan import plan_of
from kdim.web.office.moving.returned import returned_sheet

FORMS = ["GET", "HEAD", "POST"]
_WORKING = (BatchStatus.READING, BatchStatus.COMMITTING)
_OPEN = (BatchStatus.READY, BatchStatus.UNREADABLE, BatchStatus.FAILED)


@require_safe
@office_page(Power.MOVE_IN)
def moving(request: OfficeRequest) -> HttpResponse:
    """What was brought so far, what is still to come, and the difference that is still open."""
    found = queries.batches(request.cooperative.id)
    plan = plan_of(found, queries.open_difference(request.cooperative.id))
    return render(request, "office/moving/moving.html", {"batches": found, "plan": plan})


@require_http_methods(FORMS)
@office_page(Power.MOVE_IN)
def upload(request: OfficeRequest, kind: str) -> HttpResponse:
    """Send a file."""
    if kind not in KINDS:
        raise Http404
    dated = {} if KINDS[kind] is BatchKind.JOURNAL else {"on": _opening_day(request)}
    form = UploadForm(request.POST or None, request.FILES or None, initial=dated)
    if form.is_valid():
        file = form.cleaned_data["file"]
        made = run(
            request, form, tasks.start_upload, today=today(), kind=KINDS[kind], on=form.cleaned_data.get("on", today()),
            file_name=file.name or "", content=file.read(),
        )  # fmt: skip
        if not form.errors:
            return go_to(request, reverse("office:moving_batch", args=[made]))
    return show(request, "office/moving/upload.html", form, kind=KINDS[kind])


@require_http_methods(FORMS)
@office_page(Power.MOVE_IN)
def batch(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """Before: every row with its verdict, and the totals to compare. During: progress. After: the entry."""
    found = _batch(request, batch_id)
    here = reverse("office:moving_batch", args=[batch_id])
    summary = found.summary or {}
    shared = {
        "batch": found, "here": here, "summary": summary, "is_working": found.status in _WORKING,
        "is_open": found.status in _OPEN, "failure": _failure(found),
        "may_see_entry": request.actor.can(Power.SEE_LEDGER), "may_undo": request.actor.can(Power.REQUEST_REVERSAL),
        "difference": queries.open_difference(found.cooperative_id), "asked": _asked_to_undo(request, found),
    }  # fmt: skip
    if found.kind == BatchKind.BALANCES:
        return balance_page(request, found, shared)
    if found.kind == BatchKind.LOANS:
        return loans_page(request, found, shared)
    if found.kind == BatchKind.JOURNAL:
        return journal_page(request, found, shared)
    return members_page(request, found, shared)


@require_http_methods(FORMS)
@office_page(Power.MOVE_IN)
def columns(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """What each column means, with examples from the file; every guess can be corrected."""
    found = _open_batch(request, batch_id)
    if found.layout is None:
        return go_to(request, reverse("office:moving_table", args=[batch_id]))
    layout = Layout.of_plain(found.layout)
    offered = queries.offered(request.cooperative.id) if found.kind == BatchKind.MEMBERS else []
    products = [(row.id, row.name) for row in offered]
    dated = {} if found.kind == BatchKind.JOURNAL else {"on": found.on}
    form = ColumnsForm(
        request.POST or None, layout=layout, products=products, chosen=found.choices.get("products", {}), initial=dated,
        marked=_marked(request, found, layout),
    )  # fmt: skip
    if form.is_valid():
        told = {"on": found.on, **form.corrections()}
        run(request, form, tasks.start_correction, today=today(), batch_id=batch_id, **told)
        if not form.errors:
            return go_to(request, reverse("office:moving_batch", args=[batch_id]))
    lines = _with_examples(request, found, layout, form)
    return show(request, "office/moving/columns.html", form, batch=found, lines=lines)


@require_http_methods(FORMS)
@office_page(Power.MOVE_IN)
def table(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """Another sheet of the file, or another row for the header, with the first rows to look at."""
    found = _open_batch(request, batch_id)
    sheets = queries.sheets_of(request.cooperative.id, batch_id)
    form = TableForm(request.POST or None, sheets=[sheet.name for sheet in sheets], initial={"sheet": found.sheet_name})
    if form.is_valid():
        told = form.cleaned_data
        is_found = run(
            request, form, tasks.start_table, today=today(), batch_id=batch_id, sheet=told["sheet"],
            header_row=told["header_row"], first_row=told["first_row"],
        )  # fmt: skip
        if not form.errors and is_found:
            return go_to(request, reverse("office:moving_columns", args=[batch_id]))
        if not form.errors:
            form.add_error("header_row", gettext("No header was found there. Try another row."))
    page = next((sheet for sheet in sheets if sheet.name == found.sheet_name), sheets[0])
    head = [(n + 1, [shown(cell)[:24] for cell in row[:8]]) for n, row in enumerate(page.rows[:12])]
    return show(request, "office/moving/table.html", form, batch=found, head=head)


@require_safe
@office_page(Power.MOVE_IN)
def reasons(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """The same sheet with a column of reasons."""
    found = _batch(request, batch_id)
    sheets = {sheet.name: sheet for sheet in queries.sheets_of(request.cooperative.id, batch_id)}
    if found.sheet_name not in sheets:
        raise Http404
    told = queries.rows_with_issues(request.cooperative.id, batch_id)
    header = (found.layout or {}).get("header") or [0]
    words = {number: one_line(issues) for number, (_verdict, issues) in told.items()}
    return returned_sheet(sheets[found.sheet_name], header[-1], words, found.file_name)


@require_POST
@office_page(Power.MOVE_IN)
def drop(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """Put a file aside."""
    form = OnlyRequestForm(request.POST)
    if form.is_valid():
        run(request, form, actions.drop, batch_id=batch_id)
    if form.errors:
        for wrong in form.errors.values():
            messages.error(request, " ".join(str(one) for one in wrong))
    else:
        messages.success(request, gettext("The file was put aside. Nothing was written."))
    return go_to(request, reverse("office:moving"))


KINDS = {"anggota": BatchKind.MEMBERS, "neraca": BatchKind.BALANCES, "pinjaman": BatchKind.LOANS,
         "kas": BatchKind.JOURNAL}  # fmt: skip


def _marked(request: OfficeRequest, found: Batch, layout: Layout) -> set[int]:
    """The columns of amounts in which a point or comma stands, so that somebody may read it wrong."""
    sheets = queries.sheets_of(request.cooperative.id, found.id)
    sheet = next(each for each in sheets if each.name == found.sheet_name)
    rows = sheet.rows[layout.first_row : layout.first_row + 400]
    return {
        n for row in rows for n, cell in enumerate(row) if isinstance(cell, str) and re.search(r"[0-9][.,][0-9]", cell)
    }


def _with_examples(request: OfficeRequest, found: Batch, layout: Layout, form: ColumnsForm) -> list[dict[str, Any]]:
    sheets = queries.sheets_of(request.cooperative.id, found.id)
    sheet = next(each for each in sheets if each.name == found.sheet_name)
    rows = sheet.rows[layout.first_row : layout.first_row + 400]
    lines = form.lines()
    for line in lines:
        index = line["column"].index
        texts = [shown(row[index])[:40] for row in rows if index < len(row) and row[index] is not None]
        line |= {"letters": column_letters(index), "examples": list(dict.fromkeys(texts))[:3]}
    return lines


def _batch(request: OfficeRequest, batch_id: int) -> Batch:
    found = queries.batch(request.cooperative.id, batch_id)
    if found is None or found.status == BatchStatus.DROPPED:
        raise Http404
    return found


def _open_batch(request: OfficeRequest, batch_id: int) -> Batch:
    found = _batch(request, batch_id)
    if found.status not in (*_OPEN, BatchStatus.READING):
        raise Http404
    return found


def _opening_day(request: OfficeRequest) -> date:
    """The end of last month, or the first day of the books if they began later; today when its interest is paid."""
    begins_on = books_begin_on(request.cooperative.id)
    last = today().replace(day=1) - timedelta(days=1)
    if any(
        run.of_month == Month.of(last) and run.status == RunStatus.DONE for run in interest_runs(request.cooperative.id)
    ):
        return today()
    return max(last, begins_on) if begins_on else last


def _asked_to_undo(request: OfficeRequest, found: Batch) -> PendingReversal | None:
    """Who asked for the list to be undone, while a second person has not decided."""
    if found.status != BatchStatus.DONE or found.entry_id is None:
        return None
    waiting = pending_reversals(request.cooperative.id)
    return next((one for one in waiting if one.entry_id == found.entry_id), None)


def _failure(found: Batch) -> str:
    """Why nothing was written, in words."""
    if not found.failure:
        return ""
    code, facts = found.failure["code"], found.failure.get("facts", {})
    if code == "moving_preview_outdated":
        return refusals.words(actions.PreviewOutdated(**facts))
    said = refusals.kept_words(code, facts, _INSTEAD)
    return said or gettext(
        "Something broke on our side. Nothing was written; try again, and tell the office if it stays so."
    )


#: The day of a list is changed with its columns.
_INSTEAD: dict[str, refusals.Words] = {
    "savings_month_settled": _(
        "Interest of {month:bulan} has been paid, so balances as of {on:tanggal} come too late. Open Columns and "
        "take a day after that month."
    ),
    "period_closed": _(
        "The books are closed through {closed_through:tanggal}. Open Columns and take a later day for the balances."
    ),
    "date_too_early": _("The books begin on {begins_on:tanggal}. Open Columns and take that day or a later one."),
}
