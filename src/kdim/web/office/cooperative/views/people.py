"""Who holds which role, appointing, ending, registering, and slips for the first sign-in."""

from datetime import timedelta
from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives import actions, queries
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Person
from kdim.cooperatives.powers import Power
from kdim.cooperatives.queries.people import Appointment
from kdim.web.formats import tanggal
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.labels import label
from kdim.web.office.cooperative.forms.people import AppointForm, EndForm, PersonForm, SlipForm
from kdim.web.office.doing import confirm, is_confirmed, is_possible, run, show

ONE_DAY = timedelta(days=1)
FORMS = ["GET", "HEAD", "POST"]


@require_safe
@office_page(Power.SEE_PEOPLE)
def appointments(request: OfficeRequest) -> HttpResponse:
    """Roles in force by person, coming ones, and those that ended."""
    lines = queries.people_with_roles(request.cooperative.id, today())
    holding = sorted((line for line in lines if line.in_force), key=lambda line: (line.name, line.person_id))
    people = [(list(terms)) for _id, terms in groupby(holding, key=lambda line: line.person_id)]
    rest = [line for line in lines if not line.in_force]
    facts = {
        "people": [[_term(line) for line in terms] for terms in people],
        "coming": [_term(line) for line in rest if line.from_on > today() and line.until_on != line.from_on],
        "past": [_term(line) for line in rest if line.from_on <= today() or line.until_on == line.from_on],
        "may_appoint": request.actor.can(Power.APPOINT_PEOPLE),
        "proposed": queries.proposals_asked(request.cooperative.id, now()),
        "may_reset": request.actor.can(Power.RESET_FACTOR),
    }
    return render(request, "office/cooperative/people.html", facts)


@require_http_methods(FORMS)
@office_page(Power.APPOINT_PEOPLE)
def register(request: OfficeRequest) -> HttpResponse:
    """Somebody new, without a PIN: the slip on the next page lets them choose one."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        person_id = run(
            request, form, actions.register_person, name=data["name"], phone=data["phone"], secret=None
        )  # fmt: skip
        if not form.errors:
            messages.success(request, _("%(name)s is registered. Now choose a role.") % {"name": data["name"]})
            return go_to(request, f"{reverse('office:people_appoint')}?orang={person_id}")
    return show(request, "office/cooperative/people_register.html", form)


@require_http_methods(FORMS)
@office_page(Power.APPOINT_PEOPLE)
def appoint_somebody(request: OfficeRequest) -> HttpResponse:
    """First whom, then to what."""
    chosen = request.GET.get("orang", "")
    if not chosen:
        words = request.GET.get("nama", "").strip()[:80]
        found = queries.find_people(request.cooperative.id, words)
        return render(request, "office/cooperative/people_choose.html", {"found": found, "words": words})
    person = person_or_404(request, chosen)
    form = AppointForm(request.POST or None, decisions=queries.decisions(request.cooperative.id), on=today())
    if form.is_valid():
        data = form.cleaned_data
        asked = {
            "person_id": person.id, "role": Role(data["role"]), "from_on": data["from_on"],
            "until_on": data["last_on"] and data["last_on"] + ONE_DAY,
            "decision_id": int(data["decision"]) if data["decision"] else None,
        }  # fmt: skip
        if not is_confirmed(request):
            if not is_possible(form, actions.check_appointment, actor=request.actor, **asked):
                return show(request, "office/cooperative/people_appoint.html", form, person=person)
            facts = [
                (_("Person"), person.name), (_("Role"), label(data["role"], "Role")),
                (_("First day"), tanggal(data["from_on"])),
                (_("Last day"), tanggal(data["last_on"]) or _("until further notice")),
            ]  # fmt: skip
            return confirm(
                request, form, question=_("Appoint this person?"), facts=facts, button=_("Appoint"),
                back_url=request.get_full_path(),
            )  # fmt: skip
        done = run(request, form, actions.propose_appointment, **asked)
        if not form.errors:
            said = {"name": person.name, "role": label(data["role"], "Role")}
            appointed = _("%(name)s is appointed: %(role)s.")
            waits = _("%(name)s, %(role)s: this takes effect when another officer confirms it.")
            messages.success(request, (appointed if "term" in done else waits) % said)
            return go_to(request, reverse("office:people"))
    return show(request, "office/cooperative/people_appoint.html", form, person=person)


@require_http_methods(FORMS)
@office_page(Power.APPOINT_PEOPLE)
def end(request: OfficeRequest, term_id: int) -> HttpResponse:
    """The last day of a role, with a reason."""
    lines = queries.people_with_roles(request.cooperative.id, today())
    term = next((line for line in lines if line.term_id == term_id), None)
    if term is None:
        raise Http404
    form = EndForm(request.POST or None, initial={"last_on": today()})
    if form.is_valid():
        data = form.cleaned_data
        done = run(
            request, form, actions.propose_ending, term_id=term_id, until_on=data["last_on"] + ONE_DAY,
            reason=data["reason"],
        )  # fmt: skip
        if not form.errors:
            said = {"name": term.name, "role": label(term.role), "on": tanggal(data["last_on"])}
            ended = _("%(name)s is %(role)s through %(on)s.")
            waits = _("That %(name)s is %(role)s through %(on)s takes effect when another officer confirms it.")
            messages.success(request, (ended if "term" in done else waits) % said)
            return go_to(request, reverse("office:people"))
    return show(request, "office/cooperative/people_end.html", form, term=term)


@require_http_methods(FORMS)
@office_page(Power.APPOINT_PEOPLE)
def slip(request: OfficeRequest, person_id: int) -> HttpResponse:
    """A code with which a colleague chooses a PIN; shown once, to be printed or read out."""
    person = person_or_404(request, str(person_id))
    form = SlipForm(request.POST or None)
    if form.is_valid():
        done = run(request, form, actions.propose_slip, person_id=person.id)
        if not form.errors and "slip" in done:
            return show_slip(request, person, done["slip"])
        if not form.errors:
            said = _("The slip for %(name)s is made when another officer confirms it.") % {"name": person.name}
            messages.success(request, said)
            return go_to(request, reverse("office:people"))
    return show(request, "office/cooperative/people_slip.html", form, person=person)


def show_slip(request: OfficeRequest, person: Person, slip_id: int) -> HttpResponse:
    """The code of a slip, once; nobody keeps the page."""
    facts = {"person": person, "code": queries.activation_code(slip_id)}
    response = render(request, "office/cooperative/people_slip.html", facts)
    response["Cache-Control"] = "private, no-store"
    return response


def person_or_404(request: OfficeRequest, chosen: str) -> Person:
    """Somebody who signs in here, by the id in an address."""
    is_number = chosen.isdecimal() and len(chosen) < 20
    person = queries.person_here(request.cooperative.id, int(chosen)) if is_number else None
    if person is None:
        raise Http404
    return person


def _term(line: Appointment) -> dict[str, object]:
    """An appointment with its last day, which is what people count by (the room keeps the first day without it)."""
    was_held = line.until_on is None or line.until_on > line.from_on
    return {"line": line, "last_on": line.until_on and line.until_on - ONE_DAY, "was_held": was_held}
