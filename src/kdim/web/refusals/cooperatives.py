"""Words for what ``kdim.cooperatives`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def _bylaw_value_wrong(facts: Mapping[str, Any]) -> str | Promise:
    if "least" in facts:
        return _("The value of “{key:label BylawKey}” lies between {least:angka} and {most:angka}. Change it.")
    if facts.get("total") is None:
        return _("Every share of “{key:label BylawKey}” is a percentage of zero or more. Change them.")
    return _("The shares of “{key:label BylawKey}” add up to {total:persen}. Change them until they are exactly 100%.")


def _sign_in_refused(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("tries_left") is None:
        return _("The name or the PIN is not right. Try again.")
    return _("The name or the PIN is not right. You can try {tries_left} more times.")


WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "not_allowed": _("Your role does not include this. Ask the manager or a member of the board to do it."),
    "request_reused": _("This form was already used for something else. Open the page again and fill it in once more."),
    "bylaw_not_later": _(
        "“{key:label BylawKey}” was last changed with effect from {last_from_on:tanggal}. Choose a later day, so that the "
        "past stays as it was decided."
    ),
    "bylaw_value_wrong": _bylaw_value_wrong,
    "bylaw_missing": _("The cooperative has not decided “{key:label BylawKey}” yet. Record the decision under By-laws first."),
    "sign_in_refused": _sign_in_refused,
    "sign_in_locked": _("There were too many wrong tries. Try again after {until:jam}, or ask the office for a new PIN."),
    "secret_too_weak": _(
        "Choose a PIN of {digits} figures that are not all alike and not a run such as 123456, or a password of at least ten "
        "characters."
    ),
    "slug_taken": _("Another cooperative here is already called “{slug}”. Choose another short name."),
    "phone_taken": _("Somebody else signs in with this telephone number. Use another number."),
    "appointment_overlaps": _(
        "This person already is {role:label Role} from {from_on:tanggal}. End that term first, or choose other days."
    ),
    "term_too_long": _("A term of office is at most {years} years. Choose an earlier last day."),
}  # fmt: skip
