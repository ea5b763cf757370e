"""Words for every code that a person may see, and the tone in which its badge is shown.

Each room has its module with ``LABELS`` (name of the enum → code → words) and, for states, ``TONES``.
"""

from enum import StrEnum

from django.utils.functional import Promise

from kdim.web.labels import cooperatives, kernel, ledger, members, messages, moving, payments, printing, savings

Table = dict[str, dict[str, str | Promise]]

_ROOMS = (kernel, cooperatives, messages, ledger, payments, members, savings, moving, printing)
LABELS: Table = {kind: codes for room in _ROOMS for kind, codes in room.LABELS.items()}
TONES: dict[str, dict[str, str]] = {kind: codes for room in _ROOMS for kind, codes in room.TONES.items()}
TONE_ICONS = {
    "good": "circle-check",
    "attention": "alert-triangle",
    "danger": "alert-circle",
    "quiet": "circle-dashed",
}


class NoWords(LookupError):
    """A code reached a page and nobody wrote words for it: a defect."""


def label(code: str, kind: str = "") -> str:
    """The words of ``code``; ``kind`` names its enum and may be left out for an enum member."""
    if code in (None, ""):
        return ""
    table = LABELS.get(_kind(code, kind), {})
    try:
        return str(table[str(code)])
    except KeyError:
        raise NoWords(f"{_kind(code, kind)}.{code}") from None


def tone(code: str, kind: str = "") -> str:
    """``good``, ``attention``, ``danger`` or, for what nobody classed, ``quiet``."""
    return TONES.get(_kind(code, kind), {}).get(str(code), "quiet")


def _kind(code: str, kind: str) -> str:
    return kind or (type(code).__name__ if isinstance(code, StrEnum) else "")
