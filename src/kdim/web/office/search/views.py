"""What the box at the top of every office page finds."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.ledger import queries as ledger
from kdim.members.queries import register
from kdim.payments.queries import receipts_numbered
from kdim.web.gates import OfficeRequest, office_page

HITS = 8


@require_safe
@office_page()
def everything(request: OfficeRequest) -> HttpResponse:
    """By room, each only for those who may see it; a number may be a member's, a receipt's or an entry's."""
    words = request.GET.get("q", "").strip()[:80]
    facts: dict[str, Any] = {"words": words}
    if words:
        facts |= _found(request, words)
    facts["is_empty"] = not any(facts.get(name) for name in ("members", "receipts", "accounts", "entry"))
    return render(request, "office/search/results.html", facts)


def _found(request: OfficeRequest, words: str) -> dict[str, Any]:
    cooperative_id, actor = request.cooperative.id, request.actor
    found: dict[str, Any] = {}
    if actor.can(Power.SEE_MEMBERS):
        page = register(cooperative_id, words=words, size=HITS)
        found["members"] = [(row, _address(row.id)) for row in page.rows]
    if actor.can(Power.SEE_SAVINGS):
        found["receipts"] = receipts_numbered(cooperative_id, words)
    if actor.can(Power.SEE_LEDGER):
        found["accounts"] = [one for one in ledger.find_accounts(cooperative_id, words, most=HITS) if not one.is_group]
        is_id = words.isascii() and words.isdecimal() and 12 <= len(words) <= 19
        found["entry"] = ledger.entry_detail(cooperative_id, int(words), lines_at_most=1) if is_id else None
    return found


def _address(member_id: int) -> str:
    """The member's page; the desk's card where there is no such page."""
    for route in ("office:member", "office:desk_member"):
        try:
            return reverse(route, args=[member_id])
        except NoReverseMatch:
            continue
    return ""
