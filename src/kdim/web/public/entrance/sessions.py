"""From a right PIN to a session: at once, or after the second step for who has one."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from kdim.cooperatives.actions import begin_session, prune_sessions
from kdim.cooperatives.models import Person
from kdim.cooperatives.queries import actor_for, factor_state
from kdim.members.queries import member_of_person
from kdim.web import proofs
from kdim.web.access import KdimRequest
from kdim.web.gates import home_of, now, today

_HALF = "half_way"
HALF_LASTS = timedelta(minutes=10)


def come_in(request: KdimRequest, person_id: int) -> HttpResponse:
    """After the right PIN: the second step for who has one, else the session."""
    assert request.cooperative is not None
    if factor_state(request.cooperative.id, person_id) is None:
        return enter(request, person_id)
    person = Person.objects.get(pk=person_id)
    request.session.flush()
    request.session[_HALF] = {
        "cooperative": request.cooperative.id, "person": person_id, "pin": person.get_session_auth_hash(),
        "at": int(now().timestamp()), "next": wanted(request),
    }  # fmt: skip
    return redirect("public:sign_in_code")


def half_way(request: KdimRequest) -> dict[str, Any] | None:
    """Who gave the right PIN here in the last ten minutes, with a PIN that is still theirs."""
    half: dict[str, Any] | None = request.session.get(_HALF)
    if half is None or request.cooperative is None or half["cooperative"] != request.cooperative.id:
        return None
    if now().timestamp() - half["at"] > HALF_LASTS.total_seconds():
        return None
    person = Person.objects.filter(pk=half["person"], is_active=True).first()
    is_same = person is not None and constant_time_compare(half["pin"], person.get_session_auth_hash())
    return half if is_same else None


def enter(request: KdimRequest, person_id: int, *, factor_id: int | None = None, to: str = "") -> HttpResponse:
    """Sign the person in on this device, with the second factor if it was given, and lead them on."""
    assert request.cooperative is not None
    person = Person.objects.get(pk=person_id)
    request.session.pop(_HALF, None)
    auth.login(request, person, backend="kdim.web.access.SignInNameBackend")
    proofs.remember_place(request.session, request.cooperative.id)
    if factor_id is not None:
        proofs.remember_factor(request.session, request.cooperative.id, factor_id)
    remember_device(request, person_id)
    actor = actor_for(
        cooperative_id=request.cooperative.id,
        person=person,
        on=today(),
        member_id=member_of_person(request.cooperative.id, person_id),
        address=address_of(request),
    )
    return HttpResponseRedirect(to or wanted(request) or home_of(actor))


def remember_device(request: KdimRequest, person_id: int) -> None:
    """Note the session, which has its key by now, among the person's devices."""
    assert request.cooperative is not None
    assert request.session.session_key is not None
    request.session["seen"] = int(now().timestamp())
    begin_session(
        cooperative_id=request.cooperative.id,
        person_id=person_id,
        session_key=request.session.session_key,
        device=request.headers.get("User-Agent", ""),
        address=address_of(request),
        at=now(),
    )
    prune_sessions(at=now(), keep=timedelta(days=settings.SESSION_KEEP_DAYS))


def wanted(request: HttpRequest) -> str:
    """The page that asked for the sign-in, if it is one of ours."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return asked if asked.startswith("/") and safe else ""


def address_of(request: HttpRequest) -> str:
    """The visitor's network address."""
    return str(request.META.get("REMOTE_ADDR", ""))
