"""What a teller types."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.calculations.denominations import Denomination
from kdim.kernel.refusals import Refusal
from kdim.savings.queries import ProductView
from kdim.web import formats
from kdim.web.forms import DateField, Form, RequestIdField, RupiahField
from kdim.web.office.desk.lines import lines_of_file, lines_of_text

LARGEST_LIST = 2 * 2**20  # bytes


class CounterForm(Form):
    """An amount, and a word about it when there is one to say."""

    request_id = RequestIdField()
    amount = RupiahField(label=_("Amount"), help_text=_("For example 50.000, 50rb or 1,5jt."))
    memo = forms.CharField(
        label=_("Note"),
        max_length=100,
        required=False,
        error_messages={"max_length": _("Keep the note to 100 characters.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, with_memo: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].widget.attrs["autofocus"] = True
        if not with_memo:
            del self.fields["memo"]


class OpenForm(Form):
    """Which product the member begins to save in."""

    request_id = RequestIdField()
    product = forms.TypedChoiceField(label=_("Product"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, products: list[ProductView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["product"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(product.id, product.name) for product in products]
        field.initial = products[0].id if products else None


class CashForm(Form):
    """How much goes between vault and drawer."""

    request_id = RequestIdField()
    amount = RupiahField(label=_("Amount"), help_text=_("For example 50.000, 50rb or 1,5jt."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].widget.attrs["autofocus"] = True


class FloatForm(CashForm):
    """How much is fetched from the vault to begin with; nothing is an answer too."""

    amount = RupiahField(
        label=_("From the vault"), zero=True, required=False, help_text=_("Leave it empty when nothing is fetched.")
    )


class OnlyOnceForm(Form):
    """Nothing to fill in, only to be done once."""

    request_id = RequestIdField()


class CountForm(Form):
    """How many there are of each note and coin; what is left empty is none."""

    request_id = RequestIdField()

    def __init__(self, *args: Any, pieces: tuple[Denomination, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces = pieces
        wrong = _("Type how many pieces there are, 0 or more.")
        for n, piece in enumerate(pieces):
            field = forms.IntegerField(
                label=formats.rupiah(piece.value), required=False, min_value=0, max_value=99_999,
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
                widget=forms.TextInput(
                    attrs={"inputmode": "numeric", "autocomplete": "off", "data-piece": piece.value, "maxlength": 6}
                ),
            )  # fmt: skip
            if not n:
                field.widget.attrs["autofocus"] = True
            self.fields[piece.code] = field

    def notes(self) -> Iterator[forms.BoundField]:
        """The fields of the notes, the largest first."""
        return (self[piece.code] for piece in self.pieces if piece.is_note)

    def coins(self) -> Iterator[forms.BoundField]:
        """The fields of the coins."""
        return (self[piece.code] for piece in self.pieces if not piece.is_note)

    def counted(self) -> dict[str, int]:
        """Code → how many, without those of which there are none."""
        return {piece.code: self.cleaned_data[piece.code] for piece in self.pieces if self.cleaned_data[piece.code]}


class CloseForm(Form):
    """What stays and with whom, and why the count differs if it does."""

    request_id = RequestIdField()
    counted = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Where does the difference come from?"),
        max_length=150,
        error_messages={"required": _("Say why, in one sentence.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kept = RupiahField(
        label=_("Stays in the drawer"), zero=True, required=False, help_text=_("The rest goes to the vault.")
    )
    hand_to = forms.TypedChoiceField(
        label=_("With whom"), coerce=int, required=False, empty_value=None,
        help_text=_("A colleague finds it when they open their drawer."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, teller: str, colleagues: list[tuple[int, str]], differs: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["hand_to"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", teller), *colleagues]
        if not differs:
            del self.fields["reason"]


class CollectionForm(Form):
    """The head of a collective list."""

    request_id = RequestIdField()
    product = forms.IntegerField(widget=forms.HiddenInput)
    on = DateField(label=_("Date"))
    memo = forms.CharField(
        label=_("Note"), max_length=100, required=False,
        help_text=_("For example who collected it. It stands on every entry; leave it empty for the usual words."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


class ListForm(Form):
    """Lines pasted, or a file of them."""

    pasted = forms.CharField(
        label=_("Lines: number, amount"), max_length=200_000, required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "placeholder": "2024-0001; 50.000"}),
        help_text=_(
            "One member on each line: number of the member or account first, amount last. Lines copied from a "
            "spreadsheet work too."
        ),
    )  # fmt: skip
    file = forms.FileField(label=_("Or a file (CSV, XLSX)"), required=False)

    def clean(self) -> dict[str, Any]:
        """``lines`` of both. Raises ValidationError with a sentence."""
        facts: dict[str, Any] = super().clean() or {}
        lines = lines_of_text(facts.get("pasted") or "")
        if sent := facts.get("file"):
            try:
                lines += lines_of_file(sent.read(LARGEST_LIST + 1) if sent.size <= LARGEST_LIST else b"")
            except Refusal:
                self.add_error("file", _("This file cannot be read. Save the list as CSV or XLSX, at most 2 MB."))
        if not lines and not self.errors:
            self.add_error("pasted", _("There are no lines yet. Paste them here or choose a file."))
        return {**facts, "lines": lines}
