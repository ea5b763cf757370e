"""What happens around every page: which cooperative, who is asking, which language."""

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import cast

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

from kdim.cooperatives.actions import see_session
from kdim.cooperatives.actions.sessions import SEEN_EVERY
from kdim.cooperatives.models import Person, wall
from kdim.cooperatives.powers import NotAllowed
from kdim.cooperatives.queries import actor_for, cooperative_for_host
from kdim.kernel.calendar import Zone
from kdim.kernel.refusals import Refusal
from kdim.members.queries import member_and_unread
from kdim.web import access, proofs, refusals

Handler = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger(__name__)


class NameRequests:
    """Give each request a number that a person can read out and that the log has too."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reference = secrets.token_hex(4).upper()
        request.reference = reference  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers["X-Request-Id"] = reference
        return response


class AddressBehindProxies:
    """Take the visitor's address from what our own proxies noted; without any, a claim counts for nothing.

    Tries to sign in and applications are counted by address, and the trail keeps it.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        noted = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if 0 < settings.PROXIES <= len(noted):
            with suppress(ValueError):
                request.META["REMOTE_ADDR"] = str(ip_address(noted[-settings.PROXIES]))
        return self.get_response(request)


class RefuseOversizedFields:
    """A form of more than one megabyte is answered with a sentence before it is read; pages of files take more."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > _largest(request.path):
            return access.too_large(request)
        return self.get_response(request)


def _largest(path: str) -> int:
    """The bytes that a form of this address may have."""
    taken = (size for prefix, size in settings.UPLOADS.items() if path.startswith(prefix))
    return next(taken, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


class RefuseNullCharacters:
    """An address with a null character, which nobody types and no database stores, is answered before it is looked up;
    in a form the field itself says so."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return access.bad_request(request)
        return self.get_response(request)


class WhoAndWhere:
    """Choose the cooperative by host name, stand inside its wall, and make the actor."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request = cast("access.KdimRequest", request)
        cooperative = cooperative_for_host(request.get_host())
        request.cooperative = cooperative
        request.actor = request.factor_from = None
        request.unread = 0
        if cooperative is None:
            return self.get_response(request)
        with wall.enter(cooperative.id), timezone.override(Zone(cooperative.zone).tzinfo):
            is_of_here = proofs.is_of_here(request.session, cooperative.id)
            person = request.user = get_user(request) if is_of_here else AnonymousUser()
            if isinstance(person, Person):
                on = Zone(cooperative.zone).date_of(timezone.now())
                member_id, request.unread = member_and_unread(cooperative.id, person.id)
                actor = actor_for(
                    cooperative_id=cooperative.id,
                    person=person,
                    on=on,
                    member_id=member_id,
                    address=request.META.get("REMOTE_ADDR", ""),
                )
                request.actor, request.factor_from = proofs.with_proof(actor, cooperative, request.session, on)
                _note_in_use(request)
            return self.get_response(request)


def _note_in_use(request: HttpRequest) -> None:
    """Let the list of devices say when each was last used, to five minutes; the session itself knows when to write."""
    now, key, seen = timezone.now(), request.session.session_key, request.session.get("seen")  # since the sign-in
    if key and seen is not None and now.timestamp() - seen >= SEEN_EVERY.total_seconds():
        see_session(session_key=key, at=now)
        request.session["seen"] = int(now.timestamp())


class Language:
    """The language chosen in this browser, else the person's own, else Indonesian."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen not in dict(settings.LANGUAGES):
            chosen = getattr(request.user, "language", "id")
        with translation.override(chosen):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        patch_vary_headers(response, ["Cookie"])
        return response


class AnswerRefusals:
    """A refusal that no view answered becomes a sentence; a defect gets its number into the log."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """403 for a power that is missing, 409 for every other refusal; None lets Django answer 500 and others."""
        if isinstance(exception, NotAllowed):
            return access.not_allowed(request)
        if isinstance(exception, Refusal):
            return access.say_no(request, 409, gettext("That did not go through"), refusals.words(exception))
        if not isinstance(exception, (Http404, PermissionDenied, SuspiciousOperation)):  # an answer, not a defect
            logger.error("request %s: %s", getattr(request, "reference", ""), type(exception).__name__)
        return None
