"""Writes of this room, one function per thing that can happen."""

from kdim.members.actions.application import (
    Application,
    ApplicationWrong,
    AreaNotVillage,
    AreaUnknown,
    BirthDateImpossible,
    ConsentNeeded,
    EmailWrong,
    FieldMissing,
    HeirFacts,
    HeirSharesWrong,
    HeirsTooMany,
    KbliUnknown,
    NameHasSigns,
    NameTooShort,
    NikTaken,
    TextTooLong,
)
from kdim.members.actions.applications import apply, edit_member, edit_own_contact, record_application
from kdim.members.actions.consents import ConsentNotGiven, give_consent, withdraw_consent
from kdim.members.actions.decisions import ChecklistIncomplete, admit, end_application, reject
from kdim.members.actions.membership import LeftBeforeJoining, activate_member, end_membership, undo_activation
from kdim.members.actions.messages import (
    ChannelShut,
    ChannelsMissing,
    ChannelWithoutAddress,
    MessagesNotAllowed,
    TopicsMissing,
    choose_messages,
)
from kdim.members.actions.numbers import NumberPatternWrong, require_pattern
from kdim.members.actions.sign_in import PersonTied, issue_activation, tie_person
from kdim.members.actions.steps import WrongStatus
from kdim.members.actions.taking_over import OldMember, take_over_members, undo_taking_over

__all__ = [
    "Application",
    "ApplicationWrong",
    "AreaNotVillage",
    "AreaUnknown",
    "BirthDateImpossible",
    "ChannelShut",
    "ChannelWithoutAddress",
    "ChannelsMissing",
    "ChecklistIncomplete",
    "ConsentNeeded",
    "ConsentNotGiven",
    "EmailWrong",
    "FieldMissing",
    "HeirFacts",
    "HeirSharesWrong",
    "HeirsTooMany",
    "KbliUnknown",
    "LeftBeforeJoining",
    "MessagesNotAllowed",
    "NameHasSigns",
    "NameTooShort",
    "NikTaken",
    "NumberPatternWrong",
    "OldMember",
    "PersonTied",
    "TextTooLong",
    "TopicsMissing",
    "WrongStatus",
    "activate_member",
    "admit",
    "apply",
    "choose_messages",
    "edit_member",
    "edit_own_contact",
    "end_application",
    "end_membership",
    "give_consent",
    "issue_activation",
    "record_application",
    "reject",
    "require_pattern",
    "take_over_members",
    "tie_person",
    "undo_activation",
    "undo_taking_over",
    "withdraw_consent",
]
