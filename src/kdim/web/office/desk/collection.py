"""A collective list at the desk: whom it asks, the amounts, the question, and the receipts.

The amounts of the whole list travel with every step, so that nothing typed is lost whatever is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext
from django.views.decorators.http import require_http_methods

from kdim.cooperatives.powers import NotAllowed, Power
from kdim.kernel.reading import read_amount
from kdim.kernel.refusals import Refusal
from kdim.kernel.rupiah import Rupiah, group_digits
from kdim.savings import actions
from kdim.savings.actions import Collected
from kdim.savings.models import SavingsProduct
from kdim.savings.queries import (
    MOST,
    ListedAccount,
    accounts_listed,
    accounts_numbered,
    accounts_to_collect,
    products_to_collect,
    villages_to_collect,
)
from kdim.web import formats, refusals
from kdim.web.documents import tables
from kdim.web.gates import OfficeRequest, now, office_page, today
from kdim.web.htmx import go_to
from kdim.web.office.desk.forms import CollectionForm, ListForm
from kdim.web.office.desk.lines import ListLine
from kdim.web.office.desk.till import own_drawer, without_drawer
from kdim.web.office.doing import UNREADY, is_confirmed
from kdim.web.office.ledger.exporting import wanted_form

FIELD = "amount_"
#: Members a list may begin with; of more it is asked first whom it asks.
FEW = 40


@dataclass
class Sheet:
    """A list as it stands on the page: amounts as typed and what is wrong with them, both by account."""

    rows: list[ListedAccount]
    typed: dict[int, str]
    wrong: dict[int, str] = field(default_factory=dict)
    lines: list[tuple[ListLine, str]] = field(default_factory=list)
    from_lines: bool = False

    @property
    def is_less(self) -> bool:
        """Whether an amount was sent for an account that is no longer there, so that the sum would be another."""
        there = {row.account_id for row in self.rows}
        return any(text.strip() and account not in there for account, text in self.typed.items())

    @property
    def shown(self) -> list[tuple[ListedAccount, str, str]]:
        """Row, amount, sentence."""
        return [(row, self.typed.get(row.account_id, ""), self.wrong.get(row.account_id, "")) for row in self.rows]

    def collected(self) -> list[Collected]:
        """The rows with an amount; those that cannot be read are noted as wrong."""
        found = []
        for row in self.rows:
            text = self.typed.get(row.account_id, "").strip()
            try:
                amount = read_amount(text) if text else 0
            except Refusal as refusal:
                self.wrong[row.account_id] = refusals.words(refusal)
                continue
            if amount:
                found.append(Collected(row.account_id, Rupiah(amount)))
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Power.TAKE_SAVINGS)
def collection(request: OfficeRequest) -> HttpResponse:
    """Choose the savings, type the amounts, say yes."""
    if request.method != "POST" and (elsewhere := without_drawer(request, own_drawer(request))) is not None:
        return elsewhere
    offered = products_to_collect(request.cooperative.id)
    if not offered:
        return render(request, "office/desk/collection.html", {"product": None})
    product = _chosen(request, offered)
    if request.method == "POST":
        return _sent(request, offered, product)
    return _begin(request, offered, product)


def _chosen(request: OfficeRequest, offered: Sequence[SavingsProduct]) -> SavingsProduct:
    asked = request.POST.get("product") or request.GET.get("produk", "")
    return next((one for one in offered if str(one.id) == asked), offered[0])


def _begin(request: OfficeRequest, offered: Sequence[SavingsProduct], product: SavingsProduct) -> HttpResponse:
    """A fresh list, with what is due of simpanan wajib filled in unless an empty one is wanted.

    Where there are many members and nobody said which, the villages are shown to choose from.
    """
    at, words, village = request.cooperative.id, request.GET.get("q", "")[:80], request.GET.get("desa", "")[:13]
    file_form, is_empty = wanted_form(request), request.GET.get("isi") == "kosong"
    villages = villages_to_collect(at, product.id)
    everybody = sum(one.count for one in villages)
    form = CollectionForm(initial={"product": product.id, "on": today()})
    facts: dict[str, Any] = {"words": words, "village": village, "villages": villages, "is_empty": is_empty}
    if everybody > FEW and not (words or village or request.GET.get("semua") or file_form):
        return _page(request, offered, product, form, Sheet([], {}), everybody=everybody, **facts)
    found = accounts_to_collect(at, product.id, words=words, village=village)
    if file_form:
        return _file(request, product, list(found.rows), file_form)
    filled = {} if is_empty else {row.account_id: group_digits(row.due) for row in found.rows if row.due}
    return _page(request, offered, product, form, Sheet(list(found.rows), filled), count=found.count, **facts)


def _sent(request: OfficeRequest, offered: Sequence[SavingsProduct], product: SavingsProduct) -> HttpResponse:
    sheet = _sheet(request, product, request.POST)
    form = CollectionForm(request.POST)
    if "read" in request.POST:
        lines = ListForm(request.POST, request.FILES)
        if lines.is_valid():
            _take_lines(request, product, sheet, lines.cleaned_data["lines"])
        return _page(request, offered, product, _as_typed(form), sheet, lines_form=lines)
    if "change" in request.POST:
        return _page(request, offered, product, _as_typed(form), sheet)
    rows = sheet.collected()
    if sheet.is_less:
        form.add_error(None, gettext("An account of this list has been closed meanwhile. Look at the list again."))
    if form.is_valid() and not sheet.wrong:
        answer = _decide(request, product, form, sheet, rows)
        if answer is not None:
            return answer
    return _page(request, offered, product, form, sheet)


def _decide(
    request: OfficeRequest, product: SavingsProduct, form: CollectionForm, sheet: Sheet, rows: list[Collected]
) -> HttpResponse | None:
    """The question, or after a yes the receipts; nothing when it was refused."""
    on, request_id = form.cleaned_data["on"], form.cleaned_data["request_id"]
    try:
        if not is_confirmed(request):
            total = actions.check_collection(actor=request.actor, at=now(), on=on, rows=rows)
            return _ask(request, product, form, sheet, rows, total)
        actions.record_collection(
            actor=request.actor, request_id=request_id, at=now(), on=on, rows=rows, memo=form.cleaned_data["memo"]
        )
        return go_to(request, reverse("office:desk_collected", args=[request_id]))
    except NotAllowed:
        raise
    except actions.CollectionWrong as refusal:
        sheet.wrong |= {rows[number - 1].account_id: refusals.words(why) for number, why in refusal.rows}
    except actions.DayAhead as refusal:
        form.refuse(refusal, "on")
    except Refusal as refusal:
        form.refuse(refusal)
    return None


def _ask(
    request: OfficeRequest,
    product: SavingsProduct,
    form: CollectionForm,
    sheet: Sheet,
    rows: list[Collected],
    total: int,
) -> HttpResponse:
    amounts = {row.account_id: row.amount for row in rows}
    paying = [(row, amounts[row.account_id]) for row in sheet.rows if row.account_id in amounts]
    facts = [
        (gettext("Into"), product.name),
        (gettext("Date"), formats.tanggal(form.cleaned_data["on"])),
        (gettext("Members"), formats.angka(len(paying))),
    ]
    if form.cleaned_data["memo"]:
        facts.append((gettext("Note"), form.cleaned_data["memo"]))
    context = {"form": form, "sheet": sheet, "paying": paying, "facts": facts, "total": total, "product": product}
    return render(request, "office/desk/collection_confirm.html", context)


def _page(
    request: OfficeRequest, offered: Sequence[SavingsProduct], product: SavingsProduct, form: CollectionForm,
    sheet: Sheet, **more: Any,
) -> HttpResponse:  # fmt: skip
    amounts = [row.amount for row in Sheet(sheet.rows, sheet.typed).collected()]
    left = "\n".join(line.text for line, _why in sheet.lines)
    lines_form = more.pop("lines_form", None)
    if lines_form is None or not lines_form.errors:
        lines_form = ListForm(initial={"pasted": left})
    context = {
        "offered": offered, "product": product, "form": form, "sheet": sheet, "lines_form": lines_form,
        "total": sum(amounts), "paying": len(amounts), "most": MOST,
        **more,
    }  # fmt: skip
    is_unready = bool(form.is_bound and form.errors) or bool(sheet.wrong or sheet.lines or lines_form.errors)
    return render(request, "office/desk/collection.html", context, status=UNREADY if is_unready else 200)


def _as_typed(form: CollectionForm) -> CollectionForm:
    """The head of the list without errors: nobody has asked for it to be taken yet."""
    kept = {name: form[name].value() for name in ("request_id", "product", "on", "memo")}
    return CollectionForm(initial=kept)


def _sheet(request: OfficeRequest, product: SavingsProduct, sent: QueryDict) -> Sheet:
    """The rows that were on the page, with what stands in them."""
    names = [name for name in sent if name.startswith(FIELD) and name[len(FIELD) :].isdecimal() and len(name) < 30]
    typed = {int(name[len(FIELD) :]): sent.get(name, "")[:40] for name in names[:MOST]}
    rows = accounts_listed(request.cooperative.id, product.id, typed)
    return Sheet(list(rows), typed, from_lines=sent.get("from_lines") == "1")


def _take_lines(request: OfficeRequest, product: SavingsProduct, sheet: Sheet, lines: list[ListLine]) -> None:
    """Put the lines into the list. What was filled in because it is due gives way to them; what was typed stays."""
    due = {} if sheet.from_lines else {row.account_id: group_digits(row.due) for row in sheet.rows}
    typed = {at: text for at, text in sheet.typed.items() if text.strip() and text != due.get(at)}
    paying = [line for line in lines if line.amount not in ("", "0", "-")]
    known = accounts_numbered(
        request.cooperative.id, product.id, {form for line in paying for form in (line.number, line.number.upper())}
    )
    for line in paying:
        account = known.get(line.number) or known.get(line.number.upper())
        why = _wrong_with(line, account, typed, product)
        if why or account is None:
            sheet.lines.append((line, why))
        else:
            typed[account] = line.amount
    sheet.typed, sheet.from_lines = typed, True
    sheet.rows = list(accounts_listed(request.cooperative.id, product.id, typed))


def _wrong_with(line: ListLine, account: int | None, typed: dict[int, str], product: SavingsProduct) -> str:
    if account is None:
        return gettext("No active member has %(product)s under the number “%(number)s”.") % {
            "product": product.name, "number": line.number[:40],
        }  # fmt: skip
    if account in typed:
        return refusals.words(actions.CollectedTwice(number=line.number[:40]))
    if len(typed) >= MOST:
        return gettext("A list holds at most %(most)s rows. Take these first.") % {"most": formats.angka(MOST)}
    try:
        read_amount(line.amount)
    except Refusal as refusal:
        return refusals.words(refusal)
    return ""


def _file(request: OfficeRequest, product: SavingsProduct, rows: list[ListedAccount], file_form: str) -> HttpResponse:
    """The list to take along: the first column and the last come back as lines."""
    count = ngettext("%(n)s member", "%(n)s members", len(rows)) % {"n": formats.angka(len(rows))}
    sheet = tables.Sheet(
        cooperative=request.cooperative.name,
        report=gettext("List of payments %(product)s") % {"product": product.name}, period=count, made_at=now(),
        columns=[
            tables.text(pgettext("savings", "Account"), 16), tables.text(gettext("Member number"), 16),
            tables.text(gettext("Member")), tables.text(gettext("Village"), 20), tables.rupiah(gettext("To pay")),
            tables.rupiah(gettext("Paid")),
        ],
        rows=[(row.number, row.member_number, row.member_name, row.village, row.due or None, None) for row in rows],
    )  # fmt: skip
    return tables.download(sheet, today().isoformat(), file_form)
