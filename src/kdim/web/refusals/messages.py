"""Words for what ``kdim.messages`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "delivery_unknown": _("There is no such message here. Look for it in the list again."),
    "delivery_was_sent": _("It was sent on {sent_at:jam}. A receipt can be shared again from its own page."),
    "delivery_being_sent": _("It is being sent at this moment. Look again in a few minutes."),
}
