"""What happens around every page: which cooperative, who is asking, which language."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from kdim.cooperatives.models import wall
from kdim.cooperatives.queries import actor_for, cooperative_for_host
from kdim.kernel.refusals import Refusal

Handler = Callable[[HttpRequest], HttpResponse]


class RefuseOversizedFields:
    """A form of more than one megabyte is answered with a sentence before it is read."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return HttpResponse(status=413)
        return self.get_response(request)


class WhoAndWhere:
    """Choose the cooperative by host name, stand inside its wall, and make the actor."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        cooperative = cooperative_for_host(request.get_host().rpartition(":")[0] or request.get_host())
        request.cooperative = cooperative
        request.actor = None
        if cooperative is None:
            return self.get_response(request)
        with wall.enter(cooperative.id):
            person = get_user(request)
            if person.is_authenticated:
                request.actor = actor_for(
                    cooperative_id=cooperative.id,
                    person=person,
                    on=timezone.localdate(),
                    member_id=None,
                    address=request.META.get("REMOTE_ADDR", ""),
                )
            return self.get_response(request)


class Language:
    """Indonesian unless the person chose otherwise."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(getattr(request.user, "language", "id")):
            return self.get_response(request)


class AnswerRefusals:
    """A refusal that no view answered becomes a sentence."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Words for refusals are in ``refusals.py``."""
        return HttpResponse(str(exception), status=409) if isinstance(exception, Refusal) else None
