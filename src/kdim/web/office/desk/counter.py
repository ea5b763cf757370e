"""The four acts at the counter, each in three steps: the amount, the question, the receipt.

What is typed stays whatever happens. The question is asked only when the act could be done as things stand; the act
itself decides again, under the request id with which the first page was opened.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from kdim.calculations.dues import whole_month_payments
from kdim.cooperatives.powers import Power
from kdim.kernel.refusals import Refusal
from kdim.members.enums import MemberStatus
from kdim.savings import actions
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import AccountView, DuesStatus, dues_status, terms_at
from kdim.web import formats
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.desk.forms import CounterForm
from kdim.web.office.desk.standing import (
    Months,
    account_or_404,
    member_or_404,
    month_choices,
    open_accounts,
    pokok_standing,
)
from kdim.web.office.desk.till import own_drawer, without_drawer
from kdim.web.office.doing import confirm, is_confirmed, run

Facts = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Deal:
    """What the pages of one act say, how it is refused beforehand (``early``), and the act with its own facts.

    ``effect`` is +1 when the member's savings grow and -1 when they shrink; amounts in whole rupiah.
    """

    title: str
    question: str
    button: str
    icon: str
    member_id: int
    member: str
    number: str
    account: str
    balance: int
    act: Callable[..., Any]
    facts: dict[str, Any]
    early: Callable[[int], Refusal | None] = lambda _amount: None
    effect: int = 1
    suggested: int | None = None
    told: Facts = field(default_factory=list)
    more: Callable[[int], Facts] = lambda _amount: []
    choices: list[Months] = field(default_factory=list)
    with_memo: bool = True


@require_http_methods(["GET", "POST"])
@office_page(Power.TAKE_SAVINGS)
def deposit(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Money in."""
    account = account_or_404(request, account_id)
    if account.closed_on and not is_confirmed(request):
        return redirect("office:desk_member", account.member_id)
    terms = terms_at(request.cooperative.id, account.product_id, today())
    least = terms.minimum_deposit if terms else 0

    def early(amount: int) -> Refusal | None:
        if account.kind is not SavingsKind.SUKARELA:
            return actions.WrongKind(kind=account.kind, number=account.number)
        return actions.BelowMinimumDeposit(amount=amount, minimum=least) if amount < least else None

    deal = _voluntary(
        account, title=gettext("Deposit"), question=gettext("Take this deposit?"), button=gettext("Take the deposit"),
        icon="arrow-down-left", act=actions.record_deposit, early=early,
    )  # fmt: skip
    return _serve(request, deal)


