"""Setting up the app, its recovery codes, switching it off. What must stay secret is shown once and never kept."""

from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from kdim.cooperatives import actions
from kdim.cooperatives.audit import RequestReused
from kdim.cooperatives.queries import FactorState, factor_begun, factor_state, office_factor_from
from kdim.kernel.codes import format_code
from kdim.kernel.refusals import Refusal
from kdim.web import proofs
from kdim.web.access import KdimRequest
from kdim.web.documents.pdf import qr_svg
from kdim.web.forms import Form
from kdim.web.gates import OfficeRequest, View, home_of, now, signed_in_page, today
from kdim.web.public.entrance.sessions import come_in, remember_device, wanted
from kdim.web.public.factor.forms import BeginForm, ConfirmForm, PinOnlyForm, SwitchOffForm

FORMS = ["GET", "HEAD", "POST"]
FEW = 3  # recovery codes: time to make new ones
_PLACES = {"secret_wrong": "secret", "code_refused": "code"}


class FactorRequest(OfficeRequest):
    """A request about one's own second factor; ``state`` is it, if one is in use."""

    state: FactorState | None


def own_factor(view: View) -> View:
    """For who signed in; who has a second factor and did not give it in this session gives it first."""

    @never_cache
    @signed_in_page
    @wraps(view)
    def gated(request: FactorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        assert request.actor.person_id is not None
        request.state = factor_state(request.cooperative.id, request.actor.person_id)
        if request.state and not proofs.has_given_factor(request.session, request.cooperative.id):
            return come_in(cast("KdimRequest", request), request.actor.person_id)
        return view(request, *args, **kwargs)

    return gated


@require_http_methods(FORMS)
@own_factor
def state(request: FactorRequest) -> HttpResponse:
    """Whether there is one; the button that begins, or begins with another phone."""
    form = BeginForm(request.POST or None)
    if form.is_valid():
        actions.begin_factor(actor=request.actor, request_id=form.cleaned_data["request_id"], at=now())
        return redirect(_with_next(request, "public:factor_set_up"))
    facts = {
        "form": form, "state": request.state, "few": FEW, "back": _back(request), "needed_from": request.factor_from,
        "is_needed": _is_needed(request), "next": wanted(request),
    }  # fmt: skip
    return render(request, "public/factor/state.html", facts, status=422 if form.errors else 200)


@sensitive_post_parameters("secret", "code")
@sensitive_variables("codes")
@require_http_methods(FORMS)
@own_factor
def set_up(request: FactorRequest) -> HttpResponse:
    """The secret as a picture, as a link and in letters; the app's first code begins its use and shows the paper."""
    assert request.actor.person_id is not None
    begun = factor_begun(request.cooperative, request.actor.person_id)
    if begun is None and request.method != "POST":
        return redirect(_with_next(request, "public:factor"))
    form = ConfirmForm(request.POST or None, initial={"factor_id": begun and begun.factor_id})
    if form.is_valid():
        data = form.cleaned_data
        try:
            codes = actions.confirm_factor(
                actor=request.actor, request_id=data["request_id"], at=now(), factor_id=data["factor_id"],
                secret=data["secret"], typed=data["code"],
            )  # fmt: skip
        except RequestReused:
            return _shown_already(request)
        except Refusal as refusal:
            _refuse(form, refusal)
        else:
            _begin_anew(request, data["factor_id"])
            return _show_codes(request, codes)
    if begun is None:
        return redirect(_with_next(request, "public:factor"))
    groups = [begun.secret[n : n + 4] for n in range(0, len(begun.secret), 4)]
    facts = {"form": form, "groups": groups, "address": begun.address, "qr": qr_svg(begun.address)}
    return render(request, "public/factor/set_up.html", facts, status=422 if form.errors else 200)


@sensitive_post_parameters("secret")
@sensitive_variables("codes")
@require_http_methods(FORMS)
@own_factor
def recovery_codes(request: FactorRequest) -> HttpResponse:
    """Ten new codes for the PIN; the paper of before becomes worthless."""
    if request.state is None:
        return redirect("public:factor")
    form = PinOnlyForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            codes = actions.renew_recovery_codes(
                actor=request.actor, request_id=data["request_id"], at=now(), secret=data["secret"]
            )
        except RequestReused:
            return _shown_already(request)
        except Refusal as refusal:
            _refuse(form, refusal)
        else:
            return _show_codes(request, codes)
    return render(request, "public/factor/renew.html", {"form": form}, status=422 if form.errors else 200)


@sensitive_post_parameters("secret", "code")
@require_http_methods(FORMS)
@own_factor
def switch_off(request: FactorRequest) -> HttpResponse:
    """Back to the PIN alone, for who needs no more."""
    if request.state is None:
        return redirect("public:factor")
    form = SwitchOffForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.switch_off_factor(
                actor=request.actor, request_id=data["request_id"], at=now(), on=today(), secret=data["secret"],
                typed=data["code"], keep_session=request.session.session_key or "",
            )  # fmt: skip
        except Refusal as refusal:
            _refuse(form, refusal)
        else:
            proofs.forget_factor(request.session)
            messages.success(request, gettext("Two-step verification is off. Your PIN alone signs you in."))
            return redirect("public:factor")
    return render(request, "public/factor/switch_off.html", {"form": form}, status=422 if form.errors else 200)


def _begin_anew(request: FactorRequest, factor_id: int) -> None:
    """Every session of the person has ended; this one goes on under a new key and proves more than before."""
    assert request.actor.person_id is not None
    request.session.cycle_key()
    proofs.remember_place(request.session, request.cooperative.id)
    proofs.remember_factor(request.session, request.cooperative.id, factor_id)
    remember_device(cast("KdimRequest", request), request.actor.person_id)


def _show_codes(request: FactorRequest, codes: tuple[str, ...]) -> HttpResponse:
    facts = {
        "codes": [format_code(code) for code in codes], "made_on": today(),
        "onward": wanted(request) or reverse("public:sign_in"),  # which leads who signed in to where they work
    }  # fmt: skip
    return render(request, "public/factor/codes.html", facts)


def _shown_already(request: FactorRequest) -> HttpResponse:
    said = gettext("Your recovery codes were shown once already. If you have not kept them, make new ones.")
    messages.warning(request, said)
    return redirect("public:factor")


def _refuse(form: Form, refusal: Refusal) -> None:
    form.refuse(refusal, _PLACES.get(refusal.code))


def _is_needed(request: FactorRequest) -> bool:
    """Whether the person must keep it: an office role here, from a day that has come."""
    needed_from = office_factor_from(request.cooperative, today()) if request.actor.roles else None
    return needed_from is not None and needed_from <= today()


def _back(request: FactorRequest) -> str:
    return "" if request.actor.awaits_factor else home_of(request.actor)


def _with_next(request: FactorRequest, route: str) -> str:
    asked = wanted(request)
    return reverse(route) + (f"?{urlencode({'next': asked})}" if asked else "")
