"""Writing down an application, and correcting or completing what is known of somebody."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import NotAllowed, Power
from kdim.kernel.refusals import Refusal
from kdim.members import actions
from kdim.members.enums import WAITING
from kdim.members.queries import MemberNotFound, member_detail
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.members.forms import ApplicationForm, typed_from

PAGE = "office/members/record.html"


@require_http_methods(["GET", "POST"])
@office_page(Power.RECORD_APPLICATION)
def new(request: OfficeRequest) -> HttpResponse:
    """An application on paper or by word of mouth."""
    form = ApplicationForm(request.POST or None)
    title = gettext("Record an application")

    def act(**frame: Any) -> int:
        return actions.record_application(**frame, application=form.application())

    return _serve(request, form, title, reverse("office:applications"), act, _page_of)


@require_http_methods(["GET", "POST"])
@office_page(Power.EDIT_MEMBERS)
def edit(request: OfficeRequest, member_id: int) -> HttpResponse:
    """All facts and heirs; that they were seen is recorded."""
    try:
        detail = member_detail(actor=request.actor, at=now(), member_id=member_id)
    except MemberNotFound as refusal:
        raise Http404 from refusal
    if detail.is_masked:
        raise NotAllowed(power=Power.SEE_PRIVATE_DATA.value, name=request.actor.name)
    form = ApplicationForm(request.POST or None, initial=dict(typed_from(detail)), with_consents=False)
    back = _page_of(member_id) if detail.status in WAITING else reverse("office:member", args=[member_id])

    def act(**frame: Any) -> None:
        actions.edit_member(**frame, member_id=member_id, application=form.application())

    return _serve(request, form, f"{gettext('Change')} · {detail.name}", back, act, lambda _made: back)


@require_safe
@office_page(Power.RECORD_APPLICATION)
def kbli(request: OfficeRequest) -> HttpResponse:
    """The kinds of business that fit the words, for HTMX."""
    form = ApplicationForm(initial={"kbli_words": request.GET.get("kbli_words", "")[:60]})
    return render(request, "office/members/kbli.html", {"form": form})


def _serve(
    request: OfficeRequest,
    form: ApplicationForm,
    title: str,
    back: str,
    act: Callable[..., Any],
    next_page: Callable[[Any], str],
) -> HttpResponse:
    if form.is_choosing:
        form.forget_errors()
        return render(request, PAGE, {"form": form, "title": title, "back": back})
    if form.is_valid():
        frame = {"actor": request.actor, "request_id": form.cleaned_data["request_id"], "at": now(), "on": today()}
        try:
            return go_to(request, next_page(act(**frame)))
        except actions.ApplicationWrong as wrong:
            form.refuse_fields(wrong)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.refuse(refusal)
    wrong_now = form.is_bound
    return render(request, PAGE, {"form": form, "title": title, "back": back}, status=422 if wrong_now else 200)


def _page_of(member_id: int) -> str:
    return reverse("office:application", args=[member_id])
