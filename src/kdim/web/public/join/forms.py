"""The application as a person fills it in on a phone: only what the cooperative needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.kernel.refusals import Refusal
from kdim.members.actions import Application, ApplicationWrong
from kdim.members.enums import ConsentPurpose
from kdim.web import refusals
from kdim.web.areas import AreaForm
from kdim.web.forms import NikField, PhoneField, RequestIdField

_GROUPS = (
    (_("Yourself"), ("name", "nik", "birth_place", "phone", "email")),
    (_("Where you live"), ("street", "area")),
    (_("Your business"), ("business_line", "business_name")),
)


class JoinForm(AreaForm):
    """Birth date and sex are read from the NIK; heirs and the code of the business are added at the office."""

    request_id = RequestIdField()
    name = forms.CharField(
        label=_("Name, as on the identity card"),
        max_length=120,
        error_messages={"required": _("Type your name as it is on your identity card.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    nik = NikField(label=_("NIK"), help_text=_("The 16 figures on your identity card (KTP)."))
    birth_place = forms.CharField(label=_("Place of birth"), max_length=80, required=False)
    phone = PhoneField(label=_("Telephone or WhatsApp number"))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=120,
        error_messages={"invalid": _("Type the e-mail address in full, for example siti@contoh.id.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    street = forms.CharField(
        label=_("Street, number, RT/RW"),
        max_length=160,
        error_messages={"required": _("Type your street and house number.")},
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    business_line = forms.CharField(
        label=_("What do you make, sell or do?"),
        max_length=120,
        required=False,
        help_text=_("In your own words, for example: nasi megono, jahit pakaian."),
    )
    business_name = forms.CharField(label=_("Name of your business"), max_length=120, required=False)
    consent = forms.BooleanField(
        label=_("The cooperative may keep and use these data to run my membership."),
        error_messages={"required": _("Without this the cooperative may not keep your application.")},
    )
    consent_messages = forms.BooleanField(label=_("The cooperative may send me news and reminders."), required=False)
    consent_programmes = forms.BooleanField(
        label=_("The cooperative may look for support programmes that fit my business."), required=False
    )

    def __init__(self, *args: Any, demonstration: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nik = self.fields["nik"]
        assert isinstance(nik, NikField)
        nik.demonstration = demonstration

    @property
    def groups(self) -> list[tuple[Any, list[forms.BoundField | None]]]:
        """The fields under their headings; ``None`` stands where the lists of areas go."""
        return [(words, [None if name == "area" else self[name] for name in names]) for words, names in _GROUPS]

    @property
    def consents(self) -> list[forms.BoundField]:
        """What the person allows, each separately (UU 27/2022 art. 20-24)."""
        return [self["consent"], self["consent_messages"], self["consent_programmes"]]

    def application(self) -> Application:
        """The facts for the act."""
        facts = self.cleaned_data
        purposes = {
            ConsentPurpose.MEMBERSHIP_ADMINISTRATION: facts["consent"],
            ConsentPurpose.MESSAGES: facts["consent_messages"],
            ConsentPurpose.PROGRAMME_MATCHING: facts["consent_programmes"],
        }
        return Application(
            name=facts["name"],
            nik=facts["nik"].number,
            birth_place=facts["birth_place"],
            phone=facts["phone"],
            email=facts["email"],
            street=facts["street"],
            area_code=facts["area_code"],
            business_name=facts["business_name"],
            business_line=facts["business_line"],
            consents=frozenset(purpose for purpose, given in purposes.items() if given),
        )

    def refuse_fields(self, wrong: ApplicationWrong) -> None:
        """Show each refused field's sentence beside it."""
        for name, refusal in wrong.fields:
            self._show(name, refusal)

    def _show(self, name: str, refusal: Refusal) -> None:
        place = {"area_code": "village", "consents": "consent"}.get(name, name)
        self.add_error(place if place in self.fields else None, refusals.words(refusal))
