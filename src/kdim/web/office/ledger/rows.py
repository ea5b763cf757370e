"""The rows of a journal entry written by hand: an account, for a divided account its owner, and debit or credit."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.ledger.entries import Line
from kdim.ledger.queries import AccountChoice, find_parts
from kdim.web.forms import DateField, Form, RequestIdField, RupiahField
from kdim.web.office.ledger.forms import AccountField

FIRST_ROWS, MORE_ROWS, ROWS_MOST = 4, 4, 60


class HeadForm(Form):
    """What every line of the entry shares."""

    on = DateField(label=_("Date"))
    memo = forms.CharField(label=_("Description"), max_length=200)
    concerns_on = DateField(
        label=_("About an earlier day"), required=False, help_text=_("For a correction of a month that is closed.")
    )
    request_id = RequestIdField()


class RowForm(Form):
    """One line. Debit or credit, never both; an empty row is no row."""

    debit = RupiahField(label=_("Debit"), required=False)
    credit = RupiahField(label=_("Credit"), required=False)

    def __init__(self, *args: Any, cooperative_id: int, accounts: Sequence[AccountChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cooperative_id = cooperative_id
        self.fields["account"] = AccountField(accounts, label=_("Account"), required=False)
        self.fields["owner"] = forms.CharField(label=_("Owner"), max_length=120, required=False)
        self.order_fields(["account", "owner", "debit", "credit"])
        self.part: int | None = None

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError with a sentence at the field that it is about."""
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        account, debit, credit = data.get("account"), data.get("debit"), data.get("credit")
        if account is None and not debit and not credit:
            return data
        if account is None:
            self.add_error("account", gettext("Choose the account."))
        elif account.is_group or account.is_closed:
            self.add_error(
                "account", gettext("%(code)s is a heading or closed. Choose another account.") % {"code": account.code}
            )
        elif account.is_control:
            self._find_owner(account, (data.get("owner") or "").strip())
        elif data.get("owner"):
            self.add_error("owner", gettext("This account has no owners. Leave it empty."))
        if bool(debit) == bool(credit):
            self.add_error("debit", gettext("Fill in debit or credit, one of the two."))
        return data

    def _find_owner(self, account: AccountChoice, words: str) -> None:
        found = find_parts(self.cooperative_id, account.id, words) if words else []
        if len(found) == 1:
            self.part = found[0][0]
        elif found:
            names = ", ".join(name for _id, name in found)
            self.add_error("owner", gettext("Which of these: %(names)s?") % {"names": names})
        else:
            self.add_error("owner", gettext("Whose part is it? Type the name as it stands in the account."))

    @property
    def line(self) -> Line | None:
        """The line of the entry; nothing for an empty row."""
        account = self.cleaned_data.get("account")
        amount = (self.cleaned_data.get("debit") or 0) - (self.cleaned_data.get("credit") or 0)
        return Line(account.id, amount, subaccount=self.part) if account and amount else None


class Rows(BaseFormSet[RowForm]):
    """All rows; together debit and credit are equal."""

    def sums(self) -> tuple[int, int]:
        """Debit and credit as far as they can be read."""
        if not self.is_bound:
            return 0, 0
        made = [getattr(form, "cleaned_data", {}) for form in self.forms]
        return sum(one.get("debit") or 0 for one in made), sum(one.get("credit") or 0 for one in made)

    def lines(self) -> list[Line]:
        """The lines in the order in which they were typed."""
        return [line for form in self.forms if (line := form.line) is not None]

    def clean(self) -> None:
        """Raises ValidationError with a sentence."""
        if any(self.errors):
            return
        if len(self.lines()) < 2:
            raise ValidationError(
                gettext("An entry has two lines or more: where the money came from and where it went.")
            )


def row_set(count: int) -> type[Rows]:
    """Rows with room for that many lines when the page is opened."""
    made = forms.formset_factory(RowForm, formset=Rows, extra=count, max_num=ROWS_MOST, absolute_max=ROWS_MOST)
    return cast("type[Rows]", made)
