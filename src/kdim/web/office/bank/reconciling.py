"""What stands between bank and books on a day: the page, the paper, and the signature of a pengawas."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kdim.cooperatives.powers import Power
from kdim.kernel.refusals import Refusal
from kdim.payments import actions, queries
from kdim.payments.models import BankAccount
from kdim.payments.queries import Figures, Reconciliation, Signature, Span
from kdim.web import formats
from kdim.web.documents.pdf import make_pdf, show_pdf
from kdim.web.gates import OfficeRequest, now, office_page
from kdim.web.htmx import go_to
from kdim.web.office.bank.amounts import in_rupiah
from kdim.web.office.bank.forms import DayForm, SignatureForm
from kdim.web.office.doing import UNREADY, confirm, is_confirmed, run

FORMS = ["GET", "HEAD", "POST"]
ON_PAPER = 1_000


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature, and whether the figures of its day are still those that were signed."""

    signature: Signature
    said: str
    bank: str
    books: str
    is_same: bool | None  # unknown for another day than the one that is looked at


@require_http_methods(FORMS)
@office_page(Power.SEE_LEDGER)
def report(request: OfficeRequest, bank_account_id: int) -> HttpResponse:
    """The figures of a day, the latest that statements cover unless another is chosen; a pengawas signs them here."""
    account, span = _found(request, bank_account_id)
    facts: dict[str, Any] = {"account": account, "span": span}
    if span is None:
        return render(request, "office/bank/reconciliation.html", facts)
    days = _asked(request, span)
    if not days.is_valid():
        return render(request, "office/bank/reconciliation.html", {**facts, "days": days}, status=UNREADY)
    until_on = days.cleaned_data["sampai"]
    told = queries.reconciliation(account, span, until_on)
    form = SignatureForm(request.POST or None, initial={"request_id": uuid4(), "seen": told.figures.code})
    if form.is_valid():
        if not is_confirmed(request):
            return _ask(request, form, account, told)
        run(
            request, form, actions.sign_reconciliation, bank_account_id=account.id, until_on=until_on,
            seen=form.cleaned_data["seen"], words=form.cleaned_data["words"],
        )  # fmt: skip
        if not form.errors:
            messages.success(request, gettext("Signed. Whatever changes afterwards is seen here."))
            return go_to(request, _address(account, until_on))
    signed = queries.signatures(account)
    facts |= {
        "days": days, "form": form, "told": told, "figures": figure_rows(told.figures), "until_on": until_on,
        "lines": [(row, in_rupiah(row.amount_sen)) for row in told.lines],
        "signed": [_signed(one, told) for one in signed],
        "is_signed": any(one.until_on == until_on and one.figures == told.figures for one in signed),
        "can_sign": request.actor.can(Power.SIGN_RECONCILIATION),
    }  # fmt: skip
    return render(request, "office/bank/reconciliation.html", facts, status=UNREADY if form.errors else 200)


@require_safe
@office_page(Power.SEE_LEDGER)
def paper(request: OfficeRequest, bank_account_id: int) -> HttpResponse:
    """The same on A4, with the signature or a line for it."""
    account, span = _found(request, bank_account_id)
    days = None if span is None else _asked(request, span)
    if span is None or days is None or not days.is_valid():
        return redirect("office:bank_reconciliation", account.id)
    told = queries.reconciliation(account, span, days.cleaned_data["sampai"], most=ON_PAPER)
    title = gettext("Reconciliation with the bank")
    return show_pdf(_paper(request, title, account, told), title, told.until_on.isoformat())


