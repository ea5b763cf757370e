"""Words for what ``kdim.cooperatives`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def _bylaw_value_wrong(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("key") == "office_factor_from":
        return _("“{key:label BylawKey}” is a day, such as 31-12-2026. Change it.")
    if "least" in facts:
        return _("The value of “{key:label BylawKey}” lies between {least:angka} and {most:angka}. Change it.")
    if facts.get("total") is None:
        return _("Every share of “{key:label BylawKey}” is a percentage of zero or more. Change them.")
    return _("The shares of “{key:label BylawKey}” add up to {total:persen}. Change them until they are exactly 100%.")


def _sign_in_refused(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("tries_left") is None:
        return _("The name or the PIN is not right. Try again.")
    return _("The name or the PIN is not right. You can try {tries_left} more times.")


def _secret_wrong(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("tries_left") is None:
        return _("Your present PIN is not right. Try again.")
    return _("Your present PIN is not right. You can try {tries_left} more times.")


def _code_refused(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("tries_left") is None:
        return _("The code is not right or was used already. Type the code that the app shows now.")
    return _(
        "The code is not right or was used already. Type the code that the app shows now, and see that the phone's clock is "
        "right. You can try {tries_left} more times."
    )


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
    "slug_wrong": _(
        "The short name has 2 to 40 small letters and digits, with single dashes between, such as “maju-bersama”. Change it."
    ),
    "host_taken": _("Another cooperative here answers to “{host}”. Choose another name."),
    "logo_wrong": _("The logo must be a PNG picture of at most 64 kB. Choose a smaller picture."),
    "area_unknown": _("There is no area with the code {area_code}. Choose the village again."),
    "decision_differs": _(
        "Decision {number} is recorded with the date {on:tanggal} and “{summary}”. Use the same, or another number."
    ),
    "decision_number_missing": _("Write the number of the decision, so that it can be found again."),
    "decision_needed": _("{role:label Role} is elected by the members' meeting. Choose the decision it rests on."),
    "sign_in_name_taken": _("Somebody else signs in here with {name}. Use another number."),
    "secret_wrong": _secret_wrong,
    "activation_refused": _(
        "The name or the code is not right, or the code was used or is older than seven days. Look at the slip again, or "
        "ask the office for a new one."
    ),
    "setup_code_wrong": _(
        "This is not the code that KDIM showed when it started. Look at the window in which it runs; if you have tried "
        "too often, start it again."
    ),
    "already_set_up": _("This install has a cooperative already. Sign in instead."),
    "code_refused": _code_refused,
    "codes_locked": _("There were too many wrong codes. Try again after {until:jam}."),
    "factor_not_begun": _("This key is no longer good, because another page began anew. Set up the app once more."),
    "factor_missing": _("Two-step verification is not on for this person. There is nothing to do."),
    "factor_needed": _(
        "Your office role needs two-step verification, so it stays on. For another phone choose “Set up another phone”."
    ),
    "reset_of_oneself": _("This is about yourself. Ask two other officers."),
    "reset_by_the_same": _("You asked for this yourself. Another officer confirms it."),
    "reset_waits": _("{name} asked for this already. Another officer confirms it."),
    "reset_over": _("This was decided already, or it waited for more than {hours} hours. Ask for it once more."),
    "second_person_needed": _(
        "This person works in the office, so two officers do it. Ask for it under People and roles; another officer confirms it there."
    ),
    "proposal_waits": _("{name} asked for this already. Another officer confirms it."),
    "proposal_by_the_same": _("You asked for this yourself. Another officer confirms it."),
    "proposal_over": _("This was decided already, or it waited for more than {days} days. Ask for it once more."),
    "appointment_backwards": _("The last day comes before the first. Choose a later last day."),
    "appointment_ended": _("This term ends on {until_on:tanggal} anyway. Choose an earlier day."),
    "appointment_overlaps": _(
        "This person already is {role:label Role} from {from_on:tanggal}. End that term first, or choose other days."
    ),
    "term_too_long": _("A term of office is at most {years} years. Type a last day within them."),
}  # fmt: skip
