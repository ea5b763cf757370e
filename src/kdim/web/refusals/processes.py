"""Words for what ``kdim.processes`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "interest_waiting": _(
        "Interest of {month:bulan} has not been paid yet. Pay it first: after closing it could not be paid any more."
    ),
    "deposits_not_settled": _(
        "Interest of simpanan berjangka fell due in {month:bulan} and is not settled yet. Settle it first, under Savings, "
        "Simpanan berjangka, Fallen due."
    ),
    "founding_name_missing": _("A name has 2 to 120 letters. Fill it in."),
}
