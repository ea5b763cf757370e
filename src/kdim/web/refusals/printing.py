"""Words for what ``kdim.processes.printing`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "printing_unknown": _("There are no such statements here. Look at the list of statements again."),
    "printing_going_on": _("Statements asked for on {started_at:jam} are being made. Wait until they are ready, or remove them, then ask again."),
    "printing_nobody": _("Nobody had savings from {from_on:tanggal} until {until_on:tanggal}. Choose a later period."),
    "printing_nothing_to_go_on_with": _("These statements are ready, or their files were removed. Ask for new ones if you need them."),
}  # fmt: skip
