"""Telling and reading."""

from dataclasses import replace
from datetime import date

import pytest

from kdim.cooperatives.audit import RequestReused
from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import Actor, NotAllowed
from kdim.messages.actions import Told, read_messages, tell
from kdim.messages.enums import Topic
from kdim.messages.models import Message
from kdim.messages.queries import inbox

ON = date(2025, 6, 16)
SITI, RINI = 71, 72


def told(member=SITI, event="entry:1", **facts):
    return Told(member_id=member, topic=Topic.RECEIPT, event=event, on=ON, facts=facts)


@pytest.fixture
def siti(actor):
    return replace(actor, powers=frozenset(), member_id=SITI, name="Siti Aminah")


def unread(actor, member=SITI):
    return sum(one.is_unread for one in inbox(actor.cooperative_id, member).messages)


def test_of_one_event_a_member_is_told_once(actor, at):
    tell(actor=actor, at=at, told=[told(amount=50_000)])
    tell(actor=actor, at=at, told=[told(amount=70_000), told(event="entry:2", amount=1), told(RINI, amount=2)])

    mine = inbox(actor.cooperative_id, SITI)
    assert [one.facts for one in mine.messages] == [{"amount": 1}, {"amount": 50_000}]
    assert unread(actor, RINI) == 1


def test_reading_ends_at_the_message_that_was_seen_and_touches_nobody_else(actor, siti, at, rid):
    for number in (1, 2, 3):
        tell(actor=actor, at=at, told=[told(event=f"entry:{number}"), told(RINI, event=f"entry:{number}")])
    newest, seen, _oldest = inbox(actor.cooperative_id, SITI).messages

    assert read_messages(actor=siti, request_id=rid(), at=at, until_id=seen.id) == 2
    assert [one.is_unread for one in inbox(actor.cooperative_id, SITI).messages] == [True, False, False]
    assert unread(actor, RINI) == 3
    assert newest.id > seen.id


def test_reading_twice_is_reading_once(actor, siti, at, rid):
    tell(actor=actor, at=at, told=[told()])
    [only] = inbox(actor.cooperative_id, SITI).messages
    frame = {"actor": siti, "request_id": rid(), "at": at}

    assert [read_messages(**frame, until_id=only.id) for _ in range(2)] == [1, 1]
    assert Message.objects.of(actor.cooperative_id).get().read_at == at
    with pytest.raises(RequestReused):
        read_messages(**frame, until_id=only.id + 1)


def test_who_is_no_member_reads_nothing(actor, at, rid):
    with pytest.raises(NotAllowed):
        read_messages(actor=actor, request_id=rid(), at=at, until_id=1)


def test_a_neighbours_member_of_the_same_number_reads_only_at_home(actor, other_cooperative, at, rid):
    tell(actor=actor, at=at, told=[told()])
    [only] = inbox(actor.cooperative_id, SITI).messages
    stranger = Actor(other_cooperative.id, None, "Tetangga", member_id=SITI)

    with wall.enter(other_cooperative.id):
        assert read_messages(actor=stranger, request_id=rid(), at=at, until_id=only.id) == 0
    assert unread(actor) == 1
