"""Opening a term deposit at the desk: what is wanted, the question with what the certificate will say, the paper."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kdim.calculations.term_deposit import BreakRule
from kdim.cooperatives.powers import Power
from kdim.kernel.refusals import Refusal
from kdim.savings import actions
from kdim.savings.enums import MaturityChoice, SavingsKind
from kdim.savings.queries import deposit_offers
from kdim.web import formats, labels
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.desk.standing import member_or_404, open_accounts
from kdim.web.office.desk.till import own_drawer, without_drawer
from kdim.web.office.doing import confirm, is_confirmed, run, show
from kdim.web.office.savings.deposit_forms import PlaceForm, month_words
from kdim.web.office.savings.deposit_terms import break_words


@require_http_methods(["GET", "POST"])
@office_page(Power.TAKE_SAVINGS)
def place(request: OfficeRequest, member_id: int) -> HttpResponse:
    """Three steps: what is wanted, the question, the certificate."""
    if request.method != "POST" and (elsewhere := without_drawer(request, own_drawer(request))) is not None:
        return elsewhere
    member, on, at = member_or_404(request, member_id), today(), request.cooperative.id
    savings = [one for one in open_accounts(at, member_id, on) if one.kind is SavingsKind.SUKARELA]
    offers = deposit_offers(at, on)
    facts: dict[str, Any] = {"member": member, "has_savings": bool(savings), "is_possible": bool(savings and offers)}
    if not facts["is_possible"]:
        return render(request, "office/desk/place.html", facts)
    form = PlaceForm(request.POST or None, offers=offers, savings=savings)
    if form.is_valid():
        if is_confirmed(request):
            placed = run(
                request, form, actions.place_deposit, on=on, savings_id=form.cleaned_data["savings"],
                at_maturity=MaturityChoice(form.cleaned_data["at_maturity"]), **form.placement(),
            )  # fmt: skip
            if not form.errors:
                return go_to(request, reverse("office:savings_deposit", args=[placed["deposit"]]))
        elif (planned := _planned(request, form)) is not None:
            return _ask(request, form, planned, f"{member.name} · {member.number}")
    return show(request, "office/desk/place.html", form, **facts)


def _planned(request: OfficeRequest, form: PlaceForm) -> actions.Placement | None:
    """What the certificate would say, or nothing and a sentence on the form."""
    at, savings_id = request.cooperative.id, form.cleaned_data["savings"]
    try:
        savings = actions.find_savings(at, savings_id)
        return actions.placement(cooperative_id=at, at=now(), on=today(), savings=savings, **form.placement())
    except Refusal as refusal:
        form.refuse(refusal, _FIELDS.get(type(refusal)))
    return None


_FIELDS: dict[type[Refusal], str] = {
    actions.BelowMinimumDeposit: "amount",
    actions.AboveMaximumDeposit: "amount",
    actions.WithdrawalTooLarge: "amount",
    actions.PayoutNotFitting: "payout",
    actions.TermNotOffered: "offer",
}


def _ask(request: OfficeRequest, form: PlaceForm, planned: actions.Placement, member: str) -> HttpResponse:
    told, terms = form.placement(), planned.terms
    source = planned.savings.number if told["from_savings"] else gettext("Cash")
    facts = [
        (gettext("Member"), member),
        (gettext("From"), source),
        (gettext("Product"), planned.product.name),
        (gettext("Term"), month_words(told["months"])),
        (gettext("Last day"), formats.tanggal(planned.matures_on)),
        (gettext("Interest a year"), formats.persen(planned.rate_ppm)),
        (gettext("Interest of the term, before tax"), formats.rupiah(planned.interest)),
        (gettext("Interest is given"), labels.label(told["payout"])),
        (gettext("Interest goes to"), planned.savings.number),
        (gettext("On the last day"), labels.label(MaturityChoice(form.cleaned_data["at_maturity"]))),
        (gettext("Taken out early"), break_words(BreakRule(terms.break_rule), terms.break_rate_ppm)),
    ]
    question, button = gettext("Open this deposit?"), gettext("Open the deposit")
    return confirm(
        request, form, question=question, facts=facts, button=button, back_url=request.path, amount=told["amount"]
    )