@require_http_methods(["GET", "POST"])
@office_page(Power.PAY_OUT_SAVINGS)
def withdraw(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Money out."""
    account = account_or_404(request, account_id)
    if account.closed_on and not is_confirmed(request):
        return redirect("office:desk_member", account.member_id)

    def early(amount: int) -> Refusal | None:
        if account.kind is not SavingsKind.SUKARELA:
            return actions.EquityNotWithdrawable(kind=account.kind, number=account.number, balance=account.balance)
        if amount <= account.available:
            return None
        return actions.WithdrawalTooLarge(
            amount=amount, available=account.available, balance=account.balance, held=account.held,
            minimum=account.minimum,
        )  # fmt: skip

    told: Facts = [(gettext("May be taken out"), formats.rupiah(account.available))]
    if account.held:
        told.append((gettext("Held"), formats.rupiah(account.held)))
    deal = _voluntary(
        account, title=gettext("Withdrawal"), question=gettext("Pay this out?"), button=gettext("Pay out"),
        icon="arrow-up-right", act=actions.record_withdrawal, early=early, effect=-1, told=told,
    )  # fmt: skip
    return _serve(request, deal)


@require_http_methods(["GET", "POST"])
@office_page(Power.TAKE_SAVINGS)
def pokok(request: OfficeRequest, member_id: int) -> HttpResponse:
    """Simpanan pokok, whole or an instalment; the last payment makes the person a member."""
    member, on = member_or_404(request, member_id), today()
    if member.status == MemberStatus.LEFT and not is_confirmed(request):
        return redirect("office:desk_member", member_id)
    accounts = open_accounts(request.cooperative.id, member_id, on)
    standing = pokok_standing(request.cooperative.id, accounts, on)

    def early(amount: int) -> Refusal | None:
        if member.status not in (MemberStatus.ADMITTED, MemberStatus.ACTIVE):
            return actions.MemberNotAdmitted(name=member.name, status=member.status)
        if amount > standing.remaining:
            return actions.PokokTooMuch(amount=amount, remaining=standing.remaining, pokok=standing.asked)
        if amount < standing.least:
            return actions.PokokTooLittle(amount=amount, least=standing.least, remaining=standing.remaining)
        return None

    def more(amount: int) -> Facts:
        left = standing.remaining - amount
        if not left and member.status == MemberStatus.ADMITTED:
            return [(gettext("After this"), gettext("becomes a member and gets a number"))]
        return [(gettext("Still to pay"), formats.rupiah(left))] if left else []

    told: Facts = [(gettext("Still to pay"), formats.rupiah(standing.remaining))]
    if standing.least < standing.remaining:
        told.append((gettext("Least instalment"), formats.rupiah(standing.least)))
    deal = Deal(
        title=gettext("Simpanan pokok"), question=gettext("Take simpanan pokok?"),
        button=gettext("Take simpanan pokok"), icon="arrow-down-left", member_id=member_id, member=member.name,
        number=member.number, account=gettext("Simpanan pokok"), balance=standing.paid,
        act=actions.pay_pokok, facts={"member_id": member_id}, early=early, suggested=standing.remaining,
        told=told, more=more, with_memo=False,
    )  # fmt: skip
    return _serve(request, deal)


@require_http_methods(["GET", "POST"])
@office_page(Power.TAKE_SAVINGS)
def wajib(request: OfficeRequest, member_id: int) -> HttpResponse:
    """Simpanan wajib: suggests what is due; several months at once or ahead."""
    member = member_or_404(request, member_id)
    if member.status == MemberStatus.LEFT and not is_confirmed(request):
        return redirect("office:desk_member", member_id)
    dues = dues_status(request.cooperative.id, member_id, today())
    choices = month_choices(dues) if dues else []
    deal = Deal(
        title=gettext("Simpanan wajib"), question=gettext("Take simpanan wajib?"),
        button=gettext("Take simpanan wajib"), icon="arrow-down-left", member_id=member_id, member=member.name,
        number=member.number, account=gettext("Simpanan wajib"), balance=dues.balance if dues else 0,
        act=actions.pay_wajib, facts={"member_id": member_id}, suggested=_suggested(dues),
        early=lambda amount: _wajib_refusal(member.name, member.status, dues, amount),
        told=[(gettext("A month"), formats.rupiah(dues.monthly)), (gettext("Late"), formats.rupiah(dues.arrears))]
        if dues else [],
        more=lambda amount: _months_paid(dues, amount), choices=choices, with_memo=False,
    )  # fmt: skip
    return _serve(request, deal)


def _voluntary(account: AccountView, **words: Any) -> Deal:
    return Deal(
        member_id=account.member_id, member=account.member_name, number=account.member_number,
        account=f"{account.product_name} {account.number}", balance=account.balance,
        facts={"account_id": account.id}, **words,
    )  # fmt: skip


def _suggested(dues: DuesStatus | None) -> int | None:
    """What is late, else what is asked for now, else one month ahead."""
    if dues is None:
        return None
    return dues.arrears or dues.open_amount or dues.next_payment or None


def _wajib_refusal(name: str, status: str, dues: DuesStatus | None, amount: int) -> Refusal | None:
    if dues is None:
        return actions.MemberNotActive(name=name, status=status)
    below, above = whole_month_payments(dues.boxes, amount, monthly=dues.monthly)
    return None if amount == above else actions.WajibNotWholeMonths(amount=amount, below=below, above=above)


def _months_paid(dues: DuesStatus | None, amount: int) -> Facts:
    """Which months an amount pays, as a line of the question."""
    if dues is None or not dues.monthly:
        return []
    unpaid = [(box.month, box.amount - box.paid) for box in dues.boxes if box.paid < box.amount]
    month = dues.boxes[-1].month.next() if dues.boxes else None
    paid = []
    while amount > 0 and (unpaid or month):
        if unpaid:
            one, part = unpaid.pop(0)
        else:
            assert month is not None
            one, part, month = month, dues.monthly, month.next()
        paid.append(one)
        amount -= part
    if not paid:
        return []
    first, last = (date_format(one.first_day, "M Y") for one in (paid[0], paid[-1]))
    span = first if len(paid) == 1 else f"{first}\N{EN DASH}{last}"
    count = ngettext("%(n)s month", "%(n)s months", len(paid)) % {"n": len(paid)}
    return [(gettext("Pays"), f"{count}: {span}")]


def _serve(request: OfficeRequest, deal: Deal) -> HttpResponse:
    """One of the three steps; without a drawer that takes money, the way to one."""
    if request.method != "POST" and (elsewhere := without_drawer(request, own_drawer(request))) is not None:
        return elsewhere
    known = {"amount": request.GET.get("jumlah", "")[:40] or deal.suggested, "memo": request.GET.get("ket", "")[:100]}
    form = CounterForm(request.POST or None, initial=known, with_memo=deal.with_memo)
    if form.is_valid():
        amount = form.cleaned_data["amount"]
        if is_confirmed(request):
            memo = {"memo": form.cleaned_data["memo"]} if deal.with_memo else {}
            paid = run(request, form, deal.act, on=today(), amount=amount, **deal.facts, **memo)
            if not form.errors:
                return go_to(request, reverse("office:desk_receipt", args=[paid["receipt"]]))
        elif (refusal := deal.early(amount)) is not None:
            form.refuse(refusal, "amount")
        else:
            return _ask(request, deal, form, amount)
    facts = {"deal": deal, "form": form, "title": f"{deal.title} · {deal.member}"}
    return render(request, "office/desk/counter.html", facts, status=422 if form.errors else 200)


def _ask(request: OfficeRequest, deal: Deal, form: CounterForm, amount: int) -> HttpResponse:
    typed = {"jumlah": form["amount"].value() or "", "ket": form["memo"].value() or "" if deal.with_memo else ""}
    back = f"{request.path}?{urlencode({key: value for key, value in typed.items() if value})}"
    facts: Facts = [
        (gettext("Member"), f"{deal.member} · {deal.number}" if deal.number else deal.member),
        (gettext("Into") if deal.effect > 0 else gettext("From"), deal.account),
        *deal.more(amount),
        (gettext("New balance"), formats.rupiah(deal.balance + deal.effect * amount)),
    ]
    if deal.with_memo and form.cleaned_data["memo"]:
        facts.append((gettext("Note"), form.cleaned_data["memo"]))
    return confirm(request, form, question=deal.question, facts=facts, button=deal.button, back_url=back, amount=amount)
