"""Member cards with a QR code: one of the size of a bank card, or sheets of ten for those on a page of the register.

The code holds the member number and nothing else: a scanner at the desk types it into the search.
"""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.members.queries import MemberNotFound, MemberRow, register
from kdim.members.queries import member as member_row
from kdim.web import formats
from kdim.web.documents.pdf import make_pdf, qr_svg, show_pdf
from kdim.web.gates import OfficeRequest, now, office_page
from kdim.web.paging import page_number


@require_safe
@office_page(Power.SEE_MEMBERS)
def card(request: OfficeRequest, member_id: int) -> HttpResponse:
    """The card of one active member, as large as it is printed."""
    try:
        row = member_row(request.cooperative.id, member_id)
    except MemberNotFound as refusal:
        raise Http404 from refusal
    if row.status != MemberStatus.ACTIVE:
        raise Http404
    return show_pdf(_paper(request, [row], sheet=False), gettext("Member card"), row.number)


@require_safe
@office_page(Power.SEE_MEMBERS)
def cards(request: OfficeRequest) -> HttpResponse:
    """A4 sheets with the active members of one page of the register, found by the same words."""
    words = request.GET.get("q", "")[:120]
    found = register(request.cooperative.id, words=words, status=MemberStatus.ACTIVE, page=page_number(request))
    if not found.rows:
        raise Http404
    return show_pdf(_paper(request, found.rows, sheet=True), gettext("Member cards"), str(found.page))


def _paper(request: OfficeRequest, rows: Sequence[MemberRow | Member], *, sheet: bool) -> bytes:
    facts = {
        "cooperative": request.cooperative.name, "title": gettext("Member card"), "sheet": sheet,
        "since_words": gettext("Member since"),
        "cards": [
            {"name": row.name, "number": row.number, "since": formats.tanggal(row.joined_on), "qr": qr_svg(row.number)}
            for row in rows
        ],
    }  # fmt: skip
    return make_pdf("card", facts, made_at=now())
