"""The door. The secret is checked by ``cooperatives.actions``; here it only becomes a session."""

from datetime import timedelta
from typing import cast

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from kdim.cooperatives.actions import (
    SignInLocked,
    SignInRefused,
    activate,
    begin_session,
    end_session,
    prune_sessions,
    verify_secret,
)
from kdim.cooperatives.models import Person
from kdim.cooperatives.queries import actor_for
from kdim.kernel.refusals import Refusal
from kdim.members.queries import member_of_person
from kdim.web.access import KdimRequest
from kdim.web.gates import home_of, today
from kdim.web.public.entrance.forms import ActivationForm, SignInForm


@never_cache
@sensitive_post_parameters("secret")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by member number or phone; wrong tries are answered slowly, then not at all for a quarter of an hour."""
    request = cast("KdimRequest", request)
    if request.cooperative is None:
        return redirect("public:home")
    if request.actor is not None:
        return HttpResponseRedirect(_wanted(request) or home_of(request.actor))
    form = SignInForm(request.POST or None)
    if form.is_valid():
        try:
            person_id = verify_secret(
                cooperative_id=request.cooperative.id,
                name=form.cleaned_data["name"],
                secret=form.cleaned_data["secret"],
                address=_address(request),
                at=timezone.now(),
            )
        except (SignInRefused, SignInLocked) as refusal:
            form.refuse(refusal)
        else:
            return _enter(request, person_id)
    facts = {"form": form, "next": _wanted(request)}
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
                address=_address(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal, "new" if refusal.code == "secret_too_weak" else None)
        else:
            return _enter(request, person_id)
    return render(request, "public/entrance/first_pin.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this device's session."""
    if request.user.is_authenticated and request.session.session_key:
        end_session(person_id=int(request.user.pk), session_key=request.session.session_key)
    auth.logout(request)
    return redirect("public:home")


def _enter(request: KdimRequest, person_id: int) -> HttpResponse:
    assert request.cooperative is not None
    person = Person.objects.get(pk=person_id)
    auth.login(request, person, backend="kdim.web.access.SignInNameBackend")
    assert request.session.session_key is not None
    request.session["seen"] = int(timezone.now().timestamp())
    begin_session(
        cooperative_id=request.cooperative.id,
        person_id=person.id,
        session_key=request.session.session_key,
        device=request.headers.get("User-Agent", ""),
        address=_address(request),
        at=timezone.now(),
    )
    prune_sessions(at=timezone.now(), keep=timedelta(days=settings.SESSION_KEEP_DAYS))
    actor = actor_for(
        cooperative_id=request.cooperative.id,
        person=person,
        on=today(),
        member_id=member_of_person(request.cooperative.id, person.id),
        address=_address(request),
    )
    return HttpResponseRedirect(_wanted(request) or home_of(actor))


def _wanted(request: HttpRequest) -> str:
    """The page that asked for the sign-in, if it is one of ours."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if wanted.startswith("/") and safe else ""


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
