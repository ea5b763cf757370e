"""Words for the codes of ``kdim.kernel`` and ``kdim.calculations``."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, dict[str, str | Promise]] = {
    "Sex": {"female": _("Female"), "male": _("Male")},
    "Zone": {"WIB": _("WIB (Western Indonesia)"), "WITA": _("WITA (Central Indonesia)"), "WIT": _("WIT (Eastern Indonesia)")},
    "RoundingMode": {"half_up": _("to the nearest"), "up": _("upwards"), "down": _("downwards")},
}  # fmt: skip
TONES: dict[str, dict[str, str]] = {}
