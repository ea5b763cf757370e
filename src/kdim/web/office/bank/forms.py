"""What is typed of bank accounts and their statements."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kdim.sheets.opening import LARGEST_FILE
from kdim.web.forms import DateField, Form, RequestIdField, SignedRupiahField

_FILE_MISSING = _("Choose the file that the bank gave.")


class BankAccountForm(Form):
    """Where the account is, whose it is, and in which account of the books it is kept."""

    request_id = RequestIdField()
    bank = forms.CharField(
        label=_("Bank"), max_length=40, error_messages={"required": _("Type the name of the bank.")},
        help_text=_("For example BCA, Mandiri, BRI or BNI."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )  # fmt: skip
    number = forms.CharField(
        label=_("Account number"), max_length=40,
        error_messages={"required": _("Type the number as the bank writes it.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip
    holder = forms.CharField(
        label=_("In the name of"), max_length=120, error_messages={"required": _("Type the name on the account.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    account = forms.TypedChoiceField(
        label=_("Kept in the account"), coerce=int,
        help_text=_("Each bank account has an account of its own in the books."),
        error_messages={"required": _("Choose an account of the books.")},
    )  # fmt: skip

    def __init__(self, *args: Any, accounts: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("Choose…")), *accounts]


class StatementForm(Form):
    """A file of the bank, with the balances where the file does not tell them."""

    request_id = RequestIdField()
    file = forms.FileField(
        label=_("Statement (CSV, XLSX or MT940)"),
        error_messages={"required": _FILE_MISSING, "empty": _FILE_MISSING},
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.xls,.sta,.txt,.940,.mt940"}),
        help_text=_("As it was downloaded from BCA, Mandiri, BRI or BNI."),
    )  # fmt: skip
    opening = SignedRupiahField(
        label=_("Opening balance"), zero=True, required=False,
        help_text=_("Only when the file does not tell it; you will be asked."),
    )  # fmt: skip
    closing = SignedRupiahField(label=_("Closing balance"), zero=True, required=False)

    def clean_file(self) -> Any:
        """Nothing larger than any statement is read into memory."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(_("The file is too large. Download fewer days at once."))
        return file


class PairsField(forms.TypedMultipleChoiceField):
    """Pairs of ids, each as "movement-entry"; whether they may be matched is decided by the act."""

    def valid_value(self, value: Any) -> bool:
        """Whether it looks like a pair."""
        return re.fullmatch(r"[0-9]{1,19}-[0-9]{1,19}", str(value)) is not None


def _pair(typed: str) -> tuple[int, int]:
    line, _, entry = typed.partition("-")
    return int(line), int(entry)


class PairsForm(Form):
    """Which movements are matched with which entries."""

    request_id = RequestIdField()
    pair = PairsField(
        label=_("Movements"), coerce=_pair, error_messages={"required": _("Tick at least one movement.")}
    )  # fmt: skip


class UnmatchForm(Form):
    """Why a match is undone."""

    request_id = RequestIdField()
    reason = forms.CharField(
        label=_("Reason"), max_length=200, error_messages={"required": _("Write why this match is undone.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )  # fmt: skip


class DayForm(Form):
    """Which day is looked at."""

    sampai = DateField(label=_("Until"))


class SignatureForm(Form):
    """The figures as they were seen, and what the pengawas has to say about them."""

    request_id = RequestIdField()
    seen = forms.CharField(max_length=200, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Remark (optional)"), max_length=300, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
