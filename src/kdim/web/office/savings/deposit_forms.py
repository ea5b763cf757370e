"""What is typed about simpanan berjangka: its terms, and a certificate to open."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from kdim.calculations.term_deposit import BreakRule, InterestPayout
from kdim.kernel.calendar import DayCount
from kdim.kernel.rounding import RoundingMode
from kdim.savings.enums import MaturityChoice
from kdim.savings.queries import AccountView, DepositOffer
from kdim.web import formats, labels
from kdim.web.forms import DateField, Form, PercentField, RequestIdField, RupiahField

BANDS = 8
CASH, SAVINGS = "cash", "savings"


class DepositTermsForm(Form):
    """What is offered from a day on: for each term, from which amount, which rate."""

    request_id = RequestIdField()
    from_on = DateField(label=_("Holds from"))
    decision = forms.TypedChoiceField(label=_("Decision it rests on"), coerce=int, required=False, empty_value=None)
    minimum = RupiahField(label=_("Smallest deposit"), zero=True, required=False)
    maximum = RupiahField(label=_("Largest deposit"), required=False, help_text=_("Leave it empty for no limit."))
    break_rule = forms.ChoiceField(label=_("When it is taken out before its last day"))
    break_rate = PercentField(
        label=_("The lower rate, or the fee"), required=False,
        help_text=_("A rate a year, or a part of the deposit. Leave it empty for no interest."),
    )  # fmt: skip
    day_count = forms.ChoiceField(label=_("Days are counted"))
    rounding_mode = forms.ChoiceField(label=_("Rounded"))
    rounding_unit = forms.TypedChoiceField(
        label=_("To"), coerce=int, choices=[(unit, formats.rupiah(unit)) for unit in (1, 50, 100, 500, 1000)]
    )

    def __init__(self, *args: Any, decisions: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, Sequence[tuple[Any, Any]]] = {
            "decision": [("", "\N{EM DASH}"), *decisions],
            "break_rule": [(one.value, labels.label(one)) for one in BreakRule],
            "day_count": [(one.value, labels.label(one)) for one in DayCount],
            "rounding_mode": [(one.value, labels.label(one)) for one in RoundingMode],
        }
        for name, chosen in choices.items():
            _choose(self, name, chosen)
        for n in range(BANDS):
            self.fields[f"months{n}"] = forms.IntegerField(
                label=_("Months"), required=False, min_value=1, max_value=120,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 3}),
                error_messages=dict.fromkeys(
                    ("invalid", "min_value", "max_value"), _("Type a number of months, from 1 to 120.")
                ),
            )  # fmt: skip
            self.fields[f"start{n}"] = RupiahField(label=_("Deposits from"), zero=True, required=False)
            self.fields[f"rate{n}"] = PercentField(label=_("Interest a year"), required=False)

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that stand one under the other."""
        return [field for field in self.visible_fields() if not field.name[-1].isdecimal()]

    @property
    def bands(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Term, amount and rate, side by side."""
        return [(self[f"months{n}"], self[f"start{n}"], self[f"rate{n}"]) for n in range(BANDS)]

    def clean(self) -> dict[str, Any]:
        """``rates`` out of the rows that were filled in."""
        facts: dict[str, Any] = super().clean() or {}
        rates = []
        for n in range(BANDS):
            months, start, rate = (facts.get(f"{name}{n}") for name in ("months", "start", "rate"))
            if months is None and rate is None and not start:
                continue
            if months is None or rate is None:
                raise ValidationError(_("Each row needs a term in months and its rate."))
            rates.append((months, start or 0, rate))
        if not rates and not self.errors:
            raise ValidationError(_("Fill in at least one term and its rate."))
        return {**facts, "rates": rates}

    def terms(self) -> dict[str, Any]:
        """The facts for the act."""
        facts = self.cleaned_data
        return {
            "from_on": facts["from_on"], "decision_id": facts["decision"], "rates": facts["rates"],
            "minimum": facts["minimum"] or 0, "maximum": facts["maximum"],
            "break_rule": BreakRule(facts["break_rule"]), "break_rate_ppm": facts["break_rate"] or 0,
            "day_count": DayCount(facts["day_count"]), "rounding_mode": RoundingMode(facts["rounding_mode"]),
            "rounding_unit": facts["rounding_unit"],
        }  # fmt: skip


class PlaceForm(Form):
    """A certificate to open: how much, how long, and what becomes of the interest and of the money."""

    request_id = RequestIdField()
    amount = RupiahField(label=_("Amount"), help_text=_("For example 5.000.000 or 5jt."))
    source = forms.ChoiceField(label=_("The money comes from"), widget=forms.RadioSelect, initial=CASH)
    offer = forms.ChoiceField(label=_("Term and interest a year"), widget=forms.RadioSelect)
    payout = forms.ChoiceField(
        label=_("Interest is given"), widget=forms.RadioSelect, initial=InterestPayout.MONTHLY.value
    )
    at_maturity = forms.ChoiceField(
        label=_("On the last day"), widget=forms.RadioSelect, initial=MaturityChoice.PAY_OUT.value
    )
    savings = forms.TypedChoiceField(label=_("Interest goes to"), coerce=int, widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, offers: Sequence[DepositOffer], savings: Sequence[AccountView], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].widget.attrs["autofocus"] = True
        _choose(self, "offer", [each for one in offers for each in _terms_of(one, several=len(offers) > 1)])
        _choose(self, "payout", [(one.value, labels.label(one)) for one in InterestPayout])
        _choose(self, "at_maturity", [(one.value, labels.label(one)) for one in MaturityChoice])
        _choose(self, "savings", [(one.id, f"{one.product_name} {one.number}") for one in savings])
        self.fields["savings"].initial = savings[0].id
        free = gettext("Simpanan sukarela, %(free)s may be taken out") % {
            "free": formats.rupiah(max(one.available for one in savings))
        }
        _choose(self, "source", [(CASH, gettext("Cash")), (SAVINGS, free)])
        if len(savings) == 1:
            self.fields["savings"].widget = forms.HiddenInput()

    def placement(self) -> dict[str, Any]:
        """The facts for the act, but for what the member wants on the last day."""
        facts = self.cleaned_data
        product, months = facts["offer"].split(":")
        return {
            "product_id": int(product), "months": int(months), "amount": facts["amount"],
            "payout": InterestPayout(facts["payout"]), "from_savings": facts["source"] == SAVINGS,
        }  # fmt: skip


def _terms_of(offer: DepositOffer, *, several: bool) -> list[tuple[str, str]]:
    """Each term with its rates: ``("17:12", "12 bulan · 6%, mulai Rp50.000.000 7,2%")``."""
    told = []
    for months in offer.terms.months:
        bands = [(start, rate) for term, start, rate in offer.terms.rates if term == months]
        rates = [formats.persen(bands[0][1])]
        rates += [
            gettext("from %(balance)s %(rate)s") % {"balance": formats.rupiah(start), "rate": formats.persen(rate)}
            for start, rate in bands[1:]
        ]
        words = f"{month_words(months)} · {', '.join(rates)}"
        told.append((f"{offer.product_id}:{months}", f"{offer.name}, {words}" if several else words))
    return told


def month_words(months: int) -> str:
    """``12 months``."""
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}


def _choose(form: Form, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
