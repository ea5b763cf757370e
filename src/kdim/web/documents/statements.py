"""A member's statement as paper (one or many in one file) and as a workbook; the figures come from the books."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext

from kdim.cooperatives.models import Cooperative
from kdim.savings.queries import AccountStatement, MemberStatement, Movement
from kdim.web import formats, labels
from kdim.web.documents import tables
from kdim.web.documents.pdf import make_pdf, show_pdf

FORMS = ("", "pdf", "xlsx")  # the page, and what can be taken away
LINES_SHOWN = 50  # of one account on a page; the files have all


def statement_title() -> str:
    """What the paper is called."""
    return gettext("Statement of savings")


def show_statement(cooperative: Cooperative, told: MemberStatement, form: str, *, made_at: datetime) -> HttpResponse:
    """The file as an answer; ``form`` is pdf or xlsx."""
    name = f"{told.member_number} {told.until_on.isoformat()}"
    if form == "pdf":
        return show_pdf(statements_paper(cooperative, [told], made_at=made_at), statement_title(), name)
    return tables.download(statement_sheet(cooperative, told, made_at=made_at), name, form)


def movement_words(line: Movement) -> str:
    """What happened, with a mark when it was undone later."""
    said = line.memo or labels.label(line.kind)
    return f"{said} ({gettext('reversed')})" if line.is_undone else said


def period_words(first: date, last: date) -> str:
    """Both days, spelt out."""
    return f"{formats.tanggal(first)} \N{EN DASH} {formats.tanggal(last)}"


def file_name(told: Sequence[MemberStatement]) -> str:
    """Of the first and, where there are more, the last member."""
    first, last = told[0], told[-1]
    whom = f"{first.member_number} {first.member_name}"
    if first is not last:
        whom = gettext("%(first)s to %(last)s") % {"first": first.member_number, "last": last.member_number}
    return f"{slugify(f'{statement_title()} {whom}')[:150]}.pdf"


def statements_paper(
    cooperative: Cooperative, statements: Sequence[MemberStatement], *, made_at: datetime, for_many: bool = False
) -> bytes:
    """One PDF; each member begins on a new page and has page numbers of their own.

    ``for_many`` leaves out the marks for screen readers, which make each statement many times larger.
    """
    facts = {
        "cooperative": cooperative.name, "address": cooperative.street, "title": statement_title(),
        "foot": gettext("Printed on %(at)s") % {"at": formats.jam(made_at)},
        "sums": [gettext("Savings"), gettext("Opening balance"), gettext("In"), gettext("Out"),
                 gettext("Closing balance")],
        "heads": [gettext("Date"), gettext("Description"), gettext("In"), gettext("Out"), gettext("Balance")],
        "nothing": gettext("No savings in this period."),
        "please": gettext(
            "Please compare this with your own book and receipts. "
            "If anything differs, tell the office of the cooperative."
        ),
        "statements": [_told(one) for one in statements],
    }  # fmt: skip
    return make_pdf("statement", facts, made_at=made_at, tagged=not for_many)


def statement_sheet(cooperative: Cooperative, told: MemberStatement, *, made_at: datetime) -> tables.Sheet:
    """Every account one after the other: opening, each line, closing; the last row is of all accounts."""
    return tables.Sheet(
        cooperative=cooperative.name, report=statement_title(),
        period=f"{told.member_name} · {told.member_number} · {period_words(told.from_on, told.until_on)}",
        made_at=made_at,
        columns=[
            tables.text(gettext("Savings"), 22), tables.text(gettext("Account"), 14), tables.day(gettext("Date")),
            tables.text(gettext("Description"), 40), tables.rupiah(gettext("In")), tables.rupiah(gettext("Out")),
            tables.rupiah(gettext("Balance")),
        ],
        rows=list(_rows(told)),
        total=(gettext("Altogether"), None, None, None, told.paid_in, told.taken_out, told.closing),
    )  # fmt: skip


def figures_sheet(
    cooperative: Cooperative, figures: Sequence[Sequence[Any]], *, first: date, last: date, made_at: datetime
) -> tables.Sheet:
    """One row for each member of a run, whose total can be compared with the books."""
    sums = [sum(row[column] for row in figures) for column in range(2, 6)]
    return tables.Sheet(
        cooperative=cooperative.name, report=gettext("Statements of all members"), period=period_words(first, last),
        made_at=made_at,
        columns=[
            tables.text(gettext("Member number"), 16), tables.text(gettext("Name"), 32),
            tables.rupiah(gettext("Opening balance")), tables.rupiah(gettext("In")), tables.rupiah(gettext("Out")),
            tables.rupiah(gettext("Closing balance")),
        ],
        rows=figures, total=(None, gettext("Altogether"), *sums),
    )  # fmt: skip


def _rows(told: MemberStatement) -> Iterator[tuple[Any, ...]]:
    for account in told.accounts:
        name = (account.product_name, account.number)
        yield (*name, told.from_on, gettext("Opening balance"), None, None, account.opening)
        for line in account.lines:
            yield (*name, line.on, movement_words(line), max(line.change, 0) or None, max(-line.change, 0) or None,
                   line.balance)  # fmt: skip
        yield (*name, told.until_on, gettext("Closing balance"), account.paid_in, account.taken_out, account.closing)


def _told(told: MemberStatement) -> dict[str, Any]:
    return {
        "who": f"{told.member_name} · {told.member_number}",
        "rows": [
            [gettext("Member"), told.member_name],
            [gettext("Member number"), told.member_number or "\N{EN DASH}"],
            [gettext("Period"), period_words(told.from_on, told.until_on)],
        ],
        "sums": [
            [f"{one.product_name}\n{one.number}", *_four(one)]
            for one in told.accounts
        ],
        "total": [gettext("Altogether"),
                  *_four(told)],
        "books": [_book(told, account) for account in told.accounts],
    }  # fmt: skip


def _four(told: MemberStatement | AccountStatement) -> list[str]:
    return [formats.rupiah(amount) for amount in (told.opening, told.paid_in, told.taken_out, told.closing)]


def _book(told: MemberStatement, account: AccountStatement) -> dict[str, Any]:
    lines = [
        [formats.tanggal_pendek(line.on), movement_words(line), _amount(line.change), _amount(-line.change),
         formats.rupiah(line.balance)]
        for line in account.lines
    ]  # fmt: skip
    return {
        "title": f"{account.product_name} · {account.number}",
        "lines": [
            [formats.tanggal_pendek(told.from_on), gettext("Opening balance"), "", "", formats.rupiah(account.opening)],
            *lines,
        ],
        "total": [formats.tanggal_pendek(told.until_on), gettext("Closing balance"), formats.rupiah(account.paid_in),
                  formats.rupiah(account.taken_out), formats.rupiah(account.closing)],
    }  # fmt: skip


def _amount(change: int) -> str:
    return formats.rupiah(change) if change > 0 else ""
