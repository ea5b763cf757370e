"""Writes of this room, one function per thing that can happen."""

from kdim.cooperatives.actions.activation import ActivationRefused, activate, issue_activation_code, issue_slip
from kdim.cooperatives.actions.bylaws import BylawNotLater, DecisionDiffers, DecisionNumberMissing, record_bylaws
from kdim.cooperatives.actions.cooperative import (
    AreaUnknown,
    HostTaken,
    LogoWrong,
    SlugTaken,
    SlugWrong,
    add_host_name,
    create_cooperative,
    edit_cooperative,
)
from kdim.cooperatives.actions.people import (
    AppointmentBackwards,
    AppointmentEnded,
    AppointmentOverlaps,
    DecisionNeeded,
    SignInNameTaken,
    TermTooLong,
    appoint,
    end_appointment,
    grant_sign_in_name,
    make_person,
    register_person,
    set_language,
)
from kdim.cooperatives.actions.reference import load_reference
from kdim.cooperatives.actions.secrets import SecretTooWeak, SecretWrong, change_secret, require_strong
from kdim.cooperatives.actions.sessions import begin_session, end_session, prune_sessions, see_session
from kdim.cooperatives.actions.setup import AlreadySetUp, SetupCodeWrong, issue_setup_code, require_setup_code
from kdim.cooperatives.actions.sign_in import SignInRefused, verify_secret
from kdim.cooperatives.actions.throttle import SignInLocked

__all__ = [
    "ActivationRefused",
    "AlreadySetUp",
    "AppointmentBackwards",
    "AppointmentEnded",
    "AppointmentOverlaps",
    "AreaUnknown",
    "BylawNotLater",
    "DecisionDiffers",
    "DecisionNeeded",
    "DecisionNumberMissing",
    "HostTaken",
    "LogoWrong",
    "SecretTooWeak",
    "SecretWrong",
    "SetupCodeWrong",
    "SignInLocked",
    "SignInNameTaken",
    "SignInRefused",
    "SlugTaken",
    "SlugWrong",
    "TermTooLong",
    "activate",
    "add_host_name",
    "appoint",
    "begin_session",
    "change_secret",
    "create_cooperative",
    "edit_cooperative",
    "end_appointment",
    "end_session",
    "grant_sign_in_name",
    "issue_activation_code",
    "issue_setup_code",
    "issue_slip",
    "load_reference",
    "make_person",
    "prune_sessions",
    "record_bylaws",
    "register_person",
    "require_setup_code",
    "require_strong",
    "see_session",
    "set_language",
    "verify_secret",
]
