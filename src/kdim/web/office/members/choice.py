"""An officer writes down, for a member, by what ways and about what they want to be told."""

from dataclasses import replace

from django.contrib import messages as notices
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import Power
from kdim.members.queries import masked_email, reach
from kdim.messages.channels import open_channels
from kdim.messages.queries import wanted
from kdim.web.gates import OfficeRequest, now, office_page
from kdim.web.letters.choosing import ChoiceForm


@require_http_methods(["GET", "POST"])
@office_page(Power.EDIT_MEMBERS)
def messages(request: OfficeRequest, member_id: int) -> HttpResponse:
    """The choice of one member; the permission for messages comes first."""
    known = reach(request.cooperative.id, member_id)
    if known is None:
        raise Http404
    shown = replace(known, email=masked_email(known.email))
    form = ChoiceForm(request.POST or None, known=shown, chosen=wanted(request.cooperative.id, member_id))
    back = f"{reverse('office:member', args=[member_id])}?tab=izin"
    if form.is_valid() and form.save(actor=request.actor, at=now(), member_id=member_id):
        notices.success(request, gettext("The choice was recorded."))
        return redirect(back)
    facts = {"form": form, "known": known, "back": back, "has_channels": bool(open_channels())}
    response = render(request, "office/members/messages.html", facts, status=422 if form.errors else 200)
    response["Cache-Control"] = "private, no-store"
    return response
