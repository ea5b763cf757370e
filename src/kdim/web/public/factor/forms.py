"""What is typed to switch a second factor on and off."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.web.forms import Form, RequestIdField


def pin_field() -> forms.CharField:
    """The person's own PIN or password, asked for again: a device may lie open."""
    return forms.CharField(
        label=_("Your PIN or password"),
        max_length=128,
        strip=False,
        error_messages={"required": _("Type your PIN or password.")},
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "current-password"}),
    )


class BeginForm(Form):
    """Only the id that keeps a secret from being made twice."""

    request_id = RequestIdField()


class ConfirmForm(Form):
    """The app's first code, and the PIN."""

    request_id = RequestIdField()
    factor_id = forms.IntegerField(widget=forms.HiddenInput)
    code = forms.CharField(
        label=_("The six figures that the app shows now"),
        max_length=20,
        error_messages={"required": _("Type the six figures that the app shows now.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
    secret = pin_field()


class PinOnlyForm(Form):
    """The PIN, for new recovery codes."""

    request_id = RequestIdField()
    secret = pin_field()


class SwitchOffForm(Form):
    """The PIN and a code."""

    request_id = RequestIdField()
    code = forms.CharField(
        label=_("Code from the app, or a recovery code"),
        max_length=30,
        error_messages={"required": _("Type the code that the app shows now, or a recovery code.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    secret = pin_field()
