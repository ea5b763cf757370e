"""What a member may change alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.web.areas import AreaForm
from kdim.web.forms import PhoneField, RequestIdField


class ContactForm(AreaForm):
    """How the cooperative reaches the member; name and NIK are corrected at the office with the identity card."""

    request_id = RequestIdField()
    phone = PhoneField(label=_("Telephone or WhatsApp number"))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=120,
        error_messages={"invalid": _("Type the e-mail address in full, for example siti@contoh.id.")},
    )
    street = forms.CharField(
        label=_("Street, number, RT/RW"),
        max_length=160,
        error_messages={"required": _("Type your street and house number.")},
    )

    @property
    def before_area(self) -> list[forms.BoundField]:
        """The fields above the lists of areas."""
        return [self["phone"], self["email"], self["street"]]


class PinForm(forms.Form):
    """The present PIN and a new one, twice."""

    request_id = RequestIdField()
    old = forms.CharField(
        label=_("Present PIN"),
        max_length=128,
        strip=False,
        error_messages={"required": _("Type your present PIN.")},
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("New PIN (6 figures)"),
        max_length=128,
        strip=False,
        help_text=_("Not a birthday, not 123456, not six times the same figure."),
        error_messages={"required": _("Type a new PIN of six figures.")},
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The new PIN once more"),
        max_length=128,
        strip=False,
        error_messages={"required": _("Type the new PIN once more.")},
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both new ones must be the same."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("new") and facts.get("again") and facts["new"] != facts["again"]:
            self.add_error("again", _("The two PINs are not the same. Type the second one again."))
        return facts
