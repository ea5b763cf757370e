"""A member's statement for any period: page, paper and workbook."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.savings.queries import AccountStatement, member_statement
from kdim.web.documents.periods import asked_period, usual_periods
from kdim.web.documents.statements import FORMS, LINES_SHOWN, show_statement
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.office.doing import UNREADY


@require_safe
@office_page(Power.SEE_SAVINGS)
def statement(request: OfficeRequest, member_id: int, form: str = "") -> HttpResponse:
    """The page, or with ``form`` the file; a period that cannot be is said on the page."""
    if form not in FORMS:
        raise Http404
    on = today()
    asked = asked_period(request, on)
    is_right = asked.is_valid()
    period = asked.period if is_right else {"from_on": on, "until_on": on}
    told = member_statement(request.cooperative.id, member_id, **period)
    if told is None:
        raise Http404
    if form and is_right:
        return show_statement(request.cooperative, told, form, made_at=now())
    facts: dict[str, Any] = {
        "form": asked, "told": told,
        "who": " · ".join(filter(None, (told.member_name, told.member_number))),
        "books": [_book(account, request.GET.urlencode()) for account in told.accounts],
        "is_right": is_right, "periods": usual_periods(on), "most": LINES_SHOWN,
        "can_see_members": request.actor.can(Power.SEE_MEMBERS),
    }  # fmt: skip
    return render(request, "office/savings/statement.html", facts, status=200 if is_right else UNREADY)


def _book(account: AccountStatement, asked: str) -> tuple[AccountStatement, str, str]:
    """The account, its heading and its passbook in the same period."""
    address = reverse("office:savings_passbook", args=[account.account_id])
    return account, f"{account.product_name} · {account.number}", f"{address}?{asked}" if asked else address
