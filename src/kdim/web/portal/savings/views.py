"""My savings: the accounts, each passbook month by month, simpanan berjangka, and the boxes of simpanan wajib."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from kdim.calculations.dues import DueBox, DueState
from kdim.kernel.calendar import Month, MonthUnreadable
from kdim.kernel.refusals import Refusal
from kdim.savings.actions import choose_maturity
from kdim.savings.enums import MaturityChoice
from kdim.savings.queries import (
    dues_status,
    interest_of_deposit,
    my_accounts,
    my_deposit,
    my_deposits,
    my_passbook,
)
from kdim.web import access
from kdim.web.forms import MaturityForm
from kdim.web.gates import MemberRequest, member_page, now, today

MONTHS_SHOWN = 6


@require_safe
@member_page
def savings(request: MemberRequest) -> HttpResponse:
    """Every account with its balance."""
    facts = {
        "accounts": my_accounts(request.actor, today()), "deposits": my_deposits(request.actor), "on": today(),
    }  # fmt: skip
    return render(request, "portal/savings/savings.html", facts)


@require_safe
@member_page
def deposit(request: MemberRequest, deposit_id: int) -> HttpResponse:
    """One certificate of simpanan berjangka: what it says, and the interest it gave."""
    found = my_deposit(request.actor, deposit_id)
    if found is None:
        return access.not_found(request)
    given = interest_of_deposit(request.actor.cooperative_id, deposit_id)
    can_choose = not found.status.is_over and found.matures_on > today()
    return render(request, "portal/savings/deposit.html", {"deposit": found, "given": given, "can_choose": can_choose})


@require_http_methods(["GET", "POST"])
@member_page
def choose(request: MemberRequest, deposit_id: int) -> HttpResponse:
    """What I want done on the last day; it can be changed until the day before."""
    found, back = my_deposit(request.actor, deposit_id), reverse("portal:savings_deposit", args=[deposit_id])
    if found is None:
        return access.not_found(request)
    form = MaturityForm(request.POST or None, initial={"choice": found.at_maturity})
    if form.is_valid():
        choice = MaturityChoice(form.cleaned_data["choice"])
        try:
            choose_maturity(
                actor=request.actor, request_id=form.cleaned_data["request_id"], at=now(), on=today(),
                deposit_id=deposit_id, choice=choice,
            )  # fmt: skip
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, gettext("Your choice was recorded."))
            return redirect(back)
    facts = {"form": form, "deposit": found, "back": back}
    return render(request, "portal/savings/deposit_choice.html", facts, status=422 if form.errors else 200)


@require_safe
@member_page
def passbook(request: MemberRequest, account_id: int) -> HttpResponse:
    """Half a year of one passbook, the newest line first; ``?sampai=2025-03`` shows the half-year up to that month."""
    last = _month(request.GET.get("sampai", ""), Month.of(today()))
    first = last.plus(1 - MONTHS_SHOWN)
    until = min(last.last_day, today())
    book = my_passbook(request.actor, account_id, from_on=first.first_day, until_on=until, size=500)
    if book is None:
        return access.not_found(request)
    opened = Month.of(book.account.opened_on)
    facts = {
        "account": book.account,
        "book": book,
        "lines": list(reversed(book.lines)),
        "older": first.plus(-1) if opened < first else None,
        "newer": last.plus(MONTHS_SHOWN) if last < Month.of(today()) else None,
    }
    return render(request, "portal/savings/passbook.html", facts)


@require_safe
@member_page
def dues(request: MemberRequest) -> HttpResponse:
    """Simpanan wajib, month by month."""
    actor = request.actor
    assert actor.member_id is not None
    status = dues_status(actor.cooperative_id, actor.member_id, today())
    return render(
        request, "portal/savings/dues.html", {"dues": status, "years": _by_year(status.boxes if status else ())}
    )


def _by_year(boxes: Sequence[DueBox]) -> list[tuple[int, list[dict[str, object]]]]:
    """The newest year first; months in order, as the part for boxes wants them."""
    years: dict[int, list[dict[str, object]]] = {}
    for box in boxes:
        state = DueState.PAID if box.state is DueState.AHEAD else box.state
        name = date_format(box.month.first_day, "M")
        years.setdefault(box.month.year, []).append({"name": name, "amount": box.amount, "state": state.value})
    return sorted(years.items(), reverse=True)


def _month(text: str, latest: Month) -> Month:
    """The month asked for, never after the present one; nonsense is the present one."""
    try:
        asked = Month.parse(text)
    except MonthUnreadable:
        return latest
    return min(asked, latest)
