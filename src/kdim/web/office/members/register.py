"""The register of members: found by anything one knows of them, page by page, and as the book that the law asks for."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.members.enums import MemberStatus
from kdim.members.queries import member_book, register
from kdim.members.queries.register import PAGE_SIZE
from kdim.web import formats, labels
from kdim.web.documents import tables
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import page_or_fragment
from kdim.web.office.members.forms import status_choices
from kdim.web.paging import page_number


@require_safe
@office_page(Power.SEE_MEMBERS)
def members(request: OfficeRequest) -> HttpResponse:
    """One page of the register."""
    words, chosen = request.GET.get("q", "")[:120], request.GET.get("status", "active")
    status = MemberStatus(chosen) if chosen in set(MemberStatus) else None
    found = register(request.cooperative.id, words=words, status=status, page=page_number(request))
    facts = {
        "rows": found.rows, "total": found.total, "words": words, "chosen": status.value if status else "",
        "statuses": status_choices(), "page": Paginator(range(found.total), PAGE_SIZE).page(found.page),
        "may_record": request.actor.can(Power.RECORD_APPLICATION),
        "may_take": request.actor.can(Power.SEE_PRIVATE_DATA),
    }  # fmt: skip
    return page_or_fragment(request, "office/members/members.html", "list", facts)


@require_safe
@office_page(Power.SEE_PRIVATE_DATA)
def book(request: OfficeRequest) -> HttpResponse:
    """*Buku daftar anggota* (UU 25/1992 art. 17) as a workbook; the look is recorded."""
    on = today()
    rows = member_book(actor=request.actor, at=now(), on=on)
    sheet = tables.Sheet(
        cooperative=request.cooperative.name, report=gettext("Register of members"),
        period=gettext("As of %(on)s") % {"on": formats.tanggal(on)}, made_at=now(),
        columns=[
            tables.text(gettext("Number"), 14), tables.text(gettext("Name"), 28), tables.text("NIK", 20),
            tables.text(gettext("Sex"), 12), tables.number(gettext("Age"), 8), tables.text(gettext("Occupation"), 20),
            tables.text(gettext("Address"), 44), tables.day(gettext("Member since")),
            tables.day(gettext("Left on")), tables.text(gettext("Reason"), 16),
        ],
        rows=[
            (
                row.number, row.name, row.nik, labels.label(row.sex or ""), row.age, row.occupation, row.address,
                row.joined_on, row.left_on, labels.label(row.exit_reason) if row.exit_reason else None,
            )
            for row in rows
        ],
    )  # fmt: skip
    return tables.download(sheet, on.isoformat(), "xlsx")
