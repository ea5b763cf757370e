"""Writes of this room, one function per thing that can happen."""

from kdim.cooperatives.actions.bylaws import BylawNotLater, record_bylaws
from kdim.cooperatives.actions.cooperative import SlugTaken, create_cooperative, edit_cooperative
from kdim.cooperatives.actions.people import (
    AppointmentOverlaps,
    PhoneTaken,
    TermTooLong,
    appoint,
    end_appointment,
    grant_sign_in_name,
    register_person,
    set_language,
)
from kdim.cooperatives.actions.reference import load_reference
from kdim.cooperatives.actions.sign_in import (
    SecretTooWeak,
    SignInLocked,
    SignInRefused,
    begin_session,
    change_secret,
    end_session,
    set_secret,
    verify_secret,
)

__all__ = [
    "AppointmentOverlaps",
    "BylawNotLater",
    "PhoneTaken",
    "SecretTooWeak",
    "SignInLocked",
    "SignInRefused",
    "SlugTaken",
    "TermTooLong",
    "appoint",
    "begin_session",
    "change_secret",
    "create_cooperative",
    "edit_cooperative",
    "end_appointment",
    "end_session",
    "grant_sign_in_name",
    "load_reference",
    "record_bylaws",
    "register_person",
    "set_language",
    "set_secret",
    "verify_secret",
]
