"""The page behind the link on a receipt: what the books say, without saying who the member is."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kdim.cooperatives.actions import SignInLocked
from kdim.cooperatives.actions.throttle import begin_try
from kdim.payments.enums import ReceiptStatus
from kdim.payments.queries import receipt_by_token
from kdim.web import access
from kdim.web.access import KdimRequest
from kdim.web.gates import now


@never_cache
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt as it stands today; an altered or guessed code finds nothing, and says so plainly.

    Who guesses on is slowed down; a genuine code is answered all the same, for a village may share one address.
    """
    cooperative = cast("KdimRequest", request).cooperative
    found = receipt_by_token(cooperative.id, token) if cooperative else None
    if cooperative and not found and _guesses_on(request, cooperative.id):
        return access.too_often(request)
    facts = {"receipt": found, "cancelled": found is not None and found.status is ReceiptStatus.CANCELLED}
    return render(request, "public/receipts/receipt.html", facts, status=200 if found else 404)


def _guesses_on(request: HttpRequest, cooperative_id: int) -> bool:
    """Count a wrong code; whether there were too many from this address."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    try:
        begin_try(cooperative_id=cooperative_id, key=f"receipt {address}"[:40], address=address, at=now())
    except SignInLocked:
        return True
    return False


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The code as typed, or the whole link as pasted."""
    code = request.GET.get("kode", "").strip().rstrip("/").rpartition("/")[2]
    safe = "".join(sign for sign in code if sign.isalnum() or sign in "-_")[:60]
    return redirect("public:receipt", token=safe or "-")
