"""Who is asking, and what every page needs to know; the pages that say no."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from kdim.cooperatives.models import Cooperative, Person
from kdim.cooperatives.powers import Actor


class KdimRequest(HttpRequest):
    """A request after the middleware: where it arrived and who sent it (``None``: nobody signed in).

    ``factor_from``: from when who holds an office role here and has not given a second factor needs one.
    ``unread``: the messages that the member who signed in has not read.
    """

    cooperative: Cooperative | None
    actor: Actor | None
    factor_from: date | None
    unread: int


class SignInNameBackend(BaseBackend):
    """Only loads people: the secret itself is checked by ``cooperatives.actions.verify_secret``."""

    def get_user(self, user_id: int) -> Person | None:
        """The person of a session, unless they were deactivated."""
        return Person.objects.filter(pk=user_id, is_active=True).first()


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What the skeleton of every page shows: the cooperative and the actor."""
    return {"cooperative": getattr(request, "cooperative", None), "actor": getattr(request, "actor", None)}


def say_no(request: HttpRequest, status: int, title: str, sentence: str, mark: str = "alert-triangle") -> HttpResponse:
    """A page that says what happened and what to do next, with the number under which it is found in the log."""
    facts = {
        "title": title,
        "sentence": sentence,
        "mark": mark,
        "back": _came_from(request),
        "reference": getattr(request, "reference", "") if status in (409, 500) else "",
    }
    return render(request, "error.html", facts, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return say_no(request, 400, gettext("That cannot be read"), gettext("Open the page again and try once more."))


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    sentence = gettext("Your role does not include this. Ask the manager or a member of the board to do it.")
    return say_no(request, 403, gettext("Not for this role"), sentence, "lock")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, also for what the actor may not see."""
    sentence = gettext(
        "There is nothing at this address, or it is not yours to see. Check the address, or start again."
    )
    return say_no(request, 404, gettext("Not found"), sentence, "search")


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    sentence = gettext(
        "What was sent is larger than any form here needs. Nothing was saved. Shorten it and send it again."
    )
    return say_no(request, 413, gettext("Too much at once"), sentence)


def too_often(request: HttpRequest) -> HttpResponse:
    """429."""
    return say_no(request, 429, gettext("Too many tries"), gettext("Wait a few minutes, then try once more."), "clock")


def broken(request: HttpRequest) -> HttpResponse:
    """500: our mistake."""
    sentence = gettext("This is our mistake, not yours, and nothing was half saved. Tell the office the number below.")
    return say_no(request, 500, gettext("Something broke"), sentence)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open for too long or came from elsewhere."""
    sentence = gettext(
        "The page was open for too long, so nothing was saved. Go back, load the page again and send it once more."
    )
    return say_no(request, 403, gettext("Please send it once more"), sentence, "clock")


def _came_from(request: HttpRequest) -> str:
    """The page of ours that the person came from; for a form that was sent, the form's own page."""
    referer = urlsplit(request.META.get("HTTP_REFERER", ""))
    if referer.netloc != request.get_host() or not referer.path or referer.path.startswith("//"):
        return ""
    address = referer.path + (f"?{referer.query}" if referer.query else "")
    return address if request.method != "GET" or address != request.get_full_path() else ""
