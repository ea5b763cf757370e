"""The audit trail: who did or saw what, when and from where."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kdim.cooperatives import queries
from kdim.cooperatives.models import AuditRecord
from kdim.cooperatives.powers import Power
from kdim.web.gates import OfficeRequest, office_page
from kdim.web.labels.acts import acts_with_words
from kdim.web.office.cooperative.readable import readable

PAGE = 50


@require_safe
@office_page(Power.SEE_TRAIL)
def records(request: OfficeRequest) -> HttpResponse:
    """The newest first; found by name of a person, by what they did, or by what it was about."""
    words = request.GET.get("cari", "").strip()[:80]
    subject = request.GET.get("tentang", "").strip()[:120]
    found = queries.trail(request.cooperative.id, words=words, acts=acts_with_words(words), subject=subject)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    lines: list[tuple[AuditRecord, list[tuple[str, Any]]]] = [(record, readable(record.facts)) for record in page]
    facts = {"page": page, "lines": lines, "words": words, "subject": subject}
    return render(request, "office/cooperative/trail.html", facts)
