"""What is chosen for a cash journal: an account for each column and text, and the side of each column."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kdim.processes.moving.journal.columns import Way
from kdim.processes.moving.suggesting import Choice
from kdim.web import labels
from kdim.web.forms import Form, RequestIdField
from kdim.web.office.moving.balance_forms import AccountField


class JournalAccountsForm(Form):
    """An account for each key of the summary; fields are numbered in its order."""

    request_id = RequestIdField()

    def __init__(
        self, *args: Any, keys: Sequence[Mapping[str, Any]], accounts: Sequence[Choice], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keys = keys
        by_code = {each.code: each for each in accounts}
        for n, key in enumerate(keys):
            self.fields[f"account_{n}"] = AccountField(
                by_code=by_code, label=key["name"], initial=f"{key['code']} {key['account_name']}".strip(),
                widget=forms.TextInput(attrs={"list": "accounts", "autocomplete": "off", "aria-label": key["name"]}),
            )  # fmt: skip
            if key["way"]:
                self.fields[f"way_{n}"] = forms.ChoiceField(
                    label=_("Side"), choices=[(way.value, labels.label(way)) for way in Way], initial=key["way"],
                    widget=forms.Select(attrs={"aria-label": f"{key['name']}: {_('Side')}"}),
                )  # fmt: skip

    def lines(self) -> list[dict[str, Any]]:
        """Each key with its fields."""
        return [
            {"key": key, "field": self[f"account_{n}"], "way": self[f"way_{n}"] if key["way"] else None,
             "amount": abs(key["signed"])}
            for n, key in enumerate(self.keys)
        ]  # fmt: skip

    def mapping(self) -> dict[str, Any]:
        """What the act takes."""
        told = self.cleaned_data
        numbered = list(enumerate(self.keys))
        accounts = {key["key"]: told[f"account_{n}"] for n, key in numbered if told[f"account_{n}"]}
        ways = {int(key["key"][1:]): Way(told[f"way_{n}"]) for n, key in numbered if key["way"]}
        return {"accounts": accounts, "ways": ways}
