"""My data: see them, correct them, decide what they are used for; my devices; my PIN."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kdim.cooperatives.actions import begin_session, change_secret, end_session
from kdim.cooperatives.models import Person
from kdim.cooperatives.queries import sessions_of
from kdim.kernel.refusals import Refusal
from kdim.members.actions import ApplicationWrong, edit_own_contact, give_consent, withdraw_consent
from kdim.members.enums import ConsentPurpose
from kdim.members.queries import MemberDetail, member_detail
from kdim.web import refusals
from kdim.web.gates import MemberRequest, member_page, now
from kdim.web.portal.profile.forms import ContactForm, PinForm


@require_safe
@member_page
def profile(request: MemberRequest) -> HttpResponse:
    """Everything the cooperative holds about me, in one place (UU 27/2022 art. 32)."""
    member = _me(request)
    consents = [
        {"purpose": line.purpose, "stands": line.stands, "given_at": line.given_at, "request_id": uuid4()}
        for line in member.consents
    ]
    return render(request, "portal/profile/profile.html", {"member": member, "consents": consents})


@require_http_methods(["GET", "POST"])
@member_page
def contact(request: MemberRequest) -> HttpResponse:
    """Correct telephone, e-mail and address."""
    member = _me(request)
    known = {"phone": member.phone, "email": member.email, "street": member.street, "area_code": member.area_code}
    form = ContactForm(request.POST or None, initial=known)
    if form.is_choosing:
        form = ContactForm(initial={name: request.POST.get(name) for name in form.fields})
    elif form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("phone", "email", "street", "area_code")}
        try:
            edit_own_contact(actor=request.actor, request_id=form.cleaned_data["request_id"], at=now(), **facts)
        except ApplicationWrong as wrong:
            for name, refusal in wrong.fields:
                place = "village" if name == "area_code" else name
                form.add_error(place if place in form.fields else None, refusals.words(refusal))
        else:
            messages.success(request, gettext("Your data were corrected."))
            return redirect("portal:profile")
    return render(request, "portal/profile/contact.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@member_page
def consent(request: MemberRequest) -> HttpResponse:
    """Give or take back one permission."""
    if (purpose := request.POST.get("purpose", "")) not in set(ConsentPurpose):
        raise SuspiciousOperation("purpose")
    change = give_consent if request.POST.get("give") else withdraw_consent
    assert request.actor.member_id is not None
    change(
        actor=request.actor,
        request_id=_request_id(request),
        at=now(),
        member_id=request.actor.member_id,
        purpose=ConsentPurpose(purpose),
    )
    messages.success(request, gettext("Your choice was recorded."))
    return redirect("portal:profile")


@require_http_methods(["GET", "POST"])
@member_page
def sessions(request: MemberRequest) -> HttpResponse:
    """The devices that are signed in under my name; end one that is not mine."""
    assert request.actor.person_id is not None
    if request.method == "POST":
        end_session(person_id=request.actor.person_id, session_key=_key_of(request))
        messages.success(request, gettext("That device was signed out."))
        return redirect("portal:sessions")
    devices = [
        {"number": number, "session": session, "is_this": session.session_key == request.session.session_key}
        for number, session in enumerate(sessions_of(request.actor.person_id, at=now()))
    ]
    return render(request, "portal/profile/sessions.html", {"devices": devices})


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
@member_page
def pin(request: MemberRequest) -> HttpResponse:
    """A new PIN; other devices are signed out."""
    form = PinForm(request.POST or None)
    if form.is_valid():
        try:
            change_secret(
                actor=request.actor,
                request_id=form.cleaned_data["request_id"],
                at=now(),
                old=form.cleaned_data["old"],
                new=form.cleaned_data["new"],
                keep_session=request.session.session_key or "",
            )
        except Refusal as refusal:
            place = {"secret_wrong": "old", "secret_too_weak": "new"}.get(refusal.code)
            form.add_error(place, ValidationError(refusals.words(refusal), code=refusal.code))
        else:
            _stay_signed_in(request)
            messages.success(request, gettext("Your PIN was changed. Other devices were signed out."))
            return redirect("portal:profile")
    return render(request, "portal/profile/pin.html", {"form": form}, status=422 if form.errors else 200)


def _stay_signed_in(request: MemberRequest) -> None:
    """The session carries a mark of the old PIN: give it the new one's, and remember the device under its new key."""
    actor = request.actor
    assert actor.person_id is not None
    update_session_auth_hash(request, Person.objects.get(pk=actor.person_id))
    assert request.session.session_key is not None
    begin_session(
        cooperative_id=actor.cooperative_id,
        person_id=actor.person_id,
        session_key=request.session.session_key,
        device=request.headers.get("User-Agent", ""),
        address=actor.address,
        at=now(),
    )


def _me(request: MemberRequest) -> MemberDetail:
    assert request.actor.member_id is not None
    return member_detail(actor=request.actor, at=now(), member_id=request.actor.member_id)


def _request_id(request: MemberRequest) -> UUID:
    """The id that the page carries; without it the page was incomplete."""
    try:
        return UUID(request.POST.get("request_id", ""))
    except ValueError as wrong:
        raise SuspiciousOperation("request id") from wrong


def _key_of(request: MemberRequest) -> str:
    """The session key behind the number of a device: keys themselves are never sent out."""
    assert request.actor.person_id is not None
    number = request.POST.get("number", "")
    listed = sessions_of(request.actor.person_id, at=now())
    return next((one.session_key for place, one in enumerate(listed) if str(place) == number), "")
