"""Who signs in in two steps, and a lost phone: one officer asks for a reset, another confirms it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives import actions, queries
from kdim.cooperatives.powers import Power
from kdim.cooperatives.queries import ResetAsked
from kdim.web.formats import jam
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.cooperative.forms.people import ResetForm, SlipForm
from kdim.web.office.cooperative.views.people import FORMS, person_or_404
from kdim.web.office.doing import run, show

PER_PAGE = 50


@require_safe
@office_page(Power.RESET_FACTOR)
def overview(request: OfficeRequest) -> HttpResponse:
    """What waits for a second officer; those in office, or the people that were searched for."""
    sought = request.GET.get("nama", "").strip()[:80]
    cooperative_id = request.cooperative.id
    found = queries.find_people(cooperative_id, sought) if sought else queries.people_in_office(cooperative_id, today())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    facts = {
        "asked": [(one, _may_decide(request, one)) for one in queries.resets_asked(cooperative_id, now())],
        "lines": queries.factor_lines(cooperative_id, list(page), today()), "page": page, "sought": sought,
    }  # fmt: skip
    return render(request, "office/cooperative/factors.html", facts)


@require_http_methods(FORMS)
@office_page(Power.RESET_FACTOR)
def ask(request: OfficeRequest, person_id: int) -> HttpResponse:
    """Ask that somebody's second factor be ended; they stand in the office, with their identity card."""
    person = person_or_404(request, str(person_id))
    form = ResetForm(request.POST or None)
    if form.is_valid():
        run(request, form, actions.ask_factor_reset, person_id=person.id, reason=form.cleaned_data["reason"])
        if not form.errors:
            messages.success(request, _("Asked for. Another officer confirms it within 24 hours."))
            return go_to(request, reverse("office:people_factors"))
    facts = {"person": person, "is_own": person.id == request.actor.person_id}
    return show(request, "office/cooperative/factor_ask.html", form, **facts)


@require_http_methods(FORMS)
@office_page(Power.RESET_FACTOR)
def decide(request: OfficeRequest, reset_id: int) -> HttpResponse:
    """Confirm or refuse what another officer asked for; who asked may take it back."""
    found = (one for one in queries.resets_asked(request.cooperative.id, now()) if one.reset_id == reset_id)
    asked = next(found, None)
    if asked is None:
        raise Http404
    form = SlipForm(request.POST or None)
    if form.is_valid():
        is_confirmed = "confirm" in request.POST
        act = actions.confirm_factor_reset if is_confirmed else actions.refuse_factor_reset
        run(request, form, act, reset_id=reset_id)
        if not form.errors:
            reset = _("%(name)s signs in with the PIN alone until they set it up anew.")
            left = _("Two-step verification of %(name)s stays as it is.")
            messages.success(request, (reset if is_confirmed else left) % {"name": asked.name})
            return go_to(request, reverse("office:people_factors"))
    facts = {"asked": asked, "asked_at": jam(asked.asked_at), "has_asked": asked.asked_by_id == request.actor.person_id}
    return show(request, "office/cooperative/factor_decide.html", form, may_decide=_may_decide(request, asked), **facts)


def _may_decide(request: OfficeRequest, asked: ResetAsked) -> bool:
    return request.actor.person_id not in (asked.asked_by_id, asked.person_id)
