"""Ending a membership: the reason, what becomes of the savings, a question, then the act."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.members.enums import ExitReason, MemberStatus
from kdim.members.queries import MemberNotFound
from kdim.members.queries import member as member_row
from kdim.processes.leaving import leave
from kdim.savings.queries import accounts_of
from kdim.web import labels
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.doing import confirm, is_confirmed, run, show
from kdim.web.office.members.forms import LeaveForm


@require_http_methods(["GET", "POST"])
@office_page(Power.END_MEMBERSHIPS)
def end(request: OfficeRequest, member_id: int) -> HttpResponse:
    """All savings become a debt of the cooperative to the person; the row stays in the register."""
    try:
        row = member_row(request.cooperative.id, member_id)
    except MemberNotFound as refusal:
        raise Http404 from refusal
    if row.status != MemberStatus.ACTIVE:
        raise Http404
    form = LeaveForm(request.POST or None)
    back = reverse("office:member", args=[member_id])
    if form.is_valid():
        reason = ExitReason(form.cleaned_data["exit_reason"])
        if not is_confirmed(request):
            total = sum(one.balance for one in accounts_of(request.cooperative.id, member_id, today()))
            facts = [
                (gettext("Member"), f"{row.name} · {row.number}"),
                (gettext("Reason"), labels.label(reason)),
                (gettext("Explanation"), form.cleaned_data["reason"]),
                (gettext("After this"), gettext("all savings are owed to the person until they are paid out")),
            ]
            question, button = gettext("End this membership?"), gettext("End the membership")
            return confirm(request, form, question=question, facts=facts, button=button, back_url=back, amount=total)
        words = form.cleaned_data["reason"]
        run(request, form, leave, on=today(), member_id=member_id, exit_reason=reason, reason=words)
        if not form.errors:
            return go_to(request, back)
    return show(
        request, "office/members/decide.html", form, title=gettext("End the membership"), name=row.name, back=back,
        button=gettext("Go on"), is_danger=True,
    )  # fmt: skip
