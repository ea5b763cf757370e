"""Whether the person at the desk has a drawer to take money into, and where to send them when not."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kdim.payments.enums import DrawerStatus
from kdim.payments.queries import DrawerView, drawer_in_use, drawers_kept
from kdim.web.gates import OfficeRequest, today


def own_drawer(request: OfficeRequest) -> DrawerView | None:
    """The drawer that the person has in use."""
    return drawer_in_use(request.cooperative.id, request.actor.person_id)


def without_drawer(request: OfficeRequest, drawer: DrawerView | None) -> HttpResponse | None:
    """The way to a drawer that takes money today, when there is none: opening one leads back to this page."""
    if drawer is None:
        if not drawers_kept(request.cooperative.id, today()):
            return None
        back = "" if request.get_full_path() == reverse("office:desk") else f"?{_then(request)}"
        return redirect(f"{reverse('office:desk_drawer_open')}{back}")
    if drawer.status is DrawerStatus.OPEN and drawer.on == today():
        return None
    return redirect("office:desk_drawer")


def _then(request: OfficeRequest) -> str:
    return urlencode({"lalu": request.get_full_path()})


def after_opening(request: OfficeRequest) -> str:
    """Where the person wanted to go: a page of the desk, nothing else."""
    wanted, desk = request.GET.get("lalu", ""), reverse("office:desk")
    return wanted if wanted.startswith(desk) and "//" not in wanted else desk
