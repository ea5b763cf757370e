"""Words for the codes of ``kdim.messages``."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, dict[str, str | Promise]] = {
    "Topic": {"receipt": _("Money paid in and out"), "deposit": _("Simpanan berjangka and its last day")},
    "MessageChannel": {"email": _("E-mail"), "whatsapp": _("WhatsApp"), "sms": _("SMS")},
    "DeliveryState": {
        "waiting": _("waiting"),
        "sending": _("being sent"),
        "sent": _("sent"),
        "failed": _("not delivered"),
        "dropped": _("not sent"),
    },
    "Trouble": {
        "channel_down": _("The channel did not answer."),
        "try_later": _("The other side did not take it yet."),
        "refused": _("The other side refused it. Check the address."),
        "no_answer": _("The computer stopped while it was being sent; perhaps it arrived."),
        "defect": _("Something went wrong in KDIM; it stands in the server's log."),
        "no_consent": _("The member took back the permission for messages."),
        "no_address": _("The member has no such address any more."),
        "put_aside": _("Somebody at the office put it aside."),
    },
}
TONES: dict[str, dict[str, str]] = {
    "DeliveryState": {"sent": "good", "failed": "danger", "dropped": "attention"},
}
