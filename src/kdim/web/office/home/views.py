"""The overview: members, savings, cash, and what waits."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.cooperatives.queries import office_work
from kdim.kernel.calendar import Month, format_month
from kdim.ledger import queries as ledger
from kdim.ledger.enums import AccountRole
from kdim.ledger.queries import MonthOfAccount
from kdim.members.enums import MemberStatus
from kdim.members.queries import members_overview
from kdim.savings.queries import savings_work
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.labels import label
from kdim.web.office.home.work import waiting

MONTHS = 12
KINDS = (AccountRole.SAVINGS_POKOK, AccountRole.SAVINGS_WAJIB, AccountRole.SAVINGS_SUKARELA)
MONEY = (AccountRole.CASH_DESK, AccountRole.TELLER_DRAWERS, AccountRole.BANK)
Accounts = Mapping[AccountRole, Sequence[MonthOfAccount]]


@require_safe
@office_page()
def overview(request: OfficeRequest) -> HttpResponse:
    """Twelve statements or fewer, however large the cooperative."""
    cooperative_id, actor = request.cooperative.id, request.actor
    last = Month.of(today())
    first = last.plus(1 - MONTHS)
    counts, curve = members_overview(cooperative_id, first, last)
    sees_savings = actor.can(Power.SEE_SAVINGS)
    told = ledger.monthly(cooperative_id, roles=[*KINDS, *MONEY], first=first, last=last) if sees_savings else {}
    work = waiting(
        actor,
        counts,
        savings_work(cooperative_id, month=last, on=today()) if sees_savings else None,
        ledger.books_work(cooperative_id, on=today()),
        office_work(cooperative_id, actor.person_id, now()) if actor.can(Power.RESET_FACTOR) else None,
    )
    names = [format_month(month)[:3] for month in first.through(last)]
    facts: dict[str, Any] = {
        "work": work,
        "names": names,
        "members": counts[MemberStatus.ACTIVE],
        "statuses": [(label(status), count) for status, count in counts.items() if count],
        "joined": {_("Joined"): [month.joined for month in curve], _("Left"): [month.left for month in curve]},
        "has_members": any(counts.values()),
        "sees_members": actor.can(Power.SEE_MEMBERS),
        "title": _("Last twelve months"),
        "factor_from": request.factor_from,
        **_money(told),
    }
    return render(request, "office/home/overview.html", facts)


def _money(told: Accounts) -> dict[str, Any]:
    """Savings by kind and cash, month by month; nothing before there are books."""
    kinds = {label(role): [max(0, month.closing) for month in told[role]] for role in KINDS if role in told}
    cash = {label(role): [month.closing for month in told[role]] for role in MONEY if role in told}
    drawers = label(AccountRole.TELLER_DRAWERS)
    if not any(cash.get(drawers, [])):
        cash.pop(drawers, None)  # tellers keep none here
    return {
        "kinds": kinds,
        "cash": cash,
        "saved": sum(values[-1] for values in kinds.values()) if kinds else None,
        "change": sum(values[-1] - values[-2] for values in kinds.values()),
        "has_savings": any(any(values) for values in kinds.values()),
        "has_cash": any(any(values) for values in cash.values()),
        "in_hand": [(name, values[-1]) for name, values in cash.items()],
    }
