"""What falls due on simpanan berjangka: every figure before it is posted, the question, the work, what was done."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.savings.actions import Step, steps_due
from kdim.savings.enums import MaturityChoice, RunStatus
from kdim.savings.models import DepositRun
from kdim.savings.queries import deposit_runs
from kdim.savings.tasks import start_deposit_run
from kdim.web import formats, refusals
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run, show
from kdim.web.office.savings.forms import OnlyRequestForm
from kdim.web.paging import Pages, page_number

PAGE = 50
#: After so long a run that says nothing may be started again; doing so twice does no harm.
SILENT = timedelta(minutes=10)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.RUN_INTEREST)
def due(request: OfficeRequest) -> HttpResponse:
    """Before: each month and each last day that would be posted. During: progress. After: what was done."""
    here, on = reverse("office:savings_deposits_due"), today()
    runs = deposit_runs(request.cooperative.id)
    running = next((each for each in runs if each.status == RunStatus.RUNNING), None)
    steps = [] if running else steps_due(request.cooperative.id, on)
    form = OnlyRequestForm(request.POST or None)
    if form.is_valid():
        if not is_confirmed(request) and steps:
            totals = _totals(steps)
            facts = [
                (gettext("Until"), formats.tanggal(on)),
                (gettext("Months of interest"), formats.angka(totals["months"])),
                (gettext("Interest given now, after tax"), formats.rupiah(totals["received"])),
                (gettext("Tax withheld"), formats.rupiah(totals["tax"])),
                (gettext("Deposits paid out"), formats.rupiah(totals["paid_out"])),
                (gettext("Deposits rolled over"), formats.angka(totals["rolled"])),
            ]
            question, button = gettext("Settle what fell due?"), gettext("Settle it")
            return confirm(
                request, form, question=question, facts=facts, button=button, back_url=here, amount=totals["gross"]
            )
        run(request, form, start_deposit_run, on=on)
        if not form.errors:
            return go_to(request, here)
    return show(request, "office/savings/deposits_due.html", form, **_facts(request, runs, running, steps, here))


def _facts(
    request: OfficeRequest, runs: Sequence[DepositRun], running: DepositRun | None, steps: Sequence[Step], here: str
) -> dict[str, Any]:
    pages = max(1, -(-len(steps) // PAGE))
    page = min(page_number(request), pages)
    latest = runs[0] if runs and not running else None
    return {
        "on": today(), "here": here, "runs": [each for each in runs if each is not running], "running": running,
        "is_silent": running is not None and running.started_at < now() - SILENT, "totals": _totals(steps),
        "rows": [_row(step) for step in steps[(page - 1) * PAGE : page * PAGE]],
        "page": Pages(page, pages, len(steps), PAGE), "failure": _failure(latest),
    }  # fmt: skip


def _totals(steps: Sequence[Step]) -> dict[str, int]:
    endings = [step.ending for step in steps if step.ending]
    return {
        "months": len(steps),
        "gross": sum(step.month.gross for step in steps),
        "tax": sum(step.kept_back for step in steps),
        "received": sum(step.received for step in steps),
        "paid_out": sum(ending.paid_out for ending in endings),
        "rolled": sum(1 for ending in endings if ending.choice is not MaturityChoice.PAY_OUT),
    }


def _row(step: Step) -> dict[str, Any]:
    """A step as the table shows it: what earned, at what rate, where it goes."""
    return {"step": step, "where": _where(step), "ending": _ending(step)}


def _where(step: Step) -> str:
    if step.is_given:
        return gettext("into the deposit") if step.into_deposit else step.deposit.savings.number
    if step.month.gross and step.deposit.payout == "in_advance":
        return gettext("given in advance before")
    return gettext("earned, given later")


def _ending(step: Step) -> str:
    """What becomes of the deposit on its last day, in words; nothing on other days."""
    ending = step.ending
    if ending is None:
        return ""
    if ending.choice is not MaturityChoice.PAY_OUT:
        told = gettext("rolled over: %(amount)s at %(rate)s until %(on)s") % {
            "amount": formats.rupiah(ending.principal), "rate": formats.persen(ending.rate_ppm),
            "on": formats.tanggal(ending.until) if ending.until else "",
        }  # fmt: skip
    elif ending.wanted is not MaturityChoice.PAY_OUT:
        told = gettext("%(amount)s paid out: this term is offered no more") % {
            "amount": formats.rupiah(ending.paid_out)
        }
    else:
        told = gettext("%(amount)s paid out") % {"amount": formats.rupiah(ending.paid_out)}
    return told


def _failure(latest: DepositRun | None) -> str:
    """Why the last run stopped, and what to do, in words."""
    failure = latest.failure if latest and latest.status == RunStatus.FAILED else None
    if not failure:
        return ""
    said = refusals.kept_words(failure["code"], failure["facts"], _INSTEAD)
    if said is None:
        return gettext(
            "Something broke on our side. What was settled before stands, nothing is settled twice; try again, and "
            "tell the administrator if it stays so."
        )
    return gettext("What was settled before stands. %(why)s") % {"why": said}


#: What falls due is dated its own day, so nobody can choose a later one.
_INSTEAD: dict[str, refusals.Words] = {
    "period_closed": _(
        "The books are closed through {closed_through:tanggal}, so interest of that time can no longer be posted. Ask "
        "the administrator."
    ),
}
