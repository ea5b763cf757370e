"""What is typed and chosen for an opening balance sheet."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kdim.processes.moving.models import BatchRow
from kdim.processes.moving.suggesting import Choice
from kdim.web.forms import Form, RequestIdField


class AccountField(forms.CharField):
    """An account by its code, with or without its name behind it: "11101 Kas"."""

    def __init__(self, *, by_code: Mapping[str, Choice], **kwargs: Any) -> None:
        super().__init__(required=False, max_length=200, **kwargs)
        self.by_code = by_code

    def clean(self, value: Any) -> Any:
        """The id of the account, or ``None``."""
        text = super().clean(value)
        if not text:
            return None
        found = self.by_code.get(text.split()[0])
        if found is None:
            raise ValidationError(_("There is no account with this code. Choose one from the list."), code="no_account")
        return found.id


class AccountsForm(Form):
    """The account of each line, suggested or chosen, and the column of balances that counts."""

    request_id = RequestIdField()

    def __init__(
        self,
        *args: Any,
        rows: Sequence[BatchRow],
        accounts: Sequence[Choice],
        columns: Sequence[tuple[int, str]],
        column: int | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        if len(columns) > 1:
            self.fields["amount"] = forms.ChoiceField(
                label=_("Column of the balances"), choices=[(str(index), title) for index, title in columns],
                initial=str(column),
            )  # fmt: skip
        by_code = {each.code: each for each in accounts}
        for row in rows:
            code, name = row.facts["account_code"], row.facts["account_name"]
            self.fields[f"account_{row.number}"] = AccountField(
                by_code=by_code, label=row.name, initial=f"{code} {name}".strip(),
                widget=forms.TextInput(attrs={"list": "accounts", "autocomplete": "off", "aria-label": row.name}),
            )  # fmt: skip

    def lines(self) -> list[dict[str, Any]]:
        """Each line with its field."""
        return [{"row": row, "field": self[f"account_{row.number}"]} for row in self.rows]

    def mapping(self) -> dict[str, Any]:
        """What the act takes."""
        told = self.cleaned_data
        chosen = {row.number: told[f"account_{row.number}"] for row in self.rows if told[f"account_{row.number}"]}
        return {"accounts": chosen, "amount": int(told["amount"]) if told.get("amount") else None}
