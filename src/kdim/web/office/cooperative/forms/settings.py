"""The particulars of the cooperative."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kdim.cooperatives.actions.cooperative import LOGO_MOST, LogoWrong
from kdim.cooperatives.enums import Zone
from kdim.kernel.calendar import MONTH_NAMES
from kdim.web import refusals
from kdim.web.areas import LEVELS, AreaForm
from kdim.web.forms import DateField, NibField, NpwpField, PhoneField, RequestIdField
from kdim.web.labels import LABELS

PNG = b"\x89PNG\r\n\x1a\n"


class SettingsForm(AreaForm):
    """What stands on the cooperative's papers, and how it counts days and years."""

    area_required = False

    name = forms.CharField(label=_("Name of the cooperative"), max_length=120)
    legal_number = forms.CharField(label=_("Legal entity number"), max_length=60, required=False)
    registry_number = forms.CharField(label=_("Cooperative registry number"), max_length=20, required=False)
    npwp = NpwpField(label="NPWP", required=False)
    nib = NibField(label="NIB", required=False)
    founded_on = DateField(label=_("Founded on"), required=False)
    street = forms.CharField(label=_("Street and number"), max_length=160, required=False)
    phone = PhoneField(label=_("Telephone number"), required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    zone = forms.ChoiceField(label=_("Time zone"), choices=[(zone, LABELS["Zone"][zone]) for zone in Zone])
    fiscal_start_month = forms.TypedChoiceField(
        label=_("First month of the book year"), coerce=int, choices=list(enumerate(MONTH_NAMES, 1))
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("A PNG picture of at most 64 kB. Leave it empty to keep the present one."),
    )
    request_id = RequestIdField()

    def clean_logo(self) -> bytes | None:
        """The picture itself, looked at by its first bytes, not by its name."""
        sent = self.cleaned_data.get("logo")
        if not sent:
            return None
        if sent.size > LOGO_MOST or not (made := sent.read()).startswith(PNG):
            refusal = LogoWrong(size=sent.size, most=LOGO_MOST)
            raise ValidationError(refusals.words(refusal), code=refusal.code)
        return bytes(made)

    def clean(self) -> dict[str, Any]:
        """``area_code`` is the village or the smallest area chosen: a cooperative may serve a whole regency."""
        facts = super().clean()
        chosen = [facts.get(level) for level, _words in LEVELS]
        return {**facts, "area_code": next((code for code in reversed(chosen) if code), None)}

    def facts(self) -> dict[str, Any]:
        """What the act takes."""
        left_out = {"request_id", *(level for level, _words in LEVELS)}
        data = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        for name in ("npwp", "nib", "phone"):
            data[name] = str(data[name] or "")
        return {**data, "zone": Zone(data["zone"])}
