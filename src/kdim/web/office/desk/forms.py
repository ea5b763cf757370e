"""What a teller types."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.calculations.denominations import Denomination
from kdim.savings.queries import ProductView
from kdim.web import formats
from kdim.web.forms import Form, RequestIdField, RupiahField


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
