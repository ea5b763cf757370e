"""What is typed about savings."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kdim.calculations.savings_interest import InterestMethod
from kdim.calculations.tiers import TierChoice
from kdim.kernel.calendar import DayCount
from kdim.kernel.rounding import RoundingMode
from kdim.savings.enums import SavingsKind
from kdim.web import formats, labels
from kdim.web.forms import DateField, Form, PercentField, RequestIdField, RupiahField

TIERS = 4
_REASON = {"required": _("Say why, in one sentence.")}


class PeriodForm(Form):
    """From one day to another; what cannot be read leaves the usual period."""

    from_on = DateField(label=_("From"), required=False)
    until_on = DateField(label=_("Until"), required=False)

    def period(self, first: date, last: date) -> tuple[date, date]:
        """The days asked for, in order."""
        facts = self.cleaned_data if self.is_valid() else {}
        first, last = facts.get("from_on") or first, facts.get("until_on") or last
        return (first, last) if first <= last else (last, first)


class HoldForm(Form):
    """How much is kept, and why."""

    request_id = RequestIdField()
    amount = RupiahField(label=_("Amount"))
    reason = forms.CharField(label=_("Reason"), max_length=200, error_messages=_REASON)


class ReleaseForm(Form):
    """Why it may be taken out again."""

    request_id = RequestIdField()
    reason = forms.CharField(label=_("Reason"), max_length=200, error_messages=_REASON)


class OnlyRequestForm(Form):
    """Nothing to fill in, only to be done once."""

    request_id = RequestIdField()


class MonthForm(OnlyRequestForm):
    """A month such as 2025-06."""

    month = forms.RegexField(r"^\d{4}-(0[1-9]|1[0-2])$", label=_("Month"))


class ProductForm(Form):
    """A new kind of savings."""

    request_id = RequestIdField()
    name = forms.CharField(label=_("Name"), max_length=60, error_messages={"required": _("Fill this in.")})
    code = forms.RegexField(
        r"^[A-Z0-9]{1,12}$", label=_("Code"), max_length=12,
        help_text=_("Capitals and figures; account numbers begin with it, for example SS."),
        error_messages={"required": _("Fill this in."), "invalid": _("Only capitals and figures, at most 12.")},
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Legal kind"), widget=forms.RadioSelect, initial=SavingsKind.SUKARELA.value)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "kind", [(one.value, labels.label(one)) for one in SavingsKind])


class TermsForm(Form):
    """What holds for a product from a day on. Bands: from this balance, this rate."""

    request_id = RequestIdField()
    from_on = DateField(label=_("Holds from"))
    decision = forms.TypedChoiceField(label=_("Decision it rests on"), coerce=int, required=False, empty_value=None)
    minimum_deposit = RupiahField(label=_("Least deposit"), zero=True, required=False)
    minimum_balance = RupiahField(label=_("Balance that stays"), zero=True, required=False)
    method = forms.ChoiceField(label=_("Interest is reckoned on"), required=False)
    tier_choice = forms.ChoiceField(label=_("With several bands, the rate holds"), required=False)
    day_count = forms.ChoiceField(label=_("Days are counted"), required=False)
    rounding_mode = forms.ChoiceField(label=_("Rounded"), required=False)
    rounding_unit = forms.TypedChoiceField(
        label=_("To"), coerce=int, choices=[(unit, formats.rupiah(unit)) for unit in (1, 50, 100, 500, 1000)],
        required=False, empty_value=None,
    )  # fmt: skip

    def __init__(self, *args: Any, decisions: list[tuple[int, str]], is_equity: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", "\N{EM DASH}")
        _choose(self, "decision", [none, *decisions])
        _choose(self, "method", [("", _("No interest")), *((one.value, labels.label(one)) for one in InterestMethod)])
        _choose(self, "tier_choice", [(one.value, labels.label(one)) for one in TierChoice])
        _choose(self, "day_count", [(one.value, labels.label(one)) for one in DayCount])
        _choose(self, "rounding_mode", [(one.value, labels.label(one)) for one in RoundingMode])
        for n in range(TIERS):
            self.fields[f"from{n}"] = RupiahField(label=_("Balance from"), zero=True, required=False)
            self.fields[f"rate{n}"] = PercentField(label=_("Interest a year"), required=False)
        self.is_equity = is_equity
        if is_equity:
            for name in ("method", "tier_choice", "day_count", "rounding_mode", "rounding_unit"):
                del self.fields[name]
            for n in range(TIERS):
                del self.fields[f"from{n}"], self.fields[f"rate{n}"]

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that stand one under the other."""
        return [
            field
            for field in self.visible_fields()
            if not field.name.startswith(("from", "rate")) or field.name == "from_on"
        ]

    @property
    def bands(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The bands, side by side."""
        return [] if self.is_equity else [(self[f"from{n}"], self[f"rate{n}"]) for n in range(TIERS)]

    def clean(self) -> dict[str, Any]:
        """``tiers`` out of the bands that were filled in; the first begins at 0 when its balance is left empty."""
        facts: dict[str, Any] = super().clean() or {}
        tiers = []
        for n in range(0 if self.is_equity else TIERS):
            start, rate = facts.get(f"from{n}"), facts.get(f"rate{n}")
            if rate is None and start in (None, 0):
                continue
            if rate is None or (start is None and n):
                raise ValidationError(_("Each band needs the balance it begins with and its rate."))
            tiers.append((start or 0, rate))
        if facts.get("method") and not tiers:
            raise ValidationError(_("Type the rate of interest, or choose no interest."))
        return {**facts, "tiers": tiers}

    def terms(self) -> dict[str, Any]:
        """The facts for the act."""
        facts = self.cleaned_data
        told: dict[str, Any] = {
            "from_on": facts["from_on"], "decision_id": facts["decision"],
            "minimum_deposit": facts["minimum_deposit"] or 0, "minimum_balance": facts["minimum_balance"] or 0,
        }  # fmt: skip
        if not self.is_equity and facts["method"]:
            told |= {
                "method": InterestMethod(facts["method"]), "tiers": facts["tiers"],
                "tier_choice": TierChoice(facts["tier_choice"]), "day_count": DayCount(facts["day_count"]),
                "rounding_mode": RoundingMode(facts["rounding_mode"]), "rounding_unit": facts["rounding_unit"] or 1,
            }  # fmt: skip
        return told


def _choose(form: Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
