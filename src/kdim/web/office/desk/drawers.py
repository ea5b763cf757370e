"""The drawers of all tellers: the list, the recap of each, and what people keep between two of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from kdim.calculations.denominations import LEGAL_TENDER
from kdim.cooperatives.powers import Power
from kdim.payments import actions, queries
from kdim.payments.enums import DrawerStatus
from kdim.payments.queries import CountView, Recap, RecapLine
from kdim.web import formats, labels
from kdim.web.documents.pdf import make_pdf, show_pdf
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.desk.closing import difference_words
from kdim.web.office.desk.forms import OnlyOnceForm
from kdim.web.office.doing import confirm, is_confirmed, run
from kdim.web.paging import Pages, page_number

FORMS = ["GET", "HEAD", "POST"]


@require_safe
@office_page(Power.SEE_LEDGER)
def every(request: OfficeRequest) -> HttpResponse:
    """All drawers, the latest first, and who keeps something between two."""
    page = queries.drawers(request.cooperative.id, page=page_number(request))
    facts = {
        "rows": page.rows, "page": Pages(page.page, page.pages, page.count, queries.PAGE),
        "floats": queries.floats(request.cooperative.id), "can_oversee": request.actor.can(Power.OVERSEE_CASH),
        "is_kept": page.count > 0 or queries.drawers_kept(request.cooperative.id, today()),
    }  # fmt: skip
    return render(request, "office/desk/drawers.html", facts)


@require_safe
@office_page()
def one(request: OfficeRequest, drawer_id: int) -> HttpResponse:
    """The recap. Of one's own drawer only once it is closed: the count must be blind."""
    recap = _recap(request, drawer_id)
    if _is_blind(request, recap):
        return redirect("office:desk_drawer")
    facts = {
        "recap": recap, "drawer": recap.drawer, "pieces": _pieces(recap.counts[-1]) if recap.counts else [],
        "sees_books": request.actor.can(Power.SEE_LEDGER), "can_close": request.actor.can(Power.OVERSEE_CASH)
        and recap.drawer.status is not DrawerStatus.CLOSED,
    }  # fmt: skip
    return render(request, "office/desk/recap.html", facts)


@require_safe
@office_page()
def paper(request: OfficeRequest, drawer_id: int) -> HttpResponse:
    """The recap to be signed by the teller and whoever received the money."""
    recap = _recap(request, drawer_id)
    if _is_blind(request, recap):
        return redirect("office:desk_drawer")
    drawer = recap.drawer
    title = gettext("Recap of drawer %(code)s") % {"code": drawer.code}
    told: dict[str, Any] = {
        "cooperative": request.cooperative.name, "address": request.cooperative.street, "title": title,
        "rows": [[name, value] for name, value in _rows(recap)],
        "heads": [gettext("No."), gettext("What"), gettext("In"), gettext("Out"), gettext("Balance")],
        "lines": [
            [line.receipt, _what(line), _or_none(line.money_in), _or_none(line.money_out), formats.rupiah(line.balance)]
            for line in recap.lines
        ],
        "total": ["", gettext("Altogether"), formats.rupiah(recap.money_in), formats.rupiah(recap.money_out),
                  formats.rupiah(recap.balance)],
        "counted_words": gettext("Counted"),
        "counted": [[name, str(number), formats.rupiah(worth)] for name, number, worth in _pieces(recap.counts[-1])]
        if recap.counts else [],
        "signatures": [[gettext("Teller"), drawer.teller_name], [gettext("Received by"), drawer.handed_to]],
        "foot": gettext("Printed on %(at)s") % {"at": formats.jam(now())},
    }  # fmt: skip
    return show_pdf(make_pdf("drawer", told, made_at=now()), title)


@require_http_methods(FORMS)
@office_page()
def bring_float(request: OfficeRequest, person_id: int) -> HttpResponse:
    """Bring what somebody keeps to the vault, after a question."""
    is_own = person_id == request.actor.person_id and request.actor.can(Power.KEEP_DRAWER)
    kept = next((each for each in queries.floats(request.cooperative.id) if each.person_id == person_id), None)
    if not is_own and not request.actor.can(Power.OVERSEE_CASH):
        raise Http404
    back = reverse("office:drawers") if request.actor.can(Power.SEE_LEDGER) else reverse("office:desk_drawer")
    form = OnlyOnceForm(request.POST or None)
    if kept is None and not is_confirmed(request):
        messages.info(request, gettext("Nothing is kept there any more."))
        return go_to(request, back)
    if form.is_valid() and is_confirmed(request):
        run(request, form, actions.return_kept, on=today(), person_id=person_id, amount=kept.amount if kept else 0)
        if not form.errors:
            messages.success(request, gettext("It is in the vault now."))
        for wrong in form.non_field_errors():
            messages.error(request, str(wrong))
        return go_to(request, back)
    assert kept is not None
    facts = [(gettext("Kept by"), kept.name), (gettext("Into"), gettext("Vault"))]
    return confirm(
        request, form, question=gettext("Bring this float to the vault?"), facts=facts,
        button=gettext("Bring it"), back_url=back, amount=kept.amount,
    )  # fmt: skip


def _recap(request: OfficeRequest, drawer_id: int) -> Recap:
    recap = queries.recap(request.cooperative.id, drawer_id)
    if recap is None:
        raise Http404
    is_own = recap.drawer.person_id == request.actor.person_id and request.actor.can(Power.KEEP_DRAWER)
    if not is_own and not request.actor.can(Power.SEE_LEDGER):
        raise Http404
    return recap


def _is_blind(request: OfficeRequest, recap: Recap) -> bool:
    return recap.drawer.person_id == request.actor.person_id and recap.drawer.status is not DrawerStatus.CLOSED


def _rows(recap: Recap) -> list[tuple[str, str]]:
    drawer = recap.drawer
    rows = [
        (gettext("Teller"), drawer.teller_name),
        (gettext("Day"), formats.tanggal(drawer.on)),
        (gettext("Opened"), formats.jam(drawer.opened_at)),
        (gettext("Receipts given out"), formats.angka(drawer.receipts)),
    ]
    if drawer.counted is not None and drawer.kept is not None and drawer.to_vault is not None:
        rows += [
            (gettext("Closed"), f"{formats.jam(drawer.closed_at)}, {drawer.closed_by}"),
            (gettext("The books say"), formats.rupiah(drawer.expected)),
            (gettext("Counted"), formats.rupiah(drawer.counted)),
            (gettext("Difference"), difference_words(drawer.difference or 0)),
            (gettext("To the vault"), formats.rupiah(drawer.to_vault)),
            (gettext("Stays with %(name)s") % {"name": drawer.handed_to or drawer.teller_name},
             formats.rupiah(drawer.kept)),
        ]  # fmt: skip
        if drawer.reason:
            rows.append((gettext("Reason of the difference"), drawer.reason))
    return rows


def _pieces(count: CountView) -> list[tuple[str, int, int]]:
    """What was counted: the piece, how many, what they are worth; the largest first."""
    tender = LEGAL_TENDER.at(count.counted_at.date())
    note, coin = gettext("note"), gettext("coin")
    return [
        (f"{formats.rupiah(piece.value)} {note if piece.is_note else coin}",
         count.pieces[piece.code], count.pieces[piece.code] * piece.value)
        for piece in tender.pieces
        if piece.code in count.pieces
    ]  # fmt: skip


def _what(line: RecapLine) -> str:
    said = line.memo or labels.label(line.kind)
    return f"{said} ({gettext('reversed')})" if line.reversed_by else said


def _or_none(amount: int) -> str:
    return formats.rupiah(amount) if amount else ""
