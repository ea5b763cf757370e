"""People and their appointments."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Decision
from kdim.web.formats import tanggal_pendek
from kdim.web.forms import DateField, Form, PhoneField, RequestIdField
from kdim.web.labels import LABELS


class PersonForm(Form):
    """Somebody who is going to work here; they choose their PIN with a slip."""

    name = forms.CharField(label=_("Name"), max_length=120)
    phone = PhoneField(label=_("Telephone number"), help_text=_("They sign in with this number."))
    request_id = RequestIdField()


class AppointForm(Form):
    """A role for a person, from a day until a last day."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role, LABELS["Role"][role]) for role in Role])
    from_on = DateField(label=_("First day"))
    last_on = DateField(
        label=_("Last day"),
        required=False,
        help_text=_(
            "Chair, secretary, treasurer and supervisors always have a last day; for others it may stay empty."
        ),
    )
    decision = forms.ChoiceField(
        label=_("By decision"),
        required=False,
        help_text=_("Those whom the members elect need the decision of the meeting."),
    )
    request_id = RequestIdField()

    def __init__(self, *args: Any, decisions: Sequence[Decision], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(str(one.id), f"{one.number} · {tanggal_pendek(one.on)}") for one in decisions]
        self.fields["decision"].choices = [("", _("without a decision")), *words]  # type: ignore[attr-defined]
        self.fields["from_on"].initial = on


class EndForm(Form):
    """The last day in a role, and why."""

    last_on = DateField(label=_("Last day"))
    reason = forms.CharField(label=_("Reason"), max_length=200)
    request_id = RequestIdField()


class ResetForm(Form):
    """Why somebody's second factor is to be ended."""

    reason = forms.CharField(
        label=_("Reason"), max_length=200, help_text=_("For example: the phone was lost at the market on Monday.")
    )
    request_id = RequestIdField()


class SlipForm(Form):
    """Only the id that keeps a slip from being made twice."""

    request_id = RequestIdField()
