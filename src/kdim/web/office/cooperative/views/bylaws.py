"""The rules in force, how they came to be, and recording what a meeting decided."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives import actions, queries
from kdim.cooperatives.bylaws import RULES, BylawKey, ValueKind
from kdim.cooperatives.enums import MeetingKind
from kdim.cooperatives.powers import Power
from kdim.cooperatives.queries.bylaws import BylawChange
from kdim.web.formats import tanggal
from kdim.web.gates import OfficeRequest, office_page, today
from kdim.web.htmx import go_to
from kdim.web.labels import label
from kdim.web.office.cooperative.forms.bylaws import DecisionForm
from kdim.web.office.cooperative.rules import GROUPS, say, shares
from kdim.web.office.doing import confirm, is_confirmed, run, show


@require_safe
@office_page()
def in_force(request: OfficeRequest) -> HttpResponse:
    """Each rule with its value of today, its decision, and what is coming."""
    changes = queries.bylaw_history(request.cooperative.id)
    groups = [
        (title, mark, [_line(key, changes, today()) for key in keys]) for title, mark, keys in GROUPS
    ]  # fmt: skip
    facts = {"groups": groups, "may_record": request.actor.can(Power.RECORD_BYLAWS), "any": bool(changes)}
    return render(request, "office/cooperative/bylaws.html", facts)


@require_safe
@office_page()
def history(request: OfficeRequest) -> HttpResponse:
    """Every change, the newest first, by the decision that made it."""
    changes = queries.bylaw_history(request.cooperative.id)
    wanted = request.GET.get("aturan", "")
    if wanted in set(BylawKey):
        changes = [change for change in changes if change.key == wanted]
    decisions: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for change in changes:
        head = (change.from_on, change.meeting, change.decision, change.decided_on, change.summary)
        decisions.setdefault(head, []).append(
            {"key": change.key, "now": say(change.key, change.value), "before": change.before is not None
             and say(change.key, change.before)}
        )  # fmt: skip
    facts = {"decisions": list(decisions.items()), "keys": list(BylawKey), "wanted": wanted, "today": today()}
    return render(request, "office/cooperative/bylaws_history.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.RECORD_BYLAWS)
def record(request: OfficeRequest) -> HttpResponse:
    """A decision with several rules at once; asked once more before it is recorded."""
    present = queries.bylaws_at(request.cooperative.id, today()).values
    form = DecisionForm(request.POST or None, present=present)
    if form.is_valid():
        if not is_confirmed(request):
            return confirm(
                request, form, question=_("Record this decision?"), facts=_what_changes(form, present),
                button=_("Record the decision"), back_url=reverse("office:bylaws_record"),
            )  # fmt: skip
        data = form.cleaned_data
        run(
            request, form, actions.record_bylaws, meeting=MeetingKind(data["meeting"]), number=data["number"],
            decided_on=data["decided_on"], summary=data["summary"], from_on=data["from_on"], values=form.values(),
        )  # fmt: skip
        if not form.errors:
            messages.success(request, _("Decision %(number)s is recorded.") % {"number": data["number"]})
            return go_to(request, reverse("office:bylaws"))
    rules = {field.name: say(BylawKey(field.name[5:]), present.get(field.name[5:])) for field in form.rule_fields()}
    return show(request, "office/cooperative/bylaws_record.html", form, rules=rules)


def _line(key: BylawKey, changes: Any, on: date) -> dict[str, Any]:
    """A rule as one row: what holds, since when by which decision, what was before and what comes."""
    of_key = [change for change in changes if change.key == key]
    holding: BylawChange | None = next((change for change in of_key if change.from_on <= on), None)
    coming = [change for change in of_key if change.from_on > on]
    is_division = RULES[key].kind is ValueKind.SHARES
    return {
        "key": key,
        "value": say(key, holding.value if holding else None),
        "shares": shares(holding.value) if holding and is_division else [],
        "holding": holding,
        "before": say(key, holding.before) if holding and holding.before is not None else "",
        "coming": [(change.from_on, say(key, change.value)) for change in coming],
    }


def _what_changes(form: DecisionForm, present: Any) -> list[tuple[str, str]]:
    data = form.cleaned_data
    lines = [
        (_("Decision"), f"{data['number']} · {label(data['meeting'], 'MeetingKind')}, {tanggal(data['decided_on'])}"),
        (_("In force from"), tanggal(data["from_on"])),
    ]
    for key, value in form.values().items():
        change = _("%(now)s (until now %(before)s)") % {"now": say(key, value), "before": say(key, present.get(key))}
        lines.append((label(key), change))
    if data["summary"]:
        lines.append((_("What it is about"), data["summary"]))
    return lines
