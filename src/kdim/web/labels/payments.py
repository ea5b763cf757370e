"""Words for the codes of ``kdim.payments``."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LABELS: dict[str, dict[str, str | Promise]] = {
    "ReceiptKind": {
        "simpanan_pokok": _("Payment of simpanan pokok"),
        "simpanan_wajib": _("Payment of simpanan wajib"),
        "savings_deposit": _("Deposit"),
        "savings_withdrawal": _("Withdrawal"),
    },
    "DrawerStatus": {
        "open": pgettext_lazy("drawer", "Open"),
        "counted": pgettext_lazy("drawer", "Counted, not closed"),
        "closed": pgettext_lazy("drawer", "Closed"),
    },
    "Evidence": {
        "reference": _("the same number"),
        "member": _("the member's name"),
        "day": _("the same day"),
        "alone": _("the only one of this amount within 7 days"),
        "by_hand": _("chosen by hand"),
    },
    "ReceiptStatus": {
        "valid": pgettext_lazy("receipt", "Valid"),
        "cancelled": pgettext_lazy("receipt", "Cancelled"),
    },
}
TONES: dict[str, dict[str, str]] = {
    "DrawerStatus": {"open": "good", "counted": "attention", "closed": "quiet"},
    "ReceiptStatus": {"valid": "good", "cancelled": "danger"},
}
