"""My statement for any period: page, paper and workbook."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kdim.savings.queries import my_statement
from kdim.web.documents.periods import asked_period, usual_periods
from kdim.web.documents.statements import FORMS, show_statement
from kdim.web.gates import MemberRequest, member_page, now, today

UNREADY = 422


@require_safe
@member_page
def statement(request: MemberRequest, form: str = "") -> HttpResponse:
    """What I save, from one day to another; with ``form`` the file."""
    if form not in FORMS:
        raise Http404
    on = today()
    asked = asked_period(request, on)
    told = my_statement(request.actor, **asked.period) if asked.is_valid() else None
    if form and told:
        return show_statement(request.cooperative, told, form, made_at=now())
    facts = {"form": asked, "told": told, "periods": usual_periods(on)}
    return render(request, "portal/savings/statement.html", facts, status=200 if told else UNREADY)
