"""What the page of every kind of file shares: its judged rows, and the way from typed figures into the books."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from kdim.processes.moving import queries
from kdim.processes.moving.enums import Verdict
from kdim.processes.moving.models import Batch
from kdim.web.gates import OfficeRequest
from kdim.web.htmx import go_to
from kdim.web.office.doing import is_confirmed, run
from kdim.web.office.moving.forms import ControlForm
from kdim.web.office.moving.issues import sentences
from kdim.web.paging import Pages, page_number

#: Makes the confirmation page: request, form, the file, what was typed, and the address to go back to.
Ask = Callable[[OfficeRequest, Any, Batch, Mapping[str, Any], str], HttpResponse]


def compared(
    request: OfficeRequest, form: ControlForm, found: Batch, *, ask: Ask, start: Callable[..., Any]
) -> HttpResponse | None:
    """Ask for a confirmation, then have the file written; ``None`` when the page is to be shown (again)."""
    if not form.is_valid():
        return None
    here, figures = reverse("office:moving_batch", args=[found.id]), form.figures()
    if not is_confirmed(request):
        return ask(request, form, found, figures, here)
    run(request, form, start, batch_id=found.id, **figures)
    return None if form.errors else go_to(request, here)


def judged_rows(request: OfficeRequest, batch_id: int) -> dict[str, Any]:
    """One page of the rows with their verdicts, of one verdict if the address asks for it."""
    asked = request.GET.get("putusan", "")
    verdict = asked if asked in set(Verdict) else ""
    page = queries.rows_of(request.cooperative.id, batch_id, verdict=verdict, page=page_number(request))
    return {
        "lines": [{"row": row, "told": sentences(row.issues)} for row in page.rows], "verdict": verdict,
        "counts": [(each, page.counts[each]) for each in Verdict if page.counts[each]],
        "all_rows": sum(page.counts.values()), "page": Pages(page.page, page.pages, page.count, queries.PAGE),
    }  # fmt: skip
