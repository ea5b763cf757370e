"""Interest of a month: look at the sums, say yes, a job pays everybody in one entry."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.kernel.calendar import Month
from kdim.kernel.refusals import Refusal
from kdim.savings.enums import RunStatus
from kdim.savings.models import InterestRun
from kdim.savings.queries import interest_preview, interest_runs
from kdim.savings.tasks import start_interest
from kdim.web import formats, refusals
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run
from kdim.web.office.savings.forms import OnlyRequestForm


@require_safe
@office_page(Power.RUN_INTEREST)
def runs(request: OfficeRequest) -> HttpResponse:
    """Every month's run, and the month that is next."""
    done = interest_runs(request.cooperative.id)
    last_over = Month.of(today()).previous()
    latest = max((each.of_month for each in done if each.status == RunStatus.DONE), default=None)
    following = latest.next() if latest else last_over
    facts = {"runs": done, "following": following if following <= last_over else None, "last_over": last_over}
    return render(request, "office/savings/runs.html", facts)


@require_http_methods(["GET", "POST"])
@office_page(Power.RUN_INTEREST)
def month(request: OfficeRequest, month: str) -> HttpResponse:
    """Before: totals and the ten largest. During: progress. After: the result with its entry."""
    wanted = _month(month)
    form = OnlyRequestForm(request.POST or None)
    here = reverse("office:savings_interest_month", args=[month])
    if form.is_valid():
        if not is_confirmed(request):
            totals = interest_preview(request.cooperative.id, wanted).totals
            facts = [
                (gettext("Month"), formats.bulan(wanted.first_day)),
                (gettext("Accounts"), formats.angka(totals.accounts)),
                (gettext("Tax withheld"), formats.rupiah(totals.tax)),
                (gettext("Members receive"), formats.rupiah(totals.gross - totals.tax)),
            ]
            question, button = gettext("Pay the interest of this month?"), gettext("Pay the interest")
            return confirm(
                request, form, question=question, facts=facts, button=button, back_url=here, amount=totals.gross
            )
        run(request, form, start_interest, on=today(), month=wanted)
        if not form.errors:
            return go_to(request, here)
    found = next((each for each in interest_runs(request.cooperative.id) if each.of_month == wanted), None)
    state = found.status if found else ""
    is_open = state in ("", RunStatus.FAILED)
    preview = interest_preview(request.cooperative.id, wanted) if is_open else None
    facts_of_page = {
        "run": found, "state": state, "preview": preview, "month": wanted, "form": form, "here": here,
        "is_over": wanted.last_day < today(), "failure": _failure(found),
        "net": preview.totals.gross - preview.totals.tax if preview else found.gross - found.tax if found else 0,
    }  # fmt: skip
    return render(
        request, "office/savings/interest.html", facts_of_page, status=422 if form.is_bound and form.errors else 200
    )


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except (ValueError, Refusal) as wrong:
        raise Http404 from wrong


def _failure(run_of_month: InterestRun | None) -> str:
    """Why the last run failed, and what to do, in words."""
    failure = run_of_month.failure if run_of_month else None
    if not failure:
        return ""
    said = refusals.kept_words(failure["code"], failure["facts"], _INSTEAD)
    if said is None:
        return gettext(
            "Something broke on our side. Nothing was posted; try again, and tell the administrator if it stays so."
        )
    return gettext("Nothing was posted. %(why)s") % {"why": said}


#: Interest is dated the last day of its month, so nobody can choose a later day.
_INSTEAD: dict[str, refusals.Words] = {
    "period_closed": _(
        "The books are closed through {closed_through:tanggal}, so interest of that time can no longer be posted. "
        "Begin with the first month that is open."
    ),
    "date_too_early": _("The books begin on {begins_on:tanggal}. Begin with the interest of that month."),
}
