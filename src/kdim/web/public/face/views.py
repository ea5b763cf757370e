"""The face of the cooperative: what it is, what joining costs, how to check a receipt."""

from typing import cast
from zlib import crc32

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kdim.cooperatives.bylaws import BylawKey, Bylaws
from kdim.cooperatives.queries import area_line, bylaws_at, is_installed
from kdim.members.enums import MemberStatus
from kdim.members.queries import counts
from kdim.web import access
from kdim.web.access import KdimRequest
from kdim.web.gates import today


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The first page; on an empty install it leads to the set-up pages."""
    cooperative = cast("KdimRequest", request).cooperative
    if cooperative is None:
        return access.not_found(request) if is_installed() else redirect("public:set_up")
    bylaws = bylaws_at(cooperative.id, today())
    facts = {
        "members": counts(cooperative.id)[MemberStatus.ACTIVE],
        "pokok": _number(bylaws, BylawKey.SIMPANAN_POKOK),
        "wajib": _number(bylaws, BylawKey.SIMPANAN_WAJIB),
        "instalments": _number(bylaws, BylawKey.POKOK_INSTALMENTS_MAX),
        "address": ", ".join(filter(None, [cooperative.street, area_line(cooperative.area_id or "")])),
    }
    return render(request, "public/face/home.html", facts)


@require_safe
def logo(request: HttpRequest) -> HttpResponse:
    """The cooperative's own picture, or nothing."""
    cooperative = cast("KdimRequest", request).cooperative
    if cooperative is None or not cooperative.logo:
        return access.not_found(request)
    picture = bytes(cooperative.logo)
    response = HttpResponse(picture, content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=3600"
    if request.headers.get("If-None-Match") == (tag := f'"{crc32(picture):x}"'):
        return HttpResponseNotModified()
    response.headers["ETag"] = tag
    return response


def _number(bylaws: Bylaws, key: BylawKey) -> int | None:
    """A rule that may not have been decided yet."""
    return bylaws.number(key) if key.value in bylaws.values else None
