"""Who is asking, and what every page needs to know."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest, HttpResponse

from kdim.cooperatives.models import Person


class SignInNameBackend(BaseBackend):
    """Only loads people: the secret itself is checked by ``cooperatives.actions.verify_secret``."""

    def get_user(self, user_id: int) -> Person | None:
        """The person of a session, unless they were deactivated."""
        return Person.objects.filter(pk=user_id, is_active=True).first()


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What the skeleton of every page shows: the cooperative and the actor."""
    return {"cooperative": getattr(request, "cooperative", None), "actor": getattr(request, "actor", None)}


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open for too long or came from elsewhere."""
    return HttpResponse(reason, status=403)
