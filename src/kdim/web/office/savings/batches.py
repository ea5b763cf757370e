"""Statements of all members: ask for them, watch them being made, take them away, remove them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kdim.cooperatives.audit import look
from kdim.cooperatives.models import Cooperative, wall
from kdim.cooperatives.powers import Power
from kdim.processes.printing.actions import KEEP_DAYS, SILENT_MINUTES, remove_statements
from kdim.processes.printing.enums import FileShape, PrintStatus
from kdim.processes.printing.queries import (
    PAGE,
    RunView,
    statement_figures,
    statement_files,
    statement_run,
    statement_runs,
)
from kdim.web import labels
from kdim.web.documents import tables
from kdim.web.documents.archives import send_zip, zipped
from kdim.web.documents.periods import StatementForm, usual_periods
from kdim.web.documents.statements import figures_sheet
from kdim.web.documents.tasks import restart_statements, start_statements
from kdim.web.forms import RequestIdField
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import run as do
from kdim.web.office.doing import show
from kdim.web.office.savings.forms import OnlyRequestForm
from kdim.web.paging import Pages, page_number


class BatchForm(StatementForm):
    """The period, and what one file holds."""

    request_id = RequestIdField()
    bentuk = forms.ChoiceField(label=_("Files"), widget=forms.RadioSelect, initial=FileShape.TOGETHER.value)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bentuk"].choices = [(shape.value, labels.label(shape)) for shape in FileShape]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.PRINT_STATEMENTS)
def batches(request: OfficeRequest) -> HttpResponse:
    """The runs there were, and the form that begins one."""
    on = today()
    first, last = usual_periods(on)[-1 if on.month == 1 else 2][1:]
    form = BatchForm(request.POST or None, today=on, initial={"dari": first, "sampai": last})
    if form.is_valid():
        shape = FileShape(form.cleaned_data["bentuk"])
        made = do(request, form, start_statements, on=on, shape=shape, **form.period)
        if not form.errors:
            return go_to(request, reverse("office:savings_batch", args=[made]))
    found = statement_runs(request.cooperative.id, page=page_number(request))
    return show(
        request, "office/savings/batches.html", form, runs=found.rows, keep_days=KEEP_DAYS, periods=usual_periods(on),
        page=Pages(found.page, found.pages, found.count, PAGE),
    )  # fmt: skip


@require_safe
@office_page(Power.PRINT_STATEMENTS)
def batch(request: OfficeRequest, run_id: int) -> HttpResponse:
    """How far a run is, and its files when they are ready."""
    return _page(request, _found(request, run_id), OnlyRequestForm(), 200)


@require_POST
@office_page(Power.PRINT_STATEMENTS)
def go_on(request: OfficeRequest, run_id: int) -> HttpResponse:
    """Have a run that broke made to its end."""
    return _act(request, run_id, restart_statements, reverse("office:savings_batch", args=[run_id]))


@require_POST
@office_page(Power.PRINT_STATEMENTS)
def remove(request: OfficeRequest, run_id: int) -> HttpResponse:
    """Remove the files; a run that is being made stops."""
    return _act(request, run_id, remove_statements, reverse("office:savings_batches"))


@require_safe
@office_page(Power.PRINT_STATEMENTS)
def take(request: OfficeRequest, run_id: int) -> HttpResponseBase:
    """All files of a run with a workbook of their sums; that they were taken is recorded."""
    found = _found(request, run_id)
    if found.status != PrintStatus.DONE:
        raise Http404
    look(
        actor=request.actor, at=now(), what="printing.take_statements", subject=f"statements:{run_id}",
        members=found.members,
    )  # fmt: skip
    sheet = figures_sheet(
        request.cooperative, statement_figures(request.cooperative.id, run_id), first=found.from_on,
        last=found.until_on, made_at=found.started_at,
    )  # fmt: skip
    pieces = zipped(_files(request.cooperative, run_id, tables.as_xlsx(sheet)), made_at=found.started_at)
    return send_zip(pieces, sheet.report, found.until_on.isoformat())


def _files(cooperative: Cooperative, run_id: int, sums: bytes) -> Iterator[tuple[str, bytes]]:
    """The answer is sent after the page has left the wall, so each file is fetched inside it again."""
    yield "00-rekap.xlsx", sums
    files = statement_files(cooperative.id, run_id)
    while True:
        with wall.enter(cooperative.id):
            found = next(files, None)
        if found is None:
            return
        yield found


def _act(request: OfficeRequest, run_id: int, act: Any, then: str) -> HttpResponse:
    found, form = _found(request, run_id), OnlyRequestForm(request.POST)
    if form.is_valid():
        do(request, form, act, run_id=run_id)
        if not form.errors:
            return go_to(request, then)
    return _page(request, found, form, 422)


def _page(request: OfficeRequest, found: RunView, form: OnlyRequestForm, status: int) -> HttpResponse:
    facts = {
        "run": found, "form": form, "keep_days": KEEP_DAYS, "here": reverse("office:savings_batch", args=[found.id]),
        "is_silent": found.status == PrintStatus.FAILED
        or (found.status == PrintStatus.RUNNING and found.moved_at < now() - timedelta(minutes=SILENT_MINUTES)),
    }  # fmt: skip
    return render(request, "office/savings/batch.html", facts, status=status)


def _found(request: OfficeRequest, run_id: int) -> RunView:
    found = statement_run(request.cooperative.id, run_id)
    if found is None:
        raise Http404
    return found
