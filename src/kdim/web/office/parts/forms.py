"""One field of every kind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.web.forms import (
    DateField,
    Form,
    NikField,
    PercentField,
    PhoneField,
    RequestIdField,
    RupiahField,
)


class SampleForm(Form):
    """Shown empty and, with mistakes in it, refused."""

    amount = RupiahField(label=_("Amount"))
    on = DateField(label=_("Date"), help_text=_("The day on which the money changed hands."))
    nik = NikField(label="NIK", help_text=_("16 figures, as on the identity card."))
    phone = PhoneField(label=_("Telephone number"), required=False)
    rate = PercentField(label=_("Interest a year"), required=False)
    kind = forms.ChoiceField(
        label=_("Savings"), choices=[("wajib", "Simpanan wajib"), ("sukarela", "Simpanan sukarela")]
    )
    method = forms.ChoiceField(
        label=_("Paid by"),
        choices=[("cash", _("Cash")), ("bank", _("Bank transfer"))],
        widget=forms.RadioSelect,
        initial="cash",
    )
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agreed = forms.BooleanField(label=_("The member agrees to be reached by WhatsApp."), required=False)
    request_id = RequestIdField()
