"""Words for the codes of ``kdim.savings``, and of the calculations it shows."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LABELS: dict[str, dict[str, str | Promise]] = {
    "SavingsKind": {
        "pokok": _("Simpanan pokok"),
        "wajib": _("Simpanan wajib"),
        "sukarela": _("Simpanan sukarela"),
        "berjangka": _("Simpanan berjangka"),
    },
    "DepositStatus": {
        "running": pgettext_lazy("deposit", "Running"),
        "paid_out": pgettext_lazy("deposit", "Paid out"),
        "broken": pgettext_lazy("deposit", "Broken early"),
        "cancelled": pgettext_lazy("deposit", "Cancelled"),
    },
    "DepositNews": {
        "soon": _("Simpanan berjangka soon reaches its last day"),
        "paid_out": _("Simpanan berjangka paid out"),
        "rolled": _("Simpanan berjangka rolled over"),
        "broken": _("Simpanan berjangka taken out early"),
    },
    "MaturityChoice": {
        "pay_out": _("Paid into simpanan sukarela"),
        "roll_principal": _("Rolled over, interest into simpanan sukarela"),
        "roll_all": _("Rolled over together with its interest"),
    },
    "InterestPayout": {
        "monthly": _("Every month into simpanan sukarela"),
        "compound_monthly": _("Added to the deposit every month"),
        "compound_quarterly": _("Added to the deposit every three months"),
        "at_maturity": _("On the last day, all together"),
        "in_advance": _("In advance, on the first day"),
    },
    "BreakRule": {
        "no_interest": _("No interest"),
        "reduced_rate": _("A lower rate for the days it ran"),
        "penalty": _("Its rate for the days it ran, less a fee"),
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
    "DepositStatus": {"running": "good", "paid_out": "quiet", "broken": "attention", "cancelled": "danger"},
    "RunStatus": {"running": "attention", "done": "good", "failed": "danger"},
    "DueState": {"paid": "good", "ahead": "good", "due": "quiet", "late": "danger"},
}
