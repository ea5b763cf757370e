"""What a teller types."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.savings.queries import ProductView
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
