"""Words for what reading a bank statement refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def _broken(facts: Mapping[str, Any]) -> str | Promise:
    if not facts.get("row"):
        return _(
            "The opening balance and all movements give {expected:rupiah}, but the closing balance is {found:rupiah}. A movement is missing or too many. Download the statement again."
        )
    return _(
        "In row {row}, of {on:tanggal}, the balance should be {expected:rupiah}, but the file says {found:rupiah}. A movement is missing or was changed. Download the statement again."
    )


WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "statement_layout_unknown": _(
        "This file has no header that is known from BCA, Mandiri, BRI or BNI, and it is not MT940. Download the list of movements again as CSV, XLSX or MT940 and leave it as the bank made it."
    ),
    "statement_empty": _("No movement is in this file. Choose days on which something happened and download it again."),
    "statement_row_unreadable": _(
        "Row {row} cannot be read: “{typed}”. Download the statement again and leave it as the bank made it."
    ),
    "statement_mixed": _(
        "Movements of two accounts are in this file: {first} and {second}. Download the statement of one account."
    ),
    "statement_currency_foreign": _("This statement is in {currency}. Only accounts in rupiah can be read."),
    "statement_broken": _broken,
}
