"""Words for what ``kdim.members`` refuses."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kdim.web.labels import label


def _nik_taken(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("number"):
        return _("This NIK belongs to member {number} {name}. Look that member up instead.")
    if facts.get("name"):
        return _("{name} has applied with this NIK already. Look that application up instead.")
    return _("This NIK is registered already. Ask the office if you do not remember joining.")


def _heir_shares_wrong(facts: Mapping[str, Any]) -> str | Promise:
    if facts.get("total") is None:
        return _("Give every heir a share, or none of them.")
    return _("The shares of the heirs add up to {total}%. Change them until they are exactly 100%, each at least 1%.")


def _checklist_incomplete(facts: Mapping[str, Any]) -> str:
    missing = ", ".join(label(item, "CheckItem") for item in facts.get("items", []))
    return gettext("The application is not complete yet. Still missing: {items}.").replace("{items}", missing)


WORDS: dict[str, str | Promise | Callable[[Mapping[str, Any]], str | Promise]] = {
    "application_wrong": _("Some fields are not right yet. See the note at each of them."),
    "field_missing": _("This still needs to be filled in."),
    "text_too_long": _("This is {length:angka} characters long; there is room for {longest:angka}. Shorten it."),
    "name_too_short": _("A name has at least two letters. Write it as on the identity card."),
    "name_has_signs": _("“{sign}” does not belong in a name. Write the name as on the identity card."),
    "email_wrong": _("“{typed}” is not an e-mail address. Write it like nama@contoh.id, or leave it empty."),
    "birth_date_impossible": _("Nobody alive was born on {born_on:tanggal}. Check the date of birth."),
    "nik_taken": _nik_taken,
    "village_unknown": _("There is no such village. Choose it from the list."),
    "area_not_village": _("{name} is not a village. Choose the village or kelurahan too."),
    "kbli_unknown": _("There is no such kind of business. Choose it from the list."),
    "heirs_too_many": _("There is room for {most} heirs. Leave out the others."),
    "heir_shares_wrong": _heir_shares_wrong,
    "channel_shut": _("{channel:label MessageChannel} is not used here. Choose another way, or ask the office."),
    "channel_without_address": _(
        "{name} has no address for {channel:label MessageChannel} yet. Add it to the personal data first."
    ),
    "channels_missing": _("Choose how the messages are to reach you: tick at least one way, or untick all subjects."),
    "topics_missing": _("Choose what the messages are to be about: tick at least one subject, or untick all ways."),
    "messages_not_allowed": _("{name} has not allowed the cooperative to send messages. Give that permission first."),
    "consent_needed": _("Without “{purpose:label ConsentPurpose}” there can be no membership. Tick it if you agree."),
    "consent_not_given": _("“{purpose:label ConsentPurpose}” is not given now. Nothing needs to be withdrawn."),
    "member_not_found": _("There is no such member here. Look for the name or the number."),
    "membership_wrong_status": _(
        "This is not possible now: the status is “{status:label MemberStatus}”. Load the page again."
    ),
    "checklist_incomplete": _checklist_incomplete,
    "number_pattern_wrong": _(
        "“{pattern}” makes no member numbers. Record a pattern with the running number in it, for example {example}."
    ),
    "person_tied": _("{name} is tied to a membership already, or this member is tied to somebody else."),
    "left_before_joining": _("The membership began on {joined_on:tanggal}. Choose that day or a later one."),
}
