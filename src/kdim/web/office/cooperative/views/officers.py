"""The registers of pengurus and pengawas: page, paper and workbook."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kdim.cooperatives.enums import Organ, Role
from kdim.cooperatives.powers import Power
from kdim.members.queries import OfficerRow, officer_book
from kdim.web import formats, labels
from kdim.web.documents import tables
from kdim.web.documents.pdf import make_pdf, show_pdf
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.paging import Pages, page_number

SIZE = 50
ORGANS = {organ.value: organ for organ in (Organ.PENGURUS, Organ.PENGAWAS)}


@require_safe
@office_page(Power.SEE_PEOPLE)
def book(request: OfficeRequest, organ: str, form: str = "") -> HttpResponse:
    """A page of the register, or with ``form`` (pdf, xlsx) all of it."""
    if organ not in ORGANS or form not in ("", "pdf", "xlsx"):
        raise Http404
    rows = officer_book(request.cooperative.id, ORGANS[organ], on=today())
    title = _title(ORGANS[organ])
    if form == "pdf":
        return show_pdf(_paper(request, title, rows), title, today().isoformat())
    if form == "xlsx":
        return tables.download(_sheet(request, title, rows), today().isoformat(), "xlsx")
    pages = max(1, -(-len(rows) // SIZE))
    number = min(max(1, page_number(request)), pages)
    facts = {
        "title": title, "organ": organ, "rows": rows[(number - 1) * SIZE : number * SIZE],
        "organs": [(each, labels.label(one)) for each, one in ORGANS.items()],
        "page": Pages(number, pages, len(rows), SIZE),
    }  # fmt: skip
    return render(request, "office/cooperative/officers.html", facts)


def _title(organ: Organ) -> str:
    return gettext("Register of pengurus") if organ is Organ.PENGURUS else gettext("Register of pengawas")


def _heads() -> list[str]:
    return [gettext("Name"), gettext("Member number"), gettext("Role"), gettext("Since"), gettext("Last day"),
            gettext("Decision")]  # fmt: skip


def _sheet(request: OfficeRequest, title: str, rows: Sequence[OfficerRow]) -> tables.Sheet:
    name, number, role, since, last, decision = _heads()
    return tables.Sheet(
        cooperative=request.cooperative.name, report=title, period=_as_of(), made_at=now(),
        columns=[
            tables.text(name, 28), tables.text(number, 16), tables.text(role, 16), tables.day(since), tables.day(last),
            tables.text(decision, 24),
        ],
        rows=[
            (row.name, row.member_number, labels.label(row.role), row.from_on, row.last_on, row.decision)
            for row in rows
        ],
    )  # fmt: skip


def _paper(request: OfficeRequest, title: str, rows: Sequence[OfficerRow]) -> bytes:
    lines = [
        [str(n), row.name, row.member_number or "\N{EN DASH}", labels.label(row.role),
         formats.tanggal_pendek(row.from_on), formats.tanggal_pendek(row.last_on) or gettext("until further notice"),
         row.decision or "\N{EN DASH}"]
        for n, row in enumerate(rows, 1)
    ]  # fmt: skip
    paper: dict[str, Any] = {
        "cooperative": request.cooperative.name, "address": request.cooperative.street, "title": title,
        "rows": [[gettext("Date"), _as_of()]], "heads": [gettext("No."), *_heads()], "lines": lines,
        "nothing": gettext("Nobody stands in this register yet."),
        "signatures": [[labels.label(role), _holder(request, role)] for role in (Role.KETUA, Role.SEKRETARIS)],
        "foot": gettext("Printed on %(at)s") % {"at": formats.jam(now())},
    }  # fmt: skip
    return make_pdf("register", paper, made_at=now())


def _holder(request: OfficeRequest, role: Role) -> str:
    """Who signs: the holder of the role today, or a line to write on."""
    holders = officer_book(request.cooperative.id, Organ.PENGURUS, on=today())
    return next((row.name for row in holders if row.role == role and row.in_force), "\u2026" * 16)


def _as_of() -> str:
    return gettext("As of %(on)s") % {"on": formats.tanggal(today())}
