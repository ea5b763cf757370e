"""Words for the codes of ``kdim.savings``, and of the calculations it shows."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LABELS: dict[str, dict[str, str | Promise]] = {
    "SavingsKind": {
        "pokok": _("Simpanan pokok"),
        "wajib": _("Simpanan wajib"),
        "sukarela": _("Simpanan sukarela"),
    },
    "RunStatus": {
        "running": _("Running"),
        "done": pgettext_lazy("run", "Done"),
        "failed": _("Failed"),
    },
    "DueState": {
        "paid": _("Paid"),
        "due": _("To be paid"),
        "late": pgettext_lazy("dues", "Late"),
        "ahead": _("Paid ahead"),
    },
}
TONES: dict[str, dict[str, str]] = {
    "RunStatus": {"running": "attention", "done": "good", "failed": "danger"},
    "DueState": {"paid": "good", "ahead": "good", "due": "quiet", "late": "danger"},
}
