"""Taking simpanan berjangka out before its last day: what it comes to by its rule, the question, the certificate."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kdim.calculations.term_deposit import BreakRule
from kdim.cooperatives.powers import Power
from kdim.kernel.refusals import Refusal
from kdim.savings.actions import Breaking, break_deposit, breaking, find_deposit
from kdim.savings.models import TermDeposit
from kdim.web import formats, refusals
from kdim.web.forms import Form, RequestIdField
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run, show
from kdim.web.office.savings.deposit_terms import break_words
from kdim.web.office.savings.deposits import deposit_or_404


class BreakForm(Form):
    """Nothing to fill in; ``paid`` is the sum that was shown, so that no other one is paid."""

    request_id = RequestIdField()
    paid = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**15)


@require_http_methods(["GET", "POST"])
@office_page(Power.PAY_OUT_SAVINGS)
def early(request: OfficeRequest, deposit_id: int) -> HttpResponse:
    """Three steps: what it comes to, the question, the certificate that says how it ended."""
    found, back = deposit_or_404(request, deposit_id), reverse("office:savings_deposit", args=[deposit_id])
    try:
        deposit = find_deposit(request.cooperative.id, deposit_id)
        told = breaking(deposit, now(), today())
    except Refusal as refusal:
        facts = {"deposit": found, "back": back, "why_not": refusals.words(refusal)}
        return render(request, "office/savings/deposit_break.html", facts, status=422 if request.POST else 200)
    form = BreakForm(request.POST or None, initial={"paid": told.paid})
    if form.is_valid():
        if is_confirmed(request):
            run(request, form, break_deposit, on=today(), deposit_id=deposit_id, paid=form.cleaned_data["paid"])
            if not form.errors:
                return go_to(request, back)
        else:
            question, button = gettext("Take this deposit out early?"), gettext("Take it out")
            return confirm(
                request, form, question=question, facts=_facts(deposit, told), button=button, back_url=request.path,
                amount=told.paid,
            )  # fmt: skip
    return show(
        request, "office/savings/deposit_break.html", form, deposit=found, back=back, told=told,
        facts=_facts(deposit, told),
    )  # fmt: skip


def _facts(deposit: TermDeposit, told: Breaking) -> list[tuple[str, str]]:
    """Every figure that leads from the deposit to what is paid; those that are nothing are left out."""
    terms = deposit.terms
    sums = [
        (gettext("Interest given so far, before tax"), told.given),
        (gettext("Interest still to be paid"), told.more),
        (gettext("Tax withheld"), told.tax),
        (gettext("Taken back of what was given"), told.taken_back),
        (gettext("Fee for taking it out early"), told.penalty),
    ]
    return [
        (gettext("Member"), f"{deposit.member.name} · {deposit.member.number}"),
        (gettext("Certificate"), deposit.number),
        (gettext("Taken out early"), break_words(BreakRule(terms.break_rule), terms.break_rate_ppm)),
        (gettext("Balance"), formats.rupiah(told.balance)),
        (gettext("Interest by the rule, before tax"), formats.rupiah(told.earned)),
        *((words, formats.rupiah(amount)) for words, amount in sums if amount),
        (gettext("Goes into"), deposit.savings.number),
    ]
