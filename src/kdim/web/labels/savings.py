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
    "InterestMethod": {
        "lowest": _("Lowest balance"),
        "average": _("Average balance"),
        "daily": _("Daily balance"),
    },
    "TierChoice": {
        "whole_balance": _("The whole balance at the rate of its band"),
        "each_slice": _("Each part of the balance at its own rate"),
    },
    "DayCount": {
        "act_365": _("Real days, year of 365"),
        "act_360": _("Real days, year of 360"),
        "act_act": _("Real days, real year"),
        "thirty_360": _("Months of 30 days, year of 360"),
    },
}
TONES: dict[str, dict[str, str]] = {
    "RunStatus": {"running": "attention", "done": "good", "failed": "danger"},
    "DueState": {"paid": "good", "ahead": "good", "due": "quiet", "late": "danger"},
}
