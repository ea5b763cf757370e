"""Simpanan berjangka: every certificate, one certificate, and its paper."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from kdim.calculations.term_deposit import BreakRule
from kdim.cooperatives.powers import Power
from kdim.payments.queries import receipt_of_entry
from kdim.savings import queries
from kdim.savings.actions import choose_maturity
from kdim.savings.enums import DepositStatus, MaturityChoice
from kdim.savings.models import DepositTerms
from kdim.savings.queries.deposits import PAGE
from kdim.web import formats, labels
from kdim.web.documents.pdf import make_pdf, show_pdf
from kdim.web.forms import MaturityForm
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to, page_or_fragment
from kdim.web.office.doing import run, show
from kdim.web.office.savings.deposit_forms import month_words
from kdim.web.office.savings.deposit_terms import break_words

#: Deposits whose last day is so near are listed by themselves.
SOON = timedelta(days=30)


@require_safe
@office_page(Power.SEE_SAVINGS)
def deposits(request: OfficeRequest) -> HttpResponse:
    """A page of the certificates, those that mature next first."""
    words, chosen, wanted = (request.GET.get(name, "")[:80] for name in ("q", "status", "page"))
    status = DepositStatus(chosen) if chosen in set(DepositStatus) else None
    page = int(wanted) if wanted.isdecimal() and len(wanted) < 9 else 1
    until = today() + SOON if chosen == "soon" else None
    found = queries.deposits(request.cooperative.id, words=words, status=status, until=until, page=page)
    facts = {
        "rows": found.rows, "total": found.count, "words": words, "chosen": chosen,
        "states": [
            ("soon", gettext("Last day within 30 days")), *((one.value, labels.label(one)) for one in DepositStatus),
        ],
        "can_run": request.actor.can(Power.RUN_INTEREST),
        "page": Paginator(range(found.count), PAGE).page(found.page),
    }  # fmt: skip
    return page_or_fragment(request, "office/savings/deposits.html", "list", facts)


@require_safe
@office_page(Power.SEE_SAVINGS)
def deposit(request: OfficeRequest, deposit_id: int) -> HttpResponse:
    """What the certificate says, what stands on it, and the interest it gave."""
    at, found = request.cooperative.id, deposit_or_404(request, deposit_id)
    facts = {
        "deposit": found, "given": queries.interest_of_deposit(at, deposit_id),
        "receipt": receipt_of_entry(at, found.entry_id), "months": month_words(found.months),
        "early": _early(found.terms),
        "can_choose": not found.status.is_over and found.matures_on > today(),
        "can_break": not found.status.is_over and request.actor.can(Power.PAY_OUT_SAVINGS),
        "end_entry": found.end_entry_id,
        "can_take": request.actor.can(Power.TAKE_SAVINGS),
        "sees_books": request.actor.can(Power.SEE_LEDGER),
    }  # fmt: skip
    return render(request, "office/savings/deposit.html", facts)


@require_http_methods(["GET", "POST"])
@office_page(Power.TAKE_SAVINGS)
def choose(request: OfficeRequest, deposit_id: int) -> HttpResponse:
    """What the member wants done on the last day."""
    found, back = deposit_or_404(request, deposit_id), reverse("office:savings_deposit", args=[deposit_id])
    form = MaturityForm(request.POST or None, initial={"choice": found.at_maturity})
    if form.is_valid():
        choice = MaturityChoice(form.cleaned_data["choice"])
        run(request, form, choose_maturity, on=today(), deposit_id=deposit_id, choice=choice)
        if not form.errors:
            return go_to(request, back)
    return show(request, "office/savings/deposit_choice.html", form, deposit=found, back=back)


@require_safe
@office_page(Power.SEE_SAVINGS)
def certificate(request: OfficeRequest, deposit_id: int) -> HttpResponse:
    """The certificate (bilyet) on half a sheet of A4, to be signed."""
    found = deposit_or_404(request, deposit_id)
    title = gettext("Certificate of simpanan berjangka")
    made = make_pdf("certificate", _paper(request, found, title), made_at=now())
    return show_pdf(made, gettext("certificate"), found.number)


def deposit_or_404(request: OfficeRequest, deposit_id: int) -> queries.DepositView:
    """The certificate as it stands; one of another cooperative is not there."""
    found = queries.deposit_detail(request.cooperative.id, deposit_id)
    if found is None:
        raise Http404
    return found


def _paper(request: OfficeRequest, found: queries.DepositView, title: str) -> dict[str, Any]:
    span = f"{formats.tanggal(found.placed_on)} \N{EN DASH} {formats.tanggal(found.matures_on)}"
    over = labels.label(found.status) if found.status.is_over else ""
    return {
        "cooperative": request.cooperative.name, "address": request.cooperative.street, "title": title,
        "number": found.number, "over": over,
        "amount": formats.rupiah(found.principal), "words": formats.words(found.principal).capitalize(),
        "rows": [
            [gettext("In the name of"), f"{found.member_name} · {found.member_number}"],
            [gettext("Product"), found.product_name],
            [gettext("Term"), f"{month_words(found.months)}, {span}"],
            [gettext("Interest a year"), formats.persen(found.rate_ppm)],
            [gettext("Interest is given"), labels.label(found.payout)],
            [gettext("On the last day"), labels.label(found.at_maturity)],
            [gettext("Interest goes to"), found.savings_number],
            [gettext("Taken out early"), _early(found.terms)],
        ],
        "note": gettext("This certificate is not transferable. Interest above Rp240.000 a month bears income tax."),
        "signatures": [[gettext("Member"), found.member_name], [request.cooperative.name, ""]],
        "foot": gettext("Printed on %(at)s") % {"at": formats.jam(now())},
    }  # fmt: skip


def _early(terms: DepositTerms) -> str:
    return break_words(BreakRule(terms.break_rule), terms.break_rate_ppm)
