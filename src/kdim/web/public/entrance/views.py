"""The door. The secret is checked by ``cooperatives.actions``; here it only becomes a session."""

from typing import cast

from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kdim.cooperatives.actions import (
    SignInLocked,
    SignInRefused,
    activate,
    end_session,
    pass_second_step,
    verify_secret,
)
from kdim.kernel.refusals import Refusal
from kdim.web.access import KdimRequest
from kdim.web.gates import home_of
from kdim.web.public.entrance.forms import ActivationForm, CodeForm, SignInForm
from kdim.web.public.entrance.sessions import address_of, come_in, enter, half_way, wanted


@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by member number or phone; wrong tries are answered slowly, then not at all for a quarter of an hour."""
    request = cast("KdimRequest", request)
    if request.cooperative is None:
        return redirect("public:home")
    if request.actor is not None:
        return HttpResponseRedirect(wanted(request) or home_of(request.actor))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            person_id = verify_secret(
                cooperative_id=request.cooperative.id,
                name=form.cleaned_data["name"],
                secret=form.cleaned_data["secret"],
                address=address_of(request),
                at=timezone.now(),
            )
        except (SignInRefused, SignInLocked) as refusal:
            form.refuse(refusal)
        else:
            return come_in(request, person_id)
    facts = {"form": form, "next": wanted(request)}
    return render(request, "public/entrance/sign_in.html", facts, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters("code", "new", "again")
@require_http_methods(["GET", "POST"])
def first_pin(request: HttpRequest) -> HttpResponse:
    """Turn the one-time code of the activation slip into an own PIN, and come in."""
    request = cast("KdimRequest", request)
    if request.cooperative is None:
        return redirect("public:home")
    known = {"name": request.GET.get("nomor", ""), "code": request.GET.get("kode", "")}
    form = ActivationForm(request.POST or None, initial=known)
    if form.is_valid():
        try:
            person_id = activate(
                cooperative_id=request.cooperative.id,
                name=form.cleaned_data["name"],
                code=form.cleaned_data["code"],
                secret=form.cleaned_data["new"],
                address=address_of(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal, "new" if refusal.code == "secret_too_weak" else None)
        else:
            return come_in(request, person_id)
    return render(request, "public/entrance/first_pin.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """After the right PIN, the code of the app or a recovery code; whoever waits too long begins again."""
    request = cast("KdimRequest", request)
    half = half_way(request)
    if half is None:
        return redirect("public:sign_in")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            passed = pass_second_step(
                cooperative_id=half["cooperative"],
                person_id=half["person"],
                typed=form.cleaned_data["code"],
                address=address_of(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            after = reverse("public:factor") if passed.by_recovery_code else half["next"]
            return enter(request, half["person"], factor_id=passed.factor_id, to=after)
    return render(request, "public/entrance/second_step.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this device's session."""
    if request.user.is_authenticated and request.session.session_key:
        end_session(person_id=int(request.user.pk), session_key=request.session.session_key)
    auth.logout(request)
    return redirect("public:home")
