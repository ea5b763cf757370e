"""Words for the codes of ``kdim.members``."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LABELS: dict[str, dict[str, str | Promise]] = {
    "MemberStatus": {
        "applied": _("Has applied"),
        "admitted": _("Admitted, simpanan pokok not yet paid"),
        "active": pgettext_lazy("member", "Active"),
        "rejected": pgettext_lazy("application", "Rejected"),
        "withdrawn": pgettext_lazy("application", "Withdrawn"),
        "left": pgettext_lazy("member", "Left"),
    },
    "ExitReason": {
        "keluar": _("Resigned"),
        "meninggal": _("Died"),
        "diberhentikan": _("Dismissed"),
        "pindah": _("Moved away"),
    },
    "Channel": {
        "public": _("Join page"),
        "office": pgettext_lazy("channel", "Office"),
        "portal": _("Member pages"),
        "import": _("Older books"),
    },
    "HeirRelation": {
        "spouse": _("Husband or wife"),
        "child": _("Child"),
        "parent": _("Parent"),
        "sibling": _("Brother or sister"),
        "other": pgettext_lazy("heir", "Other"),
    },
    "ConsentPurpose": {
        "membership_administration": _("Administration of my membership"),
        "messages": _("Messages from the cooperative"),
        "programme_matching": _("Finding support programmes that fit my business"),
        "public_profile": _("Showing my business on the cooperative's page"),
    },
    "CheckItem": {
        "identity": _("Identity"),
        "age": pgettext_lazy("person", "Age"),
        "address": _("Address"),
        "consent": _("Consent to the administration of the membership"),
        "phone": _("Phone"),
        "business": pgettext_lazy("checklist", "Business"),
        "heirs": _("Heirs"),
        "nik_agrees": _("The NIK agrees with birth date and sex"),
        "phone_not_shared": _("Nobody else has the same phone"),
        "no_namesake": _("Nobody else has the same name and birth date"),
    },
}
TONES: dict[str, dict[str, str]] = {
    "MemberStatus": {
        "applied": "attention",
        "admitted": "attention",
        "active": "good",
        "rejected": "danger",
        "withdrawn": "quiet",
        "left": "quiet",
    },
}
