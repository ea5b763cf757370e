"""One member under tabs; private facts are dotted until somebody asks for them, which goes into the trail."""

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from kdim.cooperatives.powers import Power
from kdim.cooperatives.queries import activation_code, trail
from kdim.kernel.codes import format_code
from kdim.members import actions
from kdim.members.enums import WAITING, ConsentPurpose, MemberStatus
from kdim.members.queries import MemberNotFound, member_card, member_detail
from kdim.members.queries import member as member_row
from kdim.savings.queries import accounts_of
from kdim.web import formats
from kdim.web.documents.pdf import make_pdf, qr_svg, show_pdf
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.labels.acts import visible_facts
from kdim.web.office.doing import is_confirmed, run, show
from kdim.web.office.members.forms import ConsentForm, OnlyRequestForm

LATEST = 30


@require_http_methods(["GET", "POST"])
@office_page(Power.SEE_MEMBERS)
def member(request: OfficeRequest, member_id: int) -> HttpResponse:
    """A tab of a member's page; a POST asks for the private facts."""
    tab = request.GET.get("tab", "data")
    facts: dict[str, Any] = {"tab": tab, "tabs": _tabs(request)}
    try:
        if tab == "simpanan" and request.actor.can(Power.SEE_SAVINGS):
            facts["member"] = member_row(request.cooperative.id, member_id)
            facts["accounts"] = accounts_of(request.cooperative.id, member_id, today())
            facts["total"] = sum(one.balance for one in facts["accounts"])
        elif tab == "jejak" and request.actor.can(Power.SEE_TRAIL):
            facts["member"] = member_row(request.cooperative.id, member_id)
            records = trail(request.cooperative.id, subject=f"member:{member_id}")[:LATEST]
            facts["records"] = [(record, visible_facts(record.facts)) for record in records]
        elif request.method == "POST":
            facts["member"] = member_detail(actor=request.actor, at=now(), member_id=member_id)
        else:
            facts["member"] = member_card(actor=request.actor, member_id=member_id)
    except MemberNotFound as refusal:
        raise Http404 from refusal
    if tab not in facts["tabs"]:
        raise Http404
    found = facts["member"]
    if tab == "izin":
        facts["consents"] = [(line, uuid4()) for line in found.consents]
    facts |= {
        "is_active": found.status == MemberStatus.ACTIVE, "is_waiting": found.status in WAITING,
        "can_look": request.actor.can(Power.SEE_PRIVATE_DATA), "can_edit": request.actor.can(Power.EDIT_MEMBERS),
        "can_end": request.actor.can(Power.END_MEMBERSHIPS),
        "can_take": request.actor.can(Power.TAKE_SAVINGS),
        "can_activate": request.actor.can(Power.ISSUE_ACTIVATION),
    }  # fmt: skip
    response = render(request, "office/members/member.html", facts)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@office_page(Power.EDIT_MEMBERS)
def consent(request: OfficeRequest, member_id: int) -> HttpResponse:
    """Write down that a consent was given or taken back."""
    form = ConsentForm(request.POST)
    if not form.is_valid():
        raise Http404
    act = actions.give_consent if form.cleaned_data["given"] == "1" else actions.withdraw_consent
    try:
        act(
            actor=request.actor, request_id=form.cleaned_data["request_id"], at=now(), member_id=member_id,
            purpose=ConsentPurpose(form.cleaned_data["purpose"]),
        )  # fmt: skip
    except MemberNotFound as refusal:
        raise Http404 from refusal
    return go_to(request, f"{reverse('office:member', args=[member_id])}?tab=izin")


@require_http_methods(["GET", "POST"])
@office_page(Power.ISSUE_ACTIVATION)
def activation(request: OfficeRequest, member_id: int) -> HttpResponse:
    """A slip with which the member sets a PIN: asked about, shown once, printed or as PDF; never kept."""
    try:
        row = member_row(request.cooperative.id, member_id)
    except MemberNotFound as refusal:
        raise Http404 from refusal
    form = OnlyRequestForm(request.POST or None)
    if form.is_valid() and is_confirmed(request):
        slip = run(request, form, actions.issue_activation, member_id=member_id)
        if not form.errors:
            facts = _slip(request, row.name, row.number, format_code(activation_code(slip)))
            if "pdf" in request.POST:
                return show_pdf(_paper(request, facts), gettext("Activation slip"), row.number)
            response = render(request, "office/members/slip.html", {**facts, "form": form, "member": row})
            response["Cache-Control"] = "private, no-store"
            return response
    return show(request, "office/members/activation.html", form, member=row)


def _slip(request: OfficeRequest, name: str, number: str, code: str) -> dict[str, Any]:
    base = request.build_absolute_uri(reverse("public:first_pin"))
    return {
        "name": name, "number": number, "code": code, "link": base,
        "qr": qr_svg(f"{base}?nomor={number}&kode={code}"),
        "steps": [
            gettext("Scan the code, or open the address below."),
            gettext("Type your number and this code."),
            gettext("Choose a PIN that nobody can guess. Tell it to nobody, not even to us."),
        ],
    }  # fmt: skip


def _paper(request: OfficeRequest, facts: dict[str, Any]) -> bytes:
    paper = {
        "cooperative": request.cooperative.name, "address": request.cooperative.street,
        "title": gettext("Activation slip"),
        "rows": [[gettext("Name"), facts["name"]], [gettext("Number"), facts["number"]]],
        "code_words": gettext("One-time code, valid for seven days"), "code": facts["code"], "steps": facts["steps"],
        "qr": facts["qr"], "link": facts["link"], "foot": formats.tanggal(today()),
    }  # fmt: skip
    return make_pdf("activation", paper, made_at=now())


def _tabs(request: OfficeRequest) -> dict[str, str]:
    tabs = {
        "data": gettext("Data"), "simpanan": gettext("Savings"), "riwayat": gettext("History"),
        "izin": gettext("Consents"), "jejak": gettext("Trail"),
    }  # fmt: skip
    if not request.actor.can(Power.SEE_SAVINGS):
        del tabs["simpanan"]
    if not request.actor.can(Power.SEE_TRAIL):
        del tabs["jejak"]
    return tabs
