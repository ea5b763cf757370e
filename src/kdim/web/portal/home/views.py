"""What I have, in one number; what to do next, in one button."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kdim.savings.queries import dues_status, my_accounts, my_deposits
from kdim.web.gates import MemberRequest, member_page, today


@require_safe
@member_page
def home(request: MemberRequest) -> HttpResponse:
    """All savings together, what is late, and each account on its own card."""
    actor, on = request.actor, today()
    assert actor.member_id is not None
    accounts, deposits = my_accounts(actor, on), my_deposits(actor)
    facts = {
        "accounts": accounts,
        "deposits": deposits,
        "total": sum(each.balance for each in accounts) + sum(each.balance for each in deposits),
        "dues": dues_status(actor.cooperative_id, actor.member_id, on),
        "on": on,
    }
    return render(request, "portal/home/home.html", facts)
