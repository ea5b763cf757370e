"""What is typed at the door."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.web.forms import Form

_PIN = {"inputmode": "numeric", "autocomplete": "current-password"}


class SignInForm(Form):
    """A member number or a phone, and a PIN or password."""

    name = forms.CharField(
        label=_("Member number or phone number"),
        max_length=40,
        error_messages={"required": _("Type your member number or your phone number.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True, "autocapitalize": "characters"}),
    )
    secret = forms.CharField(
        label=_("PIN or password"),
        max_length=128,
        strip=False,
        error_messages={"required": _("Type your PIN or password.")},
        widget=forms.PasswordInput(attrs=_PIN),
    )


class CodeForm(Form):
    """The second step: six figures from the app, or a recovery code."""

    code = forms.CharField(
        label=_("Six-figure code from the app"),
        max_length=30,
        help_text=_("Or one of your recovery codes, such as K7QM-2ZPA."),
        error_messages={"required": _("Type the code that the app shows now, or a recovery code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "autocapitalize": "characters"}
        ),
    )


class NewPinForm(Form):
    """A new PIN, twice."""

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
        """Both must be the same."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("new") and facts.get("again") and facts["new"] != facts["again"]:
            self.add_error("again", _("The two PINs are not the same. Type the second one again."))
        return facts


class ActivationForm(NewPinForm):
    """The slip from the office: member number, one-time code, own PIN."""

    name = forms.CharField(
        label=_("Member number"),
        max_length=40,
        error_messages={"required": _("Type the member number on the slip.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "characters"}),
    )
    code = forms.CharField(
        label=_("One-time code on the slip"),
        max_length=20,
        error_messages={"required": _("Type the code on the slip.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    field_order = ("name", "code", "new", "again")
