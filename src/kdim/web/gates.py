"""Who may open a page. The acts ask for their powers again; a gate only spares people pages that would refuse them.

@office_page(Power.SEE_LEDGER)
def journal(request: OfficeRequest) -> HttpResponse: ...
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from kdim.cooperatives.models import Cooperative
from kdim.cooperatives.powers import Actor, Power
from kdim.web import access

View = Callable[..., HttpResponseBase]


class OfficeRequest(HttpRequest):
    """A request behind a gate: inside a cooperative, from somebody who signed in."""

    cooperative: Cooperative
    actor: Actor
    factor_from: date | None


class MemberRequest(OfficeRequest):
    """A request from a member: ``actor.member_id`` is set."""


def now() -> datetime:
    """The moment at which an act is recorded."""
    return timezone.now()


def today() -> date:
    """The accounting date: the day it is where the cooperative is (the middleware set its time zone)."""
    return timezone.localdate()


def office_page(power: Power = Power.SEE_OFFICE) -> Callable[[View], View]:
    """Only for people whose roles hold ``power``; others are asked to sign in or told whom to ask."""

    def gate(view: View) -> View:
        @wraps(view)
        def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if (answer := _outside(request) or _awaiting(request)) is not None:
                return answer
            if not cast("OfficeRequest", request).actor.can(power):
                return access.not_allowed(request)
            return view(request, *args, **kwargs)

        return gated

    return gate


def member_page(view: View) -> View:
    """Only for members; an officer who is no member is led to the office."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if (answer := _outside(request)) is not None:
            return answer
        actor = cast("OfficeRequest", request).actor
        if actor.member_id is None:
            return HttpResponseRedirect(home_of(actor))
        return view(request, *args, **kwargs)

    return gated


def home_of(actor: Actor) -> str:
    """Where somebody lands after signing in: the office, the portal, the public page; first what is asked of them."""
    if actor.awaits_factor:
        return reverse("public:factor")
    if actor.can(Power.SEE_OFFICE):
        return reverse("office:home")
    return reverse("portal:home") if actor.member_id is not None else reverse("public:home")


def signed_in_page(view: View) -> View:
    """For everybody who signed in, whatever they are: what belongs to the person alone."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _outside(request) or view(request, *args, **kwargs)

    return gated


def _outside(request: HttpRequest) -> HttpResponse | None:
    if getattr(request, "cooperative", None) is None:
        return HttpResponseRedirect(reverse("public:home"))
    if getattr(request, "actor", None) is None:
        back = {"next": request.get_full_path()} if request.method == "GET" else {}
        return HttpResponseRedirect(f"{reverse('public:sign_in')}?{urlencode(back)}")
    return None


def _awaiting(request: HttpRequest) -> HttpResponse | None:
    """Who needs the second factor for the office and has not given it is led to where it is given or set up."""
    if not cast("OfficeRequest", request).actor.awaits_factor:
        return None
    back = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
    return HttpResponseRedirect(reverse("public:factor") + back)
