"""Words for the codes of ``kdim.payments``."""

from django.utils.functional import Promise

LABELS: dict[str, dict[str, str | Promise]] = {}
TONES: dict[str, dict[str, str]] = {}
