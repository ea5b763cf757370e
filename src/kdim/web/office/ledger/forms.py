"""Filters and forms of the books."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.kernel.calendar import Month
from kdim.ledger.enums import EntryKind
from kdim.ledger.queries import AccountChoice
from kdim.web.forms import DateField, Form, RequestIdField
from kdim.web.labels import LABELS
from kdim.web.office.ledger.names import typed, written

ONE_DAY = timedelta(days=1)


class AccountField(forms.CharField):
    """An account by code or name; the list beside it helps whoever types, with or without a script."""

    look = "field-account"

    def __init__(self, accounts: Sequence[AccountChoice] = (), **kwargs: Any) -> None:
        super().__init__(max_length=160, empty_value=None, **kwargs)
        self.accounts = accounts
        self.widget.attrs = {"list": "accounts", "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        """An AccountChoice, or nothing. Raises ValidationError with a sentence."""
        text = super().clean(value)
        if text is None:
            return None
        account = typed(text, self.accounts)
        if account is None:
            raise ValidationError(
                gettext("There is no account “%(typed)s”. Choose one from the list.") % {"typed": text}
            )
        return account


class PeriodForm(Form):
    """From a day until a day; without days the running month. The fields show the days that are used."""

    dari = DateField(label=_("From"), required=False)
    sampai = DateField(label=_("Until"), required=False)

    def __init__(self, data: Mapping[str, Any], *, on: date) -> None:
        self.typed = dict(data.items())
        super().__init__(self.typed)
        self.on = on

    @cached_property
    def days(self) -> tuple[date, date]:
        """The first and the last day, in order; what cannot be read counts as not given (its sentence is shown)."""
        self.is_valid()
        given = self.cleaned_data
        until = given.get("sampai") or max(Month.of(self.on).last_day, given.get("dari") or date.min)
        first = given.get("dari") or Month.of(until).first_day
        days = min(first, until), max(first, until)
        for name, day in zip(("dari", "sampai"), days, strict=True):
            if name not in self.errors:
                self.typed[name] = self.fields[name].prepare_value(day)
        return days

    @property
    def month(self) -> Month | None:
        """The month the days are, when they are just that."""
        first, last = self.days
        month = Month.of(first)
        return month if (first, last) == (month.first_day, month.last_day) else None


class JournalFilter(PeriodForm):
    """Which entries of the journal are shown."""

    jenis = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("All kinds")), *((kind, LABELS["EntryKind"][kind]) for kind in EntryKind)],
    )  # fmt: skip
    kata = forms.CharField(label=_("Words"), required=False, max_length=80)

    def __init__(self, data: Mapping[str, Any], *, on: date, accounts: Sequence[AccountChoice]) -> None:
        super().__init__(data, on=on)
        self.fields["akun"] = AccountField(accounts, label=_("Account"), required=False)

    @cached_property
    def wanted(self) -> dict[str, Any]:
        """What the query takes; the days are always bounded, so that the work does not grow with the books."""
        first, last = self.days
        data = self.cleaned_data
        account = data.get("akun")
        return {
            "from_on": first, "until_on": last,
            "kind": EntryKind(data["jenis"]) if data.get("jenis") else None, "words": data.get("kata") or "",
            "account": account.id if account else None,
        }  # fmt: skip

    @property
    def is_narrowed(self) -> bool:
        """Whether more was asked for than days."""
        return any(self.wanted[name] for name in ("kind", "words", "account"))


class ReasonForm(Form):
    """Why; kept in the trail and in the books."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
    request_id = RequestIdField()


class ReversalForm(ReasonForm):
    """Undoing an entry on a day, with a reason."""

    on = DateField(label=_("Date of the reversal"))
    field_order = ["on", "reason"]


class DecisionForm(Form):
    """Yes or no to a reversal; a no needs a reason."""

    verdict = forms.ChoiceField(
        label=_("Decision"),
        choices=[("approve", _("Approve: the entry is undone")), ("reject", _("Reject: the entry stays"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False, help_text=_("Needed when you reject."))
    request_id = RequestIdField()

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError with a sentence."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("verdict") == "reject" and not cleaned.get("reason"):
            self.add_error("reason", gettext("Say why it is rejected."))
        return cleaned


class CloseForm(Form):
    """Only the id that keeps a month from being closed twice."""

    request_id = RequestIdField()


class NameForm(Form):
    """Both names of an account."""

    name_id = forms.CharField(label=_("Name in Indonesian"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120)
    request_id = RequestIdField()


class AccountForm(NameForm):
    """A new account below a heading."""

    def __init__(self, *args: Any, accounts: Sequence[AccountChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        headings = [account for account in accounts if account.is_group]
        choices = [(str(heading.id), written(heading)) for heading in headings]
        self.fields["parent"] = forms.ChoiceField(label=_("Below the heading"), choices=[("", "-"), *choices])
        self.fields["code"] = forms.RegexField(
            r"^[0-9][0-9.]{0,11}$",
            label=_("Code"),
            max_length=12,
            error_messages={"invalid": _("A code has figures and dots, at most 12.")},
        )
        self.order_fields(["parent", "code", "name_id", "name_en"])
