"""What is typed and chosen while moving in."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kdim.processes.moving.choosing import NOT_TAKEN
from kdim.processes.moving.enums import Verdict
from kdim.processes.moving.judging import savings_columns
from kdim.sheets import Column, DateOrder, Field, Layout, Purpose
from kdim.sheets.grid import column_letters
from kdim.sheets.matching import terms_for
from kdim.sheets.opening import LARGEST_FILE
from kdim.sheets.terms import Kind
from kdim.web import labels
from kdim.web.forms import DateField, Form, RequestIdField, RupiahField
from kdim.web.refusals.moving import SIDES

_FILE_MISSING = _("Choose the file with the list.")


#: Rupiah in which a file tells its amounts, and the signs before decimals.
SCALES = [("1", _("Rupiah")), ("1000", _("Thousands of rupiah")), ("1000000", _("Millions of rupiah"))]
MARKS = [(",", _("Comma: 1.000,50")), (".", _("Point: 1,000.50"))]


class UploadForm(Form):
    """A file, and the day whose balances it holds."""

    request_id = RequestIdField()
    file = forms.FileField(
        label=_("File (XLSX, XLS or CSV)"), error_messages={"required": _FILE_MISSING, "empty": _FILE_MISSING},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv,.txt,.xlsm,.ods"}),
        help_text=_("Columns of passwords are never read."),
    )  # fmt: skip
    on = DateField(label=_("Balances as of"), help_text=_("The day on which the balances in the file stood."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "on" not in self.initial:  # a cash journal brings its own days
            del self.fields["on"]

    def clean_file(self) -> Any:
        """Nothing larger than any list is read into memory."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(_("The file is too large. Take pictures and other sheets out of it."))
        return file


