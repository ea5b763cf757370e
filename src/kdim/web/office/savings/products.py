"""What is on offer: products, and their terms with the decision each rests on."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kdim.cooperatives.powers import Power
from kdim.cooperatives.queries import decisions
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import ProductView, deposit_terms_history, terms_history
from kdim.savings.queries import products as all_products
from kdim.web import formats, labels
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run, show
from kdim.web.office.savings.forms import OnlyRequestForm, ProductForm, TermsForm


@require_safe
@office_page(Power.SEE_SAVINGS)
def products(request: OfficeRequest) -> HttpResponse:
    """All products with the terms of today."""
    facts = {
        "products": all_products(request.cooperative.id, today()),
        "can_define": request.actor.can(Power.DEFINE_PRODUCTS),
    }
    return render(request, "office/savings/products.html", facts)


@require_safe
@office_page(Power.SEE_SAVINGS)
def product(request: OfficeRequest, product_id: int) -> HttpResponse:
    """One product and every change of its terms."""
    product = product_or_404(request, product_id)
    is_term = product.kind is SavingsKind.BERJANGKA
    history = deposit_terms_history if is_term else terms_history
    facts = {
        "product": product, "history": history(request.cooperative.id, product_id), "is_term": is_term,
        "can_define": request.actor.can(Power.DEFINE_PRODUCTS), "form": OnlyRequestForm(),
    }  # fmt: skip
    return render(request, "office/savings/product.html", facts)


@require_http_methods(["GET", "POST"])
@office_page(Power.DEFINE_PRODUCTS)
def define(request: OfficeRequest) -> HttpResponse:
    """Begin a product; its terms come next."""
    form = ProductForm(request.POST or None)
    if form.is_valid():
        facts = form.cleaned_data
        made = run(
            request, form, actions.define_product, code=facts["code"], name=facts["name"],
            kind=SavingsKind(facts["kind"]),
        )  # fmt: skip
        if not form.errors:
            is_term = facts["kind"] == SavingsKind.BERJANGKA
            next_page = "office:savings_deposit_terms" if is_term else "office:savings_terms"
            return go_to(request, reverse(next_page, args=[made]))
    return show(request, "office/savings/define.html", form)


@require_http_methods(["GET", "POST"])
@office_page(Power.DEFINE_PRODUCTS)
def terms(request: OfficeRequest, product_id: int) -> HttpResponse:
    """New terms from a day on, after a question; what the law does not allow is refused with its source."""
    product = product_or_404(request, product_id)
    if product.kind is SavingsKind.BERJANGKA:
        return redirect("office:savings_deposit_terms", product_id=product_id)
    choices = [(one.id, f"{one.number} · {formats.tanggal(one.on)}") for one in decisions(request.cooperative.id)]
    form = TermsForm(request.POST or None, decisions=choices, is_equity=product.kind.is_equity)
    back = reverse("office:savings_product", args=[product_id])
    if form.is_valid():
        told = form.terms()
        if not is_confirmed(request):
            facts = [
                (gettext("Product"), product.name),
                (gettext("Holds from"), formats.tanggal(told["from_on"])),
                (gettext("Least deposit"), formats.rupiah(told["minimum_deposit"])),
                (gettext("Balance that stays"), formats.rupiah(told["minimum_balance"])),
                (gettext("Interest"), _rates(told.get("tiers", []))),
            ]
            if told.get("method"):
                facts.append((gettext("Interest is reckoned on"), labels.label(told["method"])))
            question, button = gettext("Set these terms?"), gettext("Set the terms")
            return confirm(request, form, question=question, facts=facts, button=button, back_url=request.path)
        run(request, form, actions.set_terms, product_id=product_id, **told)
        if not form.errors:
            return go_to(request, back)
    return show(request, "office/savings/terms.html", form, product=product, back=back)


@require_POST
@office_page(Power.DEFINE_PRODUCTS)
def switch(request: OfficeRequest, product_id: int) -> HttpResponse:
    """Take new accounts, or no more."""
    product = product_or_404(request, product_id)
    form = OnlyRequestForm(request.POST)
    if form.is_valid():
        run(request, form, actions.stop_product if product.is_open else actions.offer_product, product_id=product_id)
    return go_to(request, reverse("office:savings_product", args=[product_id]))


def product_or_404(request: OfficeRequest, product_id: int) -> ProductView:
    """The product with its terms of today; one of another cooperative is not there."""
    found = next((one for one in all_products(request.cooperative.id, today()) if one.id == product_id), None)
    if found is None:
        raise Http404
    return found


def _rates(tiers: list[tuple[int, int]]) -> str:
    if not tiers:
        return gettext("No interest")
    if len(tiers) == 1:
        return formats.persen(tiers[0][1])
    return "; ".join(
        gettext("from %(balance)s %(rate)s") % {"balance": formats.rupiah(start), "rate": formats.persen(rate)}
        for start, rate in tiers
    )
