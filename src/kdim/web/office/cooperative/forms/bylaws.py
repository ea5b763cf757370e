"""A decision with the rules it sets."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.cooperatives.bylaws import RULES, BylawKey, ValueKind
from kdim.cooperatives.enums import MeetingKind
from kdim.kernel.rates import format_percent
from kdim.web.forms import DateField, Form, PercentField, RequestIdField, RupiahField
from kdim.web.labels import LABELS
from kdim.web.office.cooperative.rules import SHARES

WHOLE = 1_000_000  # parts per million
FREE_SHARES = 3


class DecisionForm(Form):
    """Which meeting decided what, and from when it holds. A rule that is left empty stays as it is."""

    meeting = forms.ChoiceField(
        label=_("Meeting"),
        choices=[(kind, LABELS["MeetingKind"][kind]) for kind in MeetingKind],
        initial=MeetingKind.RAT,
    )
    number = forms.CharField(label=_("Number of the decision"), max_length=60, help_text=_("For example 3/RAT/2026."))
    decided_on = DateField(label=_("Decided on"))
    from_on = DateField(label=_("In force from"))
    summary = forms.CharField(label=_("What it is about"), max_length=200, required=False)
    request_id = RequestIdField()

    def __init__(self, *args: Any, present: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.present = present
        for key, rule in RULES.items():
            if rule.kind is not ValueKind.SHARES:
                self.fields[f"rule_{key}"] = _rule_field(key, rule.kind)
        for code in self.share_codes():
            self.fields[f"share_{code}"] = PercentField(label=str(SHARES.get(code, code)), required=False)
        for n in range(1, FREE_SHARES + 1):
            self.fields[f"free_{n}_name"] = forms.CharField(label=_("Another share"), max_length=40, required=False)
            self.fields[f"free_{n}_share"] = PercentField(label=_("Percentage"), required=False)

    def share_codes(self) -> list[str]:
        """The usual shares and those that the cooperative decided by name."""
        return list(dict.fromkeys([*SHARES, *self.present.get(BylawKey.SHU_SHARES, {})]))

    def decision_fields(self) -> Iterator[BoundField]:
        """The fields of the decision itself."""
        return (self[name] for name in ("meeting", "number", "decided_on", "from_on", "summary"))

    def rule_fields(self) -> Iterator[BoundField]:
        """One field for each rule that is not a division."""
        return (self[name] for name in self.fields if name.startswith("rule_"))

    def share_fields(self) -> Iterator[tuple[BoundField, str]]:
        """The fields of the SHU's division, each with what holds now."""
        now = self.present.get(BylawKey.SHU_SHARES, {})
        return ((self[f"share_{code}"], format_percent(now.get(code, 0))) for code in self.share_codes())

    def free_fields(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Rows for shares that have no usual name."""
        return ((self[f"free_{n}_name"], self[f"free_{n}_share"]) for n in range(1, FREE_SHARES + 1))

    def values(self) -> dict[BylawKey, Any]:
        """What the decision sets."""
        made = {
            BylawKey(name.removeprefix("rule_")): value.isoformat() if isinstance(value, date) else value
            for name, value in self.cleaned_data.items()
            if name.startswith("rule_") and value not in (None, "")
        }
        if shares := self._shares():
            made[BylawKey.SHU_SHARES] = shares
        return made

    def clean(self) -> dict[str, Any]:
        """Something must be decided, and shares must be the whole. Raises ValidationError with a sentence."""
        cleaned = super().clean() or self.cleaned_data
        for n in range(1, FREE_SHARES + 1):
            if cleaned.get(f"free_{n}_share") and not cleaned.get(f"free_{n}_name"):
                self.add_error(f"free_{n}_name", gettext("Say what this share is for."))
        shares = self._shares()
        total = sum(shares.values())
        if shares and total != WHOLE and not self.errors:
            missing = gettext("%(part)s is missing.") if total < WHOLE else gettext("That is %(part)s too much.")
            raise ValidationError(
                "{} {}".format(
                    gettext("The shares add up to %(total)s, and must be exactly 100%%.")
                    % {"total": format_percent(total)},
                    missing % {"part": format_percent(abs(WHOLE - total))},
                )
            )
        if not self.errors and not self.values() and not cleaned.get("summary"):
            raise ValidationError(gettext("Fill in at least one rule, or say what the decision is about."))
        return cleaned

    def _shares(self) -> dict[str, int]:
        data = self.cleaned_data
        pairs = [(code, data.get(f"share_{code}")) for code in self.share_codes()]
        pairs += [(data.get(f"free_{n}_name") or "", data.get(f"free_{n}_share")) for n in range(1, FREE_SHARES + 1)]
        return {name: share for name, share in pairs if name and share}


def _rule_field(key: BylawKey, kind: ValueKind) -> forms.Field:
    label: Any = LABELS["BylawKey"][key]
    if kind is ValueKind.RUPIAH:
        return RupiahField(label=label, required=False, zero=RULES[key].least == 0)
    if kind is ValueKind.SWITCH:
        return forms.TypedChoiceField(
            label=label, required=False, coerce=lambda typed: typed == "yes", empty_value=None,
            choices=[("", _("as it is")), ("yes", _("Yes")), ("no", _("No"))],
        )  # fmt: skip
    if kind is ValueKind.DAY:
        return DateField(label=label, required=False)
    if kind is ValueKind.NUMBER:
        rule = RULES[key]
        field = forms.IntegerField(label=label, required=False, min_value=rule.least, max_value=rule.most)
        field.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        return field
    return forms.CharField(label=label, required=False, max_length=60)
