"""What is asked of the person who sets up the first cooperative."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.cooperatives.enums import CooperativeKind, Zone
from kdim.web import labels
from kdim.web.forms import PhoneField
from kdim.web.public.entrance.forms import NewPinForm


class SetUpForm(NewPinForm):
    """The code from the server's window, the cooperative, and its first person."""

    code = forms.CharField(
        label=_("Set-up code"),
        max_length=20,
        help_text=_("It stands in the window in which the server was started."),
        error_messages={"required": _("Type the set-up code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "autofocus": True}),
    )
    name = forms.CharField(
        label=_("Name of the cooperative"),
        max_length=120,
        error_messages={"required": _("Type the name of the cooperative.")},
    )
    template = forms.ChoiceField(
        label=_("Kind of cooperative"),
        help_text=_("It proposes by-laws and a chart of accounts. Everything can be changed later by a decision."),
        widget=forms.RadioSelect,
    )
    zone = forms.ChoiceField(label=_("Time zone"))
    person = forms.CharField(
        label=_("Your name"), max_length=120, error_messages={"required": _("Type your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    phone = PhoneField(label=_("Your telephone number, to sign in with"))
    field_order = ("code", "name", "template", "zone", "person", "phone", "new", "again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds, zones = self.fields["template"], self.fields["zone"]
        assert isinstance(kinds, forms.ChoiceField)
        assert isinstance(zones, forms.ChoiceField)
        kinds.choices = [(kind.value, labels.label(kind)) for kind in CooperativeKind]
        zones.choices = [(zone.value, labels.label(zone)) for zone in Zone]
