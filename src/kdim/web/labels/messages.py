"""Words for the codes of ``kdim.messages``."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, dict[str, str | Promise]] = {"Topic": {"receipt": _("Money paid in and out")}}
TONES: dict[str, dict[str, str]] = {}
