"""The application by the person."""

from datetime import timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.actions import SignInLocked
from kdim.cooperatives.actions.throttle import begin_try
from kdim.cooperatives.powers import Actor
from kdim.cooperatives.queries import acts_from_address
from kdim.members.actions import ApplicationWrong, NikTaken, apply
from kdim.web import access
from kdim.web.access import KdimRequest
from kdim.web.gates import now, today
from kdim.web.public.join.forms import JoinForm

APPLICATIONS_PER_HOUR = 20  # from one address: a village may share one


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """The form; what was typed stays when something is wrong."""
    request = cast("KdimRequest", request)
    if request.cooperative is None:
        return redirect("public:home")
    form = JoinForm(request.POST or None, demonstration=request.cooperative.is_demonstration)
    if form.is_choosing:
        return render(request, "public/join/join.html", {"form": _as_typed(form)})
    if form.is_valid() and (answer := _apply(request, form)) is not None:
        return answer
    return render(request, "public/join/join.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "public/join/thanks.html")


def _apply(request: KdimRequest, form: JoinForm) -> HttpResponse | None:
    """Hand the application in; None when the form shows what is wrong."""
    assert request.cooperative is not None
    address = str(request.META.get("REMOTE_ADDR", ""))
    visitor = Actor(cooperative_id=request.cooperative.id, person_id=None, name="", address=address)
    since = now() - timedelta(hours=1)
    if acts_from_address(request.cooperative.id, "members.apply", address, since) >= APPLICATIONS_PER_HOUR:
        return access.too_often(request)
    try:
        apply(
            actor=visitor,
            request_id=form.cleaned_data["request_id"],
            at=now(),
            on=today(),
            application=form.application(),
        )
    except ApplicationWrong as wrong:
        if any(isinstance(refusal, NikTaken) for _field, refusal in wrong.fields):
            try:  # who is a member is not told to somebody who asks for one NIK after the other
                begin_try(cooperative_id=request.cooperative.id, key=f"NIK {address}"[:40], address=address, at=now())
            except SignInLocked:
                return access.too_often(request)
        form.refuse_fields(wrong)
        return None
    return redirect("public:joined")


def _as_typed(form: JoinForm) -> JoinForm:
    """The form as it was typed, without sentences about what is not filled in yet."""
    return JoinForm(initial={name: form.data.get(name) for name in form.fields})
