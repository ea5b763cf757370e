"""Words for the codes of printing for many."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LABELS: dict[str, dict[str, str | Promise]] = {
    "PrintStatus": {
        "running": pgettext_lazy("statements", "Being made"),
        "done": pgettext_lazy("statements", "Ready"),
        "failed": pgettext_lazy("statements", "Stopped halfway"),
        "removed": pgettext_lazy("statements", "Files removed"),
    },
    "FileShape": {
        "together": _("Fifty members in a file, to be printed"),
        "each": _("A file for each member, to be sent"),
    },
}
TONES: dict[str, dict[str, str]] = {
    "PrintStatus": {"running": "attention", "done": "good", "failed": "danger"},
}
