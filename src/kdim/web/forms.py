"""The one look of every form, and fields that read as Indonesians type.

What a person typed stays in the field when it is refused; the sentence beside it comes from ``refusals.words``.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kdim.kernel.nib import parse_nib
from kdim.kernel.nik import parse_nik
from kdim.kernel.npwp import parse_npwp
from kdim.kernel.phone import format_phone, parse_phone
from kdim.kernel.rates import format_percent, read_percent
from kdim.kernel.reading import read_amount, read_date, read_signed_amount
from kdim.kernel.refusals import Refusal
from kdim.kernel.rupiah import group_digits
from kdim.savings.enums import MaturityChoice
from kdim.web import labels, refusals

LONGEST = 200  # characters of a line of text, unless its field says otherwise


class FormRenderer(TemplatesSetting):
    """Fields as ``django/forms/field.html`` of our own templates."""


class Form(forms.Form):
    """A form whose first mistake is easy to find: a summary on top links to each field."""

    error_css_class = "field-wrong"

    def refuse(self, refusal: Refusal, field: str | None = None) -> None:
        """Show a refusal that an action raised, at ``field`` or on top of the form."""
        self.add_error(field, ValidationError(refusals.words(refusal), code=refusal.code))


class TypedField(forms.CharField):
    """A line of text that a reader of the kernel turns into a value or refuses with a sentence."""

    read: Callable[[str], Any]
    missing: str | Promise = _("Fill this in.")
    typing: dict[str, str] = {}
    prefix = ""
    look = ""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        kwargs.setdefault("error_messages", {}).setdefault("required", self.missing)
        super().__init__(empty_value=None, **kwargs)
        self.widget.attrs = {"autocomplete": "off", **self.typing, **self.widget.attrs}

    def to_python(self, value: Any) -> Any:
        """The typed value; a second call with a value already read gives it back."""
        text = super().to_python(value) if isinstance(value, str) else value
        if not isinstance(text, str):
            return text
        try:
            return type(self).read(text)
        except Refusal as refusal:
            raise ValidationError(refusals.words(refusal), code=refusal.code) from refusal

    def run_validators(self, value: Any) -> None:
        """The reader was the validator."""


class RupiahField(TypedField):
    """Whole rupiah from "1.250.000", "Rp 50,000", "1,5jt"; an amount of zero is refused unless ``zero``."""

    read = staticmethod(read_amount)
    missing = _("Type the amount, for example 50.000.")
    typing = {"inputmode": "numeric", "data-money": ""}
    prefix = "Rp"
    look = "field-money"

    def __init__(self, *, zero: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.zero = zero

    def clean(self, value: Any) -> Any:
        """Raises ValidationError with a sentence."""
        amount = super().clean(value)
        if amount == 0 and not self.zero:
            raise ValidationError(_("The amount must be more than zero."), code="amount_zero")
        return amount

    def prepare_value(self, value: Any) -> Any:
        """A number is shown with dots; what was typed is shown as typed."""
        return group_digits(value) if isinstance(value, int) else value


class SignedRupiahField(RupiahField):
    """As :class:`RupiahField`, and an amount may be below zero."""

    read = staticmethod(read_signed_amount)
    typing = {"inputmode": "text"}


class PercentField(TypedField):
    """Parts per million from "2,75%"."""

    read = staticmethod(read_percent)
    missing = _("Type the percentage, for example 2,75.")
    typing = {"inputmode": "decimal"}

    def prepare_value(self, value: Any) -> Any:
        """``27_500`` as ``2,75%``."""
        return format_percent(value) if isinstance(value, int) else value


class DateField(TypedField):
    """A date from "17-8-2025", "17 Agustus 2025" or "2025-08-17"."""

    missing = _("Type the date, for example 17-8-2025.")
    typing = {"inputmode": "text", "placeholder": "17-8-2025"}

    @staticmethod
    def read(text: str) -> date:
        """Relative to today in the cooperative's zone."""
        return read_date(text, timezone.localdate())

    def prepare_value(self, value: Any) -> Any:
        """``17-8-2025``, which reads back."""
        return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else value


class NikField(TypedField):
    """Sixteen digits of an identity card, as a :class:`kdim.kernel.nik.Nik`."""

    missing = _("Type the 16 figures of the NIK on the identity card.")
    typing = {"inputmode": "numeric"}
    look = "field-code"

    def __init__(self, *, demonstration: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.demonstration = demonstration

    def to_python(self, value: Any) -> Any:
        """A Nik; made-up numbers pass only where ``demonstration`` was set."""
        if not isinstance(value, str) or not value.strip():
            return None
        try:
            return parse_nik(value, timezone.localdate(), demonstration=self.demonstration)
        except Refusal as refusal:
            raise ValidationError(refusals.words(refusal), code=refusal.code) from refusal


class NpwpField(TypedField):
    """Sixteen digits of a taxpayer."""

    read = staticmethod(parse_npwp)
    typing = {"inputmode": "numeric"}
    look = "field-code"


class NibField(TypedField):
    """Thirteen digits of a business licence."""

    read = staticmethod(parse_nib)
    typing = {"inputmode": "numeric"}
    look = "field-code"


class PhoneField(TypedField):
    """E.164 of an Indonesian telephone number."""

    read = staticmethod(parse_phone)
    missing = _("Type the telephone number, for example 0812-3456-7890.")
    typing = {"inputmode": "tel", "autocomplete": "tel"}

    def prepare_value(self, value: Any) -> Any:
        """As on a card."""
        return format_phone(value) if isinstance(value, str) and value.startswith("+62") else value


class RequestIdField(forms.UUIDField):
    """The hidden id that makes an act happen once: a new one for each form that is opened, kept when it is refused."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("initial", uuid4)
        kwargs["error_messages"] = {
            "required": _("This page was incomplete. Open it again and fill it in once more."),
            "invalid": _("This page was incomplete. Open it again and fill it in once more."),
        }
        super().__init__(**kwargs)


class MaturityForm(Form):
    """What becomes of simpanan berjangka on its last day, asked the same way at the office and in the portal."""

    request_id = RequestIdField()
    choice = forms.ChoiceField(label=_("On the last day"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.value, labels.label(one)) for one in MaturityChoice]
