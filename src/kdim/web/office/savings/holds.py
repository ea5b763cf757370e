"""Keeping part of simpanan sukarela from being taken out, and letting it go again."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.ledger.queries import holds_of
from kdim.savings import actions
from kdim.savings.queries import AccountView, account_detail
from kdim.web import formats
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import run, show
from kdim.web.office.savings.forms import HoldForm, ReleaseForm


@require_http_methods(["GET", "POST"])
@office_page(Power.HOLD_SAVINGS)
def place(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Hold an amount for a reason."""
    account = _account(request, account_id)
    form = HoldForm(request.POST or None)
    if form.is_valid():
        facts: dict[str, Any] = {"amount": form.cleaned_data["amount"], "reason": form.cleaned_data["reason"]}
        run(request, form, actions.place_hold, account_id=account_id, **facts)
        if not form.errors:
            return go_to(request, _back(account_id))
    lead = gettext("%(available)s may be taken out") % {"available": formats.rupiah(account.available)}
    title, button = gettext("Hold an amount"), gettext("Hold")
    return show(
        request, "office/savings/hold.html", form, account=account, title=title, lead=lead, button=button,
        back=_back(account_id),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@office_page(Power.HOLD_SAVINGS)
def release(request: OfficeRequest, account_id: int, hold_id: int) -> HttpResponse:
    """Release what was held on this account."""
    account = _account(request, account_id)
    hold = next((one for one in holds_of(request.cooperative.id, account.subaccount_id) if one.id == hold_id), None)
    form = ReleaseForm(request.POST or None)
    if hold is None and not form.is_valid():
        raise Http404
    if form.is_valid():
        run(request, form, actions.release_hold, hold_id=hold_id, reason=form.cleaned_data["reason"])
        if not form.errors:
            return go_to(request, _back(account_id))
    lead = f"{formats.rupiah(hold.amount)} · {hold.reason}" if hold else ""
    title, button = gettext("Release a hold"), gettext("Release")
    return show(
        request, "office/savings/hold.html", form, account=account, title=title, lead=lead, button=button,
        back=_back(account_id),
    )  # fmt: skip


def _account(request: OfficeRequest, account_id: int) -> AccountView:
    account = account_detail(request.cooperative.id, account_id, today())
    if account is None:
        raise Http404
    return account


def _back(account_id: int) -> str:
    return reverse("office:savings_passbook", args=[account_id])
