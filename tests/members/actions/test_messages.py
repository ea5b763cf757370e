"""Choosing what is sent outside of the portal."""

from dataclasses import replace

import pytest

from kdim.cooperatives.enums import Role
from kdim.cooperatives.powers import NotAllowed
from kdim.members.actions import (
    ChannelShut,
    ChannelsMissing,
    ChannelWithoutAddress,
    MessagesNotAllowed,
    TopicsMissing,
    choose_messages,
    give_consent,
    withdraw_consent,
)
from kdim.members.enums import ConsentPurpose
from kdim.members.models import Member
from kdim.members.queries import MemberNotFound
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.queries import Wanted, wanted

EMAIL, WHATSAPP, SMS = MessageChannel.EMAIL, MessageChannel.WHATSAPP, MessageChannel.SMS
RECEIPTS = frozenset({Topic.RECEIPT})
NOTHING = Wanted(frozenset(), frozenset())


@pytest.fixture(autouse=True)
def open_channels(settings):
    settings.MESSAGE_CHANNELS = {"email": "console", "whatsapp": "console", "sms": "off"}


@pytest.fixture
def me(visitor, applicant, rid, at):
    """A member who allows messages and has a telephone, but no e-mail."""
    me = replace(visitor, member_id=applicant())
    give_consent(actor=me, request_id=rid(), at=at, member_id=me.member_id, purpose=ConsentPurpose.MESSAGES)
    return me


@pytest.fixture
def choose(me, rid, at):
    def make(topics=RECEIPTS, channels=frozenset({WHATSAPP}), actor=me, member_id=None):
        choose_messages(
            actor=actor, request_id=rid(), at=at, member_id=member_id or me.member_id, topics=topics, channels=channels
        )
        return wanted(me.cooperative_id, me.member_id)

    return make


def test_a_choice_replaces_the_one_before(me, choose):
    Member.objects.of(me.cooperative_id).filter(pk=me.member_id).update(email="siti@contoh.id")

    assert choose(channels=frozenset({WHATSAPP})) == Wanted(RECEIPTS, frozenset({WHATSAPP}))
    assert choose(channels=frozenset({EMAIL})) == Wanted(RECEIPTS, frozenset({EMAIL}))
    assert choose(frozenset(), frozenset()) == NOTHING


@pytest.mark.parametrize(
    ("topics", "channels", "refusal"),
    [
        (frozenset(), {WHATSAPP}, TopicsMissing),
        (RECEIPTS, frozenset(), ChannelsMissing),
        (RECEIPTS, {SMS}, ChannelShut),
        (RECEIPTS, {EMAIL}, ChannelWithoutAddress),
    ],
)
def test_what_would_reach_nobody_is_refused(me, choose, topics, channels, refusal):
    with pytest.raises(refusal):
        choose(topics, frozenset(channels))

    assert wanted(me.cooperative_id, me.member_id) == NOTHING


def test_permission_comes_first_and_what_was_chosen_ends_with_it(me, choose, rid, at):
    choose()
    withdraw_consent(actor=me, request_id=rid(), at=at, member_id=me.member_id, purpose=ConsentPurpose.MESSAGES)

    assert wanted(me.cooperative_id, me.member_id) == NOTHING
    with pytest.raises(MessagesNotAllowed):
        choose()
    assert choose(frozenset(), frozenset()) == NOTHING


def test_another_permission_that_is_taken_back_changes_no_choice(me, choose, rid, at):
    choose()
    frame = {"actor": me, "at": at, "member_id": me.member_id, "purpose": ConsentPurpose.PUBLIC_PROFILE}
    give_consent(**frame, request_id=rid())
    withdraw_consent(**frame, request_id=rid())

    assert wanted(me.cooperative_id, me.member_id) == Wanted(RECEIPTS, frozenset({WHATSAPP}))


def test_an_officer_who_edits_members_chooses_for_them_and_no_other(me, choose, visitor, actor_as):
    assert choose(actor=actor_as(Role.SEKRETARIS)) == Wanted(RECEIPTS, frozenset({WHATSAPP}))
    for stranger in (actor_as(Role.KASIR), visitor, replace(visitor, member_id=me.member_id + 1)):
        with pytest.raises(NotAllowed):
            choose(frozenset(), frozenset(), actor=stranger)


def test_a_neighbours_member_is_not_found(choose, actor, other_cooperative):
    with pytest.raises(MemberNotFound):
        choose(actor=replace(actor, cooperative_id=other_cooperative.id))
