"""Finding whoever stands in front of the desk, and the card that says how they stand."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.members.enums import MemberStatus
from kdim.members.queries import find_for_desk
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import ProductView, deposit_offers, deposits_of, dues_of, products
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to, is_fragment, page_or_fragment
from kdim.web.office.desk.forms import OpenForm
from kdim.web.office.desk.standing import member_or_404, open_accounts, pokok_standing, shown_boxes
from kdim.web.office.desk.till import own_drawer, without_drawer
from kdim.web.office.doing import run, show
from kdim.web.refusals import words


@require_safe
@office_page(Power.TAKE_SAVINGS)
def desk(request: OfficeRequest) -> HttpResponse:
    """One box. What can only be one person opens their card at once."""
    drawer = None if is_fragment(request) else own_drawer(request)
    if not is_fragment(request) and (elsewhere := without_drawer(request, drawer)) is not None:
        return elsewhere
    words = request.GET.get("q", "")[:120]
    hits = find_for_desk(request.cooperative.id, words)
    if not is_fragment(request) and hits and (len(hits) == 1 or hits[0].number.lower() == words.strip().lower()):
        return redirect("office:desk_member", member_id=hits[0].id)
    facts = {"words": words, "hits": hits, "drawer": drawer}
    return page_or_fragment(request, "office/desk/desk.html", "hits", facts)


@require_safe
@office_page(Power.TAKE_SAVINGS)
def card(request: OfficeRequest, member_id: int) -> HttpResponse:
    """Who it is, what they have, what is due, and what can be done with one key."""
    member, on = member_or_404(request, member_id), today()
    at = request.cooperative.id
    accounts = open_accounts(at, member_id, on)
    deposits = deposits_of(at, member_id)
    voluntary = [one for one in accounts if one.kind is SavingsKind.SUKARELA]
    is_active, is_admitted = member.status == MemberStatus.ACTIVE, member.status == MemberStatus.ADMITTED
    wajib = next((one for one in accounts if one.kind is SavingsKind.WAJIB), None)
    dues = (
        dues_of(
            at,
            account_id=wajib.id,
            opened_on=wajib.opened_on,
            balance=wajib.balance,
            brought_in=wajib.brought_in,
            on=on,
        )
        if is_active and wajib
        else None
    )
    facts: dict[str, Any] = {
        "member": member, "accounts": accounts, "first": voluntary[0] if voluntary else None,
        "is_active": is_active, "is_admitted": is_admitted, "dues": dues,
        "boxes": shown_boxes(dues.boxes) if dues else [],
        "pokok": pokok_standing(at, accounts, on) if is_admitted else None,
        "total": sum(one.balance for one in accounts) + sum(one.balance for one in deposits),
        "can_open": is_active and not voluntary,
        "has_ended": words(ended) if (ended := actions.membership_ended(member)) else "",
        "deposits": deposits, "can_place": is_active and bool(voluntary) and bool(deposits or deposit_offers(at, on)),
    }  # fmt: skip
    return page_or_fragment(request, "office/desk/card.html", "card", facts)


@require_http_methods(["GET", "POST"])
@office_page(Power.TAKE_SAVINGS)
def open_account(request: OfficeRequest, member_id: int) -> HttpResponse:
    """Begin simpanan sukarela; straight on to the first deposit."""
    member, on = member_or_404(request, member_id), today()
    offered = _offered(request, member_id)
    form = OpenForm(request.POST or None, products=offered)
    if form.is_valid():
        account = run(
            request, form, actions.open_account, on=on, member_id=member_id, product_id=form.cleaned_data["product"]
        )
        if not form.errors:
            return go_to(request, reverse("office:desk_deposit", args=[account]))
    title = gettext("Open an account")
    return show(request, "office/desk/open.html", form, member=member, title=title, offered=offered)


def _offered(request: OfficeRequest, member_id: int) -> list[ProductView]:
    on, at = today(), request.cooperative.id
    have = {one.product_id for one in open_accounts(at, member_id, on)}
    return [
        one
        for one in products(at, on)
        if one.is_open and one.kind is SavingsKind.SUKARELA and (one.id not in have or request.method == "POST")
    ]
