"""Who waits to become a member, what is still missing, and what the pengurus decide."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.members import actions
from kdim.members.enums import CheckItem, MemberStatus
from kdim.members.models import Member
from kdim.members.queries import Check, MemberNotFound, checklists
from kdim.members.queries import applications as waiting_people
from kdim.members.queries import member as member_row
from kdim.processes.withdrawing import withdraw_application
from kdim.savings.queries import accounts_of
from kdim.web.forms import Form
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.desk.till import own_drawer, without_drawer
from kdim.web.office.doing import confirm, is_confirmed, run, show
from kdim.web.office.members.forms import AdmitForm, ReasonForm, WithdrawForm

_MISSING = {
    "birth_place": gettext_lazy("place of birth"),
    "street": gettext_lazy("street"),
    "area": gettext_lazy("village"),
    "phone": gettext_lazy("telephone"),
    "business_name": gettext_lazy("name of the business"),
    "kbli_code": gettext_lazy("kind of business (KBLI)"),
}


@require_safe
@office_page(Power.RECORD_APPLICATION)
def waiting(request: OfficeRequest) -> HttpResponse:
    """Everybody who has applied and is not a member yet, the longest waiting first."""
    lines = waiting_people(request.cooperative.id, today())
    facts = {
        "decide": [line for line in lines if line.row.status == MemberStatus.APPLIED],
        "to_pay": [line for line in lines if line.row.status == MemberStatus.ADMITTED],
    }
    return render(request, "office/members/applications.html", facts)


@require_safe
@office_page(Power.RECORD_APPLICATION)
def application(request: OfficeRequest, member_id: int) -> HttpResponse:
    """The checklist and what can be done next; a person who is a member has a page of their own."""
    row = _row(request, member_id)
    if row.status in (MemberStatus.ACTIVE, MemberStatus.LEFT):
        return redirect("office:member", member_id=member_id)
    checks = checklists(request.cooperative.id, [row], today())[member_id]
    needed = [check for check in checks if check.needed]
    facts = {
        "member": row, "needed": [(check, _why(check)) for check in needed],
        "others": [(check, _why(check)) for check in checks if not check.needed],
        "done_count": sum(check.done for check in needed), "needed_count": len(needed),
        "is_ready": all(check.done for check in needed),
        "is_applied": row.status == MemberStatus.APPLIED, "is_admitted": row.status == MemberStatus.ADMITTED,
        "can_admit": request.actor.can(Power.ADMIT_MEMBERS), "can_edit": request.actor.can(Power.EDIT_MEMBERS),
        "can_take": request.actor.can(Power.TAKE_SAVINGS),
    }  # fmt: skip
    return render(request, "office/members/application.html", facts)


@require_http_methods(["GET", "POST"])
@office_page(Power.ADMIT_MEMBERS)
def admit(request: OfficeRequest, member_id: int) -> HttpResponse:
    """The pengurus admit: the number of their decision, a question, then the application again."""
    name = _row(request, member_id).name
    form = AdmitForm(request.POST or None)
    back = reverse("office:application", args=[member_id])
    if form.is_valid():
        if not is_confirmed(request):
            decision = form.cleaned_data["decision"] or gettext("not written down")
            facts = [
                (gettext("Applicant"), name),
                (gettext("Decision of the pengurus"), decision),
                (gettext("After this"), gettext("pays simpanan pokok at the desk and is a member")),
            ]
            question, button = gettext("Admit this person?"), gettext("Admit")
            return confirm(request, form, question=question, facts=facts, button=button, back_url=back)
        run(request, form, actions.admit, on=today(), member_id=member_id, decision=form.cleaned_data["decision"])
        if not form.errors:
            return go_to(request, back)
    return show(
        request, "office/members/decide.html", form, title=gettext("Admit"), name=name, back=back,
        button=gettext("Go on"), is_danger=False,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@office_page(Power.ADMIT_MEMBERS)
def reject(request: OfficeRequest, member_id: int) -> HttpResponse:
    """The pengurus turn somebody down, with the reason that they will be told."""
    return _with_reason(request, member_id, actions.reject, gettext("Reject the application"), gettext("Reject"))


@require_http_methods(["GET", "POST"])
@office_page(Power.RECORD_APPLICATION)
def withdraw(request: OfficeRequest, member_id: int) -> HttpResponse:
    """The person no longer wants to join; what they paid of simpanan pokok is paid back, after a question."""
    row, on = _row(request, member_id), today()
    paid = sum(one.balance for one in accounts_of(request.cooperative.id, member_id, on) if one.closed_on is None)
    may_pay = request.actor.can(Power.PAY_OUT_SAVINGS)
    needs_drawer = paid and may_pay and request.method != "POST"
    if needs_drawer and (elsewhere := without_drawer(request, own_drawer(request))) is not None:
        return elsewhere
    form = WithdrawForm(request.POST or None, initial={"paid_back": paid})
    back = reverse("office:application", args=[member_id])
    title = gettext("Withdraw the application")
    if form.is_valid():
        if form.cleaned_data["paid_back"] and may_pay and not is_confirmed(request):
            facts = [
                (gettext("Applicant"), row.name),
                (gettext("From"), gettext("Simpanan pokok")),
                (gettext("Reason"), form.cleaned_data["reason"]),
                (gettext("After this"), gettext("the application is withdrawn")),
            ]
            question, button = gettext("Pay this back and withdraw the application?"), gettext("Pay it back")
            return confirm(
                request,
                form,
                question=question,
                facts=facts,
                button=button,
                back_url=back,
                amount=form.cleaned_data["paid_back"],
            )
        told = {"reason": form.cleaned_data["reason"], "paid_back": form.cleaned_data["paid_back"]}
        token = run(request, form, withdraw_application, on=on, member_id=member_id, **told)
        if not form.errors:
            return go_to(
                request, reverse("office:desk_receipt", args=[token]) if token else reverse("office:applications")
            )
    return show(
        request, "office/members/decide.html", form, title=title, name=row.name, back=back,
        button=gettext("Withdraw"), is_danger=True, paid=paid,
    )  # fmt: skip


def _with_reason(
    request: OfficeRequest, member_id: int, act: Callable[..., Any], title: str, button: str
) -> HttpResponse:
    name = _row(request, member_id).name
    form: Form = ReasonForm(request.POST or None)
    if form.is_valid():
        run(request, form, act, on=today(), member_id=member_id, reason=form.cleaned_data["reason"])
        if not form.errors:
            return go_to(request, reverse("office:applications"))
    back = reverse("office:application", args=[member_id])
    return show(
        request, "office/members/decide.html", form, title=title, name=name, back=back, button=button, is_danger=True
    )


def _row(request: OfficeRequest, member_id: int) -> Member:
    try:
        return member_row(request.cooperative.id, member_id)
    except MemberNotFound as refusal:
        raise Http404 from refusal


def _why(check: Check) -> str:
    """What an item lacks, in words."""
    if check.done:
        return ""
    if missing := check.facts.get("missing"):
        return gettext("Missing: %(what)s") % {"what": ", ".join(str(_MISSING[one]) for one in missing)}
    if check.item is CheckItem.AGE:
        return gettext("%(age)s years old; the by-laws ask for %(least)s") % {
            "age": check.facts["age"], "least": check.facts["age_min"],
        }  # fmt: skip
    if people := check.facts.get("members"):
        return gettext("Also: %(who)s") % {"who": ", ".join(_who(one) for one in people)}
    if check.item is CheckItem.NIK_AGREES:
        return gettext("The NIK says another birth date or sex. Look at the card once more.")
    return gettext("Not yet")


def _who(one: dict[str, Any]) -> str:
    return f"{one['name']} ({one['number']})" if one["number"] else str(one["name"])
