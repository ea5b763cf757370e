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
    "ReceiptStatus": {
        "valid": pgettext_lazy("receipt", "Valid"),
        "cancelled": pgettext_lazy("receipt", "Cancelled"),
    },
}
TONES: dict[str, dict[str, str]] = {"ReceiptStatus": {"valid": "good", "cancelled": "danger"}}
