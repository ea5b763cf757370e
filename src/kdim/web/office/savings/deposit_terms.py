"""Terms of simpanan berjangka: rates for each term, from a day on, with the decision they rest on."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kdim.calculations.term_deposit import BreakRule
from kdim.cooperatives.powers import Power
from kdim.cooperatives.queries import decisions
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.web import formats, labels
from kdim.web.gates import OfficeRequest, office_page
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run, show
from kdim.web.office.savings.deposit_forms import DepositTermsForm, month_words
from kdim.web.office.savings.products import product_or_404


@require_http_methods(["GET", "POST"])
@office_page(Power.DEFINE_PRODUCTS)
def terms(request: OfficeRequest, product_id: int) -> HttpResponse:
    """New terms from a day on, after a question; what the law does not allow is refused with its source."""
    product = product_or_404(request, product_id)
    if product.kind is not SavingsKind.BERJANGKA:
        raise Http404
    choices = [(one.id, f"{one.number} · {formats.tanggal(one.on)}") for one in decisions(request.cooperative.id)]
    form = DepositTermsForm(request.POST or None, decisions=choices)
    back = reverse("office:savings_product", args=[product_id])
    if form.is_valid():
        told = form.terms()
        if not is_confirmed(request):
            question, button = gettext("Set these terms?"), gettext("Set the terms")
            facts = [(gettext("Product"), product.name), *_facts(told)]
            return confirm(request, form, question=question, facts=facts, button=button, back_url=request.path)
        run(request, form, actions.set_deposit_terms, product_id=product_id, **told)
        if not form.errors:
            return go_to(request, back)
    return show(request, "office/savings/deposit_terms.html", form, product=product, back=back)


def _facts(told: dict[str, Any]) -> list[tuple[str, str]]:
    rates = [
        (month_words(months), f"{formats.persen(rate)} {from_words(start)}".strip())
        for months, start, rate in sorted(told["rates"])
    ]
    largest = formats.rupiah(told["maximum"]) if told["maximum"] else gettext("no limit")
    return [
        (gettext("Holds from"), formats.tanggal(told["from_on"])),
        *rates,
        (gettext("Smallest deposit"), formats.rupiah(told["minimum"])),
        (gettext("Largest deposit"), largest),
        (gettext("Taken out early"), break_words(told["break_rule"], told["break_rate_ppm"])),
    ]


def from_words(start: int) -> str:
    """``mulai Rp50.000.000``; nothing for a rate that holds for every amount."""
    return gettext("from %(balance)s") % {"balance": formats.rupiah(start)} if start else ""


def break_words(rule: BreakRule, rate_ppm: int) -> str:
    """The rule with its rate: "A lower rate for the days it ran: 3%"."""
    words = labels.label(rule)
    return words if rule is BreakRule.NO_INTEREST else f"{words}: {formats.persen(rate_ppm)}"
