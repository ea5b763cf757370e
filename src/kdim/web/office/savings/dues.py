"""Simpanan wajib of everybody: who is behind, and asking for a month."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.kernel.calendar import Month
from kdim.savings import actions
from kdim.savings.queries import dues_in_arrears, dues_to_raise
from kdim.web import formats
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run
from kdim.web.office.savings.forms import MonthForm


@require_safe
@office_page(Power.RAISE_DUES)
def dues(request: OfficeRequest) -> HttpResponse:
    """The month to ask for, and who has not paid what was asked."""
    on = today()
    asked = request.GET.get("bulan", "")
    form = MonthForm({"month": asked}) if asked else None
    month = Month.parse(asked) if form is not None and "month" not in form.errors else Month.of(on)
    facts = {
        "preview": dues_to_raise(request.cooperative.id, month), "late": dues_in_arrears(request.cooperative.id, on),
        "month": month, "before": month.previous(), "after": month.next(),
        "form": MonthForm(initial={"month": str(month)}),
        "can_take": request.actor.can(Power.TAKE_SAVINGS),
    }  # fmt: skip
    return render(request, "office/savings/dues.html", facts)


@require_http_methods(["POST"])
@office_page(Power.RAISE_DUES)
def raise_month(request: OfficeRequest) -> HttpResponse:
    """The question with its sums, then the batch."""
    form = MonthForm(request.POST)
    back = reverse("office:dues")
    if form.is_valid():
        month = Month.parse(form.cleaned_data["month"])
        back = f"{back}?bulan={month}"
        if not is_confirmed(request):
            told = dues_to_raise(request.cooperative.id, month)
            facts = [
                (gettext("Month"), formats.bulan(month.first_day)),
                (gettext("Members"), formats.angka(told.members)),
                (gettext("Each pays"), formats.rupiah(told.amount)),
                (gettext("To be paid by"), formats.tanggal(told.due_on)),
            ]
            question, button = gettext("Raise the dues of this month?"), gettext("Raise the dues")
            return confirm(
                request, form, question=question, facts=facts, button=button, back_url=back, amount=told.total
            )
        made = run(request, form, actions.raise_dues, month=month)
        if not form.errors:
            said = ngettext("Dues raised for %(n)s member.", "Dues raised for %(n)s members.", made["raised"])
            messages.success(request, said % {"n": formats.angka(made["raised"])})
            return go_to(request, back)
    for wrong in form.errors.values():
        messages.error(request, " ".join(str(one) for one in wrong))
    return go_to(request, back)