class TableForm(Form):
    """Another sheet, or another row for the header."""

    request_id = RequestIdField()
    header_row = forms.IntegerField(
        label=_("Row of the header"), required=False, min_value=1, max_value=100_000,
        help_text=_("As the spreadsheet counts. Left empty, it is looked for."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    first_row = forms.IntegerField(
        label=_("First row of the list"), required=False, min_value=1, max_value=100_000,
        help_text=_("The first member or line below the headings. Left empty, it is looked for."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, name) for name in sheets]
        self.fields["sheet"] = forms.ChoiceField(label=_("Sheet"), choices=choices)
        self.order_fields(["request_id", "sheet", "header_row", "first_row"])

    def clean(self) -> None:
        """The list begins below its header."""
        header, first = self.cleaned_data.get("header_row"), self.cleaned_data.get("first_row")
        if header and first and first <= header:
            self.add_error("first_row", _("The list begins below its header: type a row after it."))


class ColumnsForm(Form):
    """What each column means, how its dates are written, and which product its savings belong to."""

    request_id = RequestIdField()
    on = DateField(label=_("Balances as of"))

    def __init__(
        self, *args: Any, layout: Layout, products: Sequence[tuple[int, str]], chosen: Mapping[str, int],
        marked: Collection[int] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        if "on" not in self.initial:
            del self.fields["on"]
        scales = SCALES if layout.scale else [("", _("As each heading says")), *SCALES]
        self.fields["scale"] = forms.ChoiceField(
            label=_("Amounts are written in"), choices=scales, initial=str(layout.scale or ""),
            required=bool(layout.scale),
            help_text=_("Many reports leave the last zeros out: “in thousands of rupiah”."),
        )  # fmt: skip
        self.layout = layout
        self.shown = [column for column in layout.columns if column.title or column.field]
        savings = {column.index for column in savings_columns(layout.columns)} if products else set()
        meanings = field_choices(layout.purpose)
        for column in self.shown:
            if column.field is Field.PASSWORD:
                continue
            name = f"field_{column.index}"
            self.fields[name] = _chooser(column, _("What it is"), meanings, column.field.value if column.field else "")
            if column.kind in (Kind.DATE, Kind.BIRTH_DATE):
                self._add_order(column)
            if column.index in savings:
                self._add_product(column, products, chosen)
            if column.kind is Kind.AMOUNT and column.index in marked:
                self.fields[f"mark_{column.index}"] = _chooser(column, _("Sign before decimals"), MARKS, column.mark)

    def _add_order(self, column: Column) -> None:
        orders = [(order.value, labels.label(order)) for order in DateOrder]
        if not column.is_sure:
            orders = [("", str(_("Choose"))), *orders]
        initial = column.order.value if column.is_sure else ""
        self.fields[f"order_{column.index}"] = _chooser(column, _("Order of the dates"), orders, initial)

    def _add_product(self, column: Column, products: Sequence[tuple[int, str]], chosen: Mapping[str, int]) -> None:
        choices = [
            ("", _("Choose")),
            *((str(key), name) for key, name in products),
            (str(NOT_TAKEN), _("Not taken over")),
        ]
        known = chosen.get(str(column.index))
        initial = "" if known is None else str(known)
        self.fields[f"product_{column.index}"] = _chooser(column, _("Goes to the product"), choices, initial)

    def lines(self) -> list[dict[str, Any]]:
        """One line for each column: its title and the fields that stand beside it."""
        return [
            {"column": column, **{kind: self[f"{kind}_{column.index}"] for kind in ("field", "order", "product", "mark")
                                  if f"{kind}_{column.index}" in self.fields}}
            for column in self.shown
        ]  # fmt: skip

    def corrections(self) -> dict[str, Any]:
        """What the act takes."""
        told = self.cleaned_data
        fields = {
            column.index: Field(told[f"field_{column.index}"]) if told[f"field_{column.index}"] else None
            for column in self.shown
            if f"field_{column.index}" in told
        }
        orders = {
            column.index: DateOrder(told[f"order_{column.index}"])
            for column in self.shown
            if told.get(f"order_{column.index}")
        }
        products = {
            column.index: int(told[f"product_{column.index}"])
            for column in self.shown
            if told.get(f"product_{column.index}")
        }
        dated = {"on": told["on"]} if "on" in told else {}
        marks = {column.index: mark for column in self.shown if (mark := told.get(f"mark_{column.index}"))}
        scale = int(told["scale"]) if told.get("scale") else None
        return {**dated, "fields": fields, "orders": orders, "products": products, "marks": marks, "scale": scale}


class CountField(forms.IntegerField):
    """How many there are by older books; ``missing`` says what to type."""

    def __init__(self, *, missing: Any, **kwargs: Any) -> None:
        super().__init__(
            min_value=0, max_value=1_000_000,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={"required": missing, "invalid": _("Type a number.")}, **kwargs,
        )  # fmt: skip


class ControlForm(Form):
    """The figures of older books, typed from paper: they must be those of the file. One form for each kind of file."""

    request_id = RequestIdField()

    def __init__(self, *args: Any, summary: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.totals: Sequence[Mapping[str, Any]] = summary.get("totals", [])
        self.wrong: int = summary.get("counts", {}).get(Verdict.WRONG, 0)
        self.add_totals()
        if self.wrong:
            self.fields["leave_out_wrong"] = forms.BooleanField(
                label=_("Leave out the rows that cannot be taken"), required=False
            )

    def add_totals(self) -> None:
        """The fields that depend on the file."""

    def typed(self) -> dict[str, Any]:
        """The figures as the act takes them."""
        raise NotImplementedError

    def figures(self) -> dict[str, Any]:
        """What the act takes."""
        return {**self.typed(), "leave_out_wrong": self.cleaned_data.get("leave_out_wrong", False)}


class MembersForm(ControlForm):
    """How many members there are, and what they have saved of each product."""

    members = CountField(label=_("Number of members"), missing=_("Type how many members your books have."))

    def add_totals(self) -> None:
        """A total for each product of the list."""
        for total in self.totals:
            self.fields[f"total_{total['product']}"] = RupiahField(label=total["name"], zero=True)

    def typed(self) -> dict[str, Any]:
        """Members, and rupiah by product."""
        told = self.cleaned_data
        control = {total["product"]: told[f"total_{total['product']}"] for total in self.totals}
        return {"members": told["members"], "control": control}


class LoansForm(ControlForm):
    """How many loans run by older books, and what is still owed."""

    count = CountField(label=_("Number of running loans"), missing=_("Type how many loans still run by your books."))
    owed = RupiahField(label=_("Loans still owed"), zero=True)

    def typed(self) -> dict[str, Any]:
        """The number, and rupiah."""
        return {"count": self.cleaned_data["count"], "owed": self.cleaned_data["owed"]}


class SidesForm(ControlForm):
    """The two totals of a balance sheet or trial balance."""

    def add_totals(self) -> None:
        """One field for each side, named as the sheet names it."""
        for name, total in zip(("left", "right"), self.totals, strict=False):
            self.fields[name] = RupiahField(label=SIDES[total["name"]], zero=True)

    def typed(self) -> dict[str, Any]:
        """Rupiah of either side."""
        return {"left": self.cleaned_data["left"], "right": self.cleaned_data["right"]}


class JournalForm(ControlForm):
    """The figures of a cash journal: what came in and went out, and cash at both ends where the file says it."""

    def add_totals(self) -> None:
        """One field for each figure, in its order."""
        for n, total in enumerate(self.totals):
            self.fields[f"figure_{n}"] = RupiahField(label=SIDES.get(total["name"], total["name"]), zero=True)

    def typed(self) -> dict[str, Any]:
        """Rupiah, in the order of the totals."""
        return {"figures": [self.cleaned_data[f"figure_{n}"] for n in range(len(self.totals))]}


class OnlyRequestForm(Form):
    """Nothing to fill in."""

    request_id = RequestIdField()


def _chooser(column: Column, asked: Any, choices: Sequence[tuple[str, Any]], initial: str) -> forms.ChoiceField:
    """A choice beside its column; its words are read aloud together with the heading of the column."""
    spoken = f"{column_letters(column.index)} {column.title}: {asked}"
    return forms.ChoiceField(
        label=column.title or column_letters(column.index), choices=choices, required=False, initial=initial,
        widget=forms.Select(attrs={"aria-label": spoken}),
    )  # fmt: skip


def field_choices(purpose: Purpose) -> list[tuple[str, str]]:
    """The meanings that a sheet of that purpose can have, as people call them."""
    known = {term.field for term in terms_for(purpose)} - {Field.PASSWORD}
    named = sorted(((field.value, labels.label(field)) for field in known), key=lambda pair: pair[1])
    return [("", str(_("Not read"))), *named]
