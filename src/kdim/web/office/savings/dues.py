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
from kdim.savings.queries.arrears import PAGE
from kdim.web import formats
from kdim.web.documents import tables
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run
from kdim.web.office.ledger.exporting import wanted_form
from kdim.web.office.savings.forms import MonthForm
from kdim.web.paging import Pages, page_number

EVERYBODY = 10**9


@require_safe
@office_page(Power.RAISE_DUES)
def dues(request: OfficeRequest) -> HttpResponse:
    """The month to ask for, and who has not paid what was asked."""
    on, here = today(), request.cooperative.id
    if file_form := wanted_form(request):
        return _file(request, file_form)
    asked = request.GET.get("bulan", "")
    form = MonthForm({"month": asked}) if asked else None
    month = Month.parse(asked) if form is not None and "month" not in form.errors else Month.of(on)
    late = dues_in_arrears(here, on, page=page_number(request))
    facts = {
        "preview": dues_to_raise(here, month), "late": late, "page": Pages(late.page, late.pages, late.members, PAGE),
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


def _file(request: OfficeRequest, file_form: str) -> HttpResponse:
    """Everybody who is behind today."""
    on = today()
    late = dues_in_arrears(request.cooperative.id, on, size=EVERYBODY)
    sheet = tables.Sheet(
        cooperative=request.cooperative.name, report=gettext("Who is behind with simpanan wajib"),
        period=formats.tanggal(on), made_at=now(),
        columns=[
            tables.text(gettext("Number"), 14), tables.text(gettext("Member")), tables.day(gettext("Last due on")),
            tables.rupiah(gettext("Late")),
        ],
        rows=[(one.member_number, one.member_name, one.last_due_on, one.amount) for one in late.rows],
        total=("", gettext("Altogether"), None, late.amount),
    )  # fmt: skip
    return tables.download(sheet, on.isoformat(), file_form)