def figure_rows(figures: Figures) -> Sequence[tuple[str, str]]:
    """From the balance of the books to that of the bank, in the order in which people add it up."""
    lines = ngettext(
        "%(count)s movement not in the books yet", "%(count)s movements not in the books yet", figures.line_count
    ) % {"count": figures.line_count}
    entries = ngettext(
        "%(count)s entry not at the bank yet", "%(count)s entries not at the bank yet", figures.entry_count
    ) % {"count": figures.entry_count}
    told = [(gettext("Balance in the books"), formats.rupiah(figures.books))]
    if figures.start_sen:
        told.append((gettext("Difference from before the first statement"), in_rupiah(figures.start_sen)))
    told += [(lines, in_rupiah(figures.lines_sen)), (entries, in_rupiah(-figures.entries * 100))]
    if figures.rounding_sen:
        told.append((gettext("Sen that the books leave away"), in_rupiah(figures.rounding_sen)))
    if figures.unexplained_sen:
        told.append((gettext("Not explained"), in_rupiah(figures.unexplained_sen)))
    return [*told, (gettext("Balance at the bank"), in_rupiah(figures.bank_sen))]


def _found(request: OfficeRequest, bank_account_id: int) -> tuple[BankAccount, Span | None]:
    found = queries.account_and_span(request.cooperative.id, bank_account_id)
    if found is None:
        raise Http404
    return found


def _asked(request: HttpRequest, span: Span) -> DayForm:
    """The day of the address, the last one without any; one that no statement covers is refused."""
    latest = f"{span.until_on.day}-{span.until_on.month}-{span.until_on.year}"
    form = DayForm({"sampai": request.GET.get("sampai", latest)[:40]})
    if form.is_valid():
        try:
            actions.require_covered(span, form.cleaned_data["sampai"])
        except Refusal as refusal:
            form.refuse(refusal, "sampai")
    return form


def _ask(request: OfficeRequest, form: SignatureForm, account: BankAccount, told: Reconciliation) -> HttpResponse:
    facts = [
        (gettext("Bank account"), f"{account.bank} {account.number}"),
        (gettext("Day"), formats.tanggal(told.until_on)),
        *figure_rows(told.figures),
    ]
    return confirm(
        request, form, question=gettext("Sign these figures?"), facts=facts, button=gettext("Sign"),
        back_url=_address(account, told.until_on),
    )  # fmt: skip


def _address(account: BankAccount, until_on: Any) -> str:
    return f"{reverse('office:bank_reconciliation', args=[account.id])}?sampai={until_on:%d-%m-%Y}"


def _signed(one: Signature, told: Reconciliation) -> Signed:
    is_same = one.figures == told.figures if one.until_on == told.until_on else None
    said = " · ".join(filter(None, [one.signed_by, formats.jam(one.signed_at), one.note]))
    return Signed(one, said, in_rupiah(one.figures.bank_sen), formats.rupiah(one.figures.books), is_same)


def _paper(request: OfficeRequest, title: str, account: BankAccount, told: Reconciliation) -> bytes:
    signed = next(
        (one for one in queries.signatures(account) if one.until_on == told.until_on and one.figures == told.figures),
        None,
    )
    words = gettext("Signed on %(at)s") % {"at": formats.jam(signed.signed_at)} if signed else ""
    heads = [gettext("Date"), gettext("What"), gettext("Amount")]
    facts: dict[str, Any] = {
        "cooperative": request.cooperative.name, "address": request.cooperative.street, "title": title,
        "rows": [
            [gettext("Bank account"), f"{account.bank} {account.number}"],
            [gettext("In the name of"), account.holder],
            [gettext("Day"), formats.tanggal(told.until_on)],
        ],
        "figures": [list(row) for row in figure_rows(told.figures)],
        "tables": [
            [gettext("At the bank, not in the books yet"), heads,
             [[formats.tanggal_pendek(one.on), one.description, in_rupiah(one.amount_sen)] for one in told.lines]],
            [gettext("In the books, not at the bank yet"), heads,
             [[formats.tanggal_pendek(one.on), one.memo, formats.rupiah(one.amount)] for one in told.entries]],
        ],
        "nothing": gettext("Nothing"), "note": signed.note if signed else "", "signed": words,
        "signatures": [[gettext("Pengawas"), signed.signed_by if signed else "\u2026" * 16]],
        "foot": gettext("Printed on %(at)s") % {"at": formats.jam(now())},
    }  # fmt: skip
    return make_pdf("reconciliation", facts, made_at=now())
