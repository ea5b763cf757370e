"""What all save together, account by account, and each account's passbook: page, workbook and paper."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from kdim.cooperatives.powers import Power
from kdim.kernel.calendar import Month
from kdim.ledger.queries import holds_of
from kdim.savings import queries
from kdim.savings.enums import SavingsKind
from kdim.savings.queries.accounts import PAGE
from kdim.web import formats, labels
from kdim.web.documents import tables
from kdim.web.documents.pdf import make_pdf, show_pdf
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import page_or_fragment
from kdim.web.office.savings.forms import PeriodForm

EVERY_LINE = 100_000


@require_safe
@office_page(Power.SEE_SAVINGS)
def overview(request: OfficeRequest) -> HttpResponse:
    """By legal kind, month by month."""
    totals = queries.savings_totals(request.cooperative.id, last=Month.of(today()), count=12)
    months = [date_format(each.month.first_day, "M") for each in totals[0].months] if totals else []
    facts = {
        "totals": totals, "all": sum(each.balance for each in totals), "months": months,
        "series": {labels.label(each.kind): [month.balance for month in each.months] for each in totals},
        "this_month": [(each, each.months[-1]) for each in totals if each.months],
        "can_define": request.actor.can(Power.DEFINE_PRODUCTS), "can_run": request.actor.can(Power.RUN_INTEREST),
        "can_print": request.actor.can(Power.PRINT_STATEMENTS),
    }  # fmt: skip
    return render(request, "office/savings/overview.html", facts)


@require_safe
@office_page(Power.SEE_SAVINGS)
def accounts(request: OfficeRequest) -> HttpResponse:
    """A page of the accounts, found by number or owner."""
    words, chosen, wanted = (request.GET.get(name, "")[:80] for name in ("q", "jenis", "page"))
    kind = SavingsKind(chosen) if chosen in set(SavingsKind) else None
    found = queries.accounts(
        request.cooperative.id, today(), words=words, kind=kind, page=int(wanted) if wanted.isdecimal() else 1
    )
    facts = {
        "rows": found.rows, "total": found.count, "words": words, "chosen": chosen,
        "kinds": [(one.value, labels.label(one)) for one in SavingsKind if one is not SavingsKind.BERJANGKA],
        "page": Paginator(range(found.count), PAGE).page(found.page),
    }  # fmt: skip
    return page_or_fragment(request, "office/savings/accounts.html", "list", facts)


@require_safe
@office_page(Power.SEE_SAVINGS)
def passbook(request: OfficeRequest, account_id: int) -> HttpResponse:
    """Movements of a period with the balance after each, the latest page first shown."""
    wanted = request.GET.get("page", "")
    page = int(wanted) if wanted.isdecimal() and len(wanted) < 9 else queries.LAST_PAGE
    form, book = _book(request, account_id, page=page, size=PAGE)
    account = book.account
    facts = {
        "form": form, "book": book, "account": account,
        "holds": holds_of(request.cooperative.id, account.subaccount_id) if account.held else [],
        "can_take": request.actor.can(Power.TAKE_SAVINGS), "can_hold": request.actor.can(Power.HOLD_SAVINGS),
        "can_ask": request.actor.can(Power.REQUEST_REVERSAL), "sees_books": request.actor.can(Power.SEE_LEDGER),
        "is_sukarela": account.kind is SavingsKind.SUKARELA, "before": book.page - 1, "after": book.page + 1,
    }  # fmt: skip
    return render(request, "office/savings/passbook.html", facts)


@require_safe
@office_page(Power.SEE_SAVINGS)
def download(request: OfficeRequest, account_id: int, form: str) -> HttpResponse:
    """The period's passbook as a workbook or as paper."""
    if form not in ("xlsx", "pdf"):
        raise Http404
    _form, book = _book(request, account_id, page=1, size=EVERY_LINE)
    title = gettext("Passbook %(number)s") % {"number": book.account.number}
    period = _span(book.from_on, book.until_on)
    if form == "pdf":
        return show_pdf(_paper(request, book, title, period), title, book.until_on.isoformat())
    sheet = tables.Sheet(
        cooperative=request.cooperative.name, report=title, period=f"{book.account.member_name} · {period}",
        made_at=now(),
        columns=[
            tables.day(gettext("Date")), tables.text(gettext("What")), tables.rupiah(gettext("In")),
            tables.rupiah(gettext("Out")), tables.rupiah(gettext("Balance")),
        ],
        rows=[
            (line.on, _what(line), line.change if line.change > 0 else None,
             -line.change if line.change < 0 else None, line.balance)
            for line in book.lines
        ],
        total=(None, gettext("Altogether"), book.paid_in, book.taken_out, book.closing),
    )  # fmt: skip
    return tables.download(sheet, book.until_on.isoformat(), "xlsx")


def _book(request: OfficeRequest, account_id: int, *, page: int, size: int) -> tuple[PeriodForm, queries.Passbook]:
    on = today()
    asked = {"from_on": request.GET.get("dari", ""), "until_on": request.GET.get("sampai", "")}
    form = PeriodForm(asked)
    first, last = form.period(Month.of(on).plus(-11).first_day, on)
    book = queries.passbook(request.cooperative.id, account_id, from_on=first, until_on=last, page=page, size=size)
    if book is None:
        raise Http404
    return form, book


def _paper(request: OfficeRequest, book: queries.Passbook, title: str, period: str) -> bytes:
    account = book.account
    opening: list[list[str]] = [
        [formats.tanggal_pendek(book.from_on), gettext("Opening balance"), "", "", formats.rupiah(book.opening)]
    ]
    lines = [
        [
            formats.tanggal_pendek(line.on), _what(line), formats.rupiah(line.change) if line.change > 0 else "",
            formats.rupiah(-line.change) if line.change < 0 else "", formats.rupiah(line.balance),
        ]
        for line in book.lines
    ]  # fmt: skip
    paper: dict[str, Any] = {
        "cooperative": request.cooperative.name, "address": request.cooperative.street, "title": title,
        "rows": [
            [gettext("Member"), f"{account.member_name} · {account.member_number}"],
            [gettext("Savings"), account.product_name],
            [gettext("Period"), period],
            [gettext("Closing balance"), formats.rupiah(book.closing)],
        ],
        "heads": [gettext("Date"), gettext("What"), gettext("In"), gettext("Out"), gettext("Balance")],
        "lines": opening + lines,
        "total": ["", gettext("Altogether"), formats.rupiah(book.paid_in), formats.rupiah(book.taken_out),
                  formats.rupiah(book.closing)],
        "foot": gettext("Printed on %(at)s") % {"at": formats.jam(now())},
    }  # fmt: skip
    return make_pdf("passbook", paper, made_at=now())


def _what(line: queries.PassbookLine) -> str:
    said = line.memo or labels.label(line.kind)
    return f"{said} ({gettext('reversed')})" if line.reversed_by else said


def _span(first: date, last: date) -> str:
    return f"{formats.tanggal(first)} \N{EN DASH} {formats.tanggal(last)}"
