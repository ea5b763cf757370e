"""Sending again and putting aside, once each, and never what is on its way or was taken."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from kdim.cooperatives.powers import Actor, NotAllowed
from kdim.messages.actions import (
    DeliveryBeingSent,
    DeliveryUnknown,
    DeliveryWasSent,
    Told,
    claim,
    note_postponed,
    note_refused,
    note_sent,
    put_aside,
    send_again,
    send_all_again,
    subscribe,
    tell,
)
from kdim.messages.actions.delivering import TRIES_MAX
from kdim.messages.enums import DeliveryState, MessageChannel, Topic, Trouble
from kdim.messages.models import Delivery

EMAIL = MessageChannel.EMAIL
SITI = 71


@pytest.fixture(autouse=True)
def open_channels(settings):
    settings.MESSAGE_CHANNELS = {"email": "console", "whatsapp": "off", "sms": "off"}


@pytest.fixture
def frame(actor, at):
    return {"actor": actor, "at": at}


@pytest.fixture
def send(frame, actor):
    """Tells Siti of one event by e-mail; gives the delivery's id."""

    def make(event="entry:1"):
        subscribe(actor.cooperative_id, member_id=SITI, topics={Topic.RECEIPT}, channels={EMAIL})
        tell(**frame, told=[Told(SITI, Topic.RECEIPT, event, date(2025, 6, 16), {"amount": 1})])
        return Delivery.objects.of(actor.cooperative_id).get(message__event=event).id

    return make


@pytest.fixture
def row(actor):
    return lambda delivery_id: Delivery.objects.of(actor.cooperative_id).get(pk=delivery_id)


@pytest.fixture
def fail(actor, at, row):
    """Tries a delivery until it is given up, or only once."""

    def make(delivery_id, *, once=False):
        moment = at
        while row(delivery_id).state == DeliveryState.WAITING:
            moment = max(moment, row(delivery_id).due_at)
            held = claim(actor.cooperative_id, at=moment, delivery_id=delivery_id)
            note_postponed(held, at=moment, trouble=Trouble.CHANNEL_DOWN, address="siti@contoh.id", detail="refused")
            if once:
                break
        return moment

    return make


def test_what_was_given_up_goes_out_again_with_all_its_tries_and_once_only(frame, send, fail, row):
    one, rid = send(), uuid4()
    later = fail(one) + timedelta(hours=1)
    assert (row(one).state, row(one).tries) == (DeliveryState.FAILED, TRIES_MAX)

    frame["at"] = later
    send_again(**frame, request_id=rid, delivery_id=one)
    assert (row(one).state, row(one).tries, row(one).due_at, row(one).ended_at) == ("waiting", 0, later, None)

    held = claim(frame["actor"].cooperative_id, at=later, delivery_id=one)
    note_sent(held, at=later, address="siti@contoh.id")
    send_again(**frame, request_id=rid, delivery_id=one)  # the button pressed twice
    assert (row(one).state, row(one).trouble) == ("sent", "")


def test_put_aside_is_not_sent_and_may_be_taken_up_again(frame, send, row):
    one = send()
    put_aside(**frame, request_id=uuid4(), delivery_id=one)
    assert (row(one).state, row(one).trouble) == ("dropped", "put_aside")
    assert claim(frame["actor"].cooperative_id, at=frame["at"], delivery_id=one) is None

    send_again(**frame, request_id=uuid4(), delivery_id=one)
    assert claim(frame["actor"].cooperative_id, at=frame["at"], delivery_id=one) is not None


@pytest.mark.parametrize("act", [send_again, put_aside])
def test_what_is_on_its_way_was_taken_or_is_unknown_stays_as_it_is(frame, send, row, act):
    going, gone = send("entry:1"), send("entry:2")
    held = [claim(frame["actor"].cooperative_id, at=frame["at"], delivery_id=one) for one in (going, gone)]
    note_sent(held[1], at=frame["at"], address="siti@contoh.id")

    with pytest.raises(DeliveryBeingSent):
        act(**frame, request_id=uuid4(), delivery_id=going)
    with pytest.raises(DeliveryWasSent) as refused:
        act(**frame, request_id=uuid4(), delivery_id=gone)
    with pytest.raises(DeliveryUnknown):
        act(**frame, request_id=uuid4(), delivery_id=gone + 1)
    assert refused.value.facts == {"sent_at": frame["at"]}
    assert [row(one).state for one in (going, gone)] == ["sending", "sent"]


def test_who_only_looks_sends_nothing_again(frame, send):
    frame["actor"] = Actor(cooperative_id=frame["actor"].cooperative_id, person_id=5, name="Pengawas")
    for act, facts in ((send_again, {"delivery_id": 1}), (put_aside, {"delivery_id": 1})):
        with pytest.raises(NotAllowed):
            act(**frame, request_id=uuid4(), **facts)
    with pytest.raises(NotAllowed):
        send_all_again(**frame, request_id=uuid4(), channel=EMAIL)


def test_all_of_a_channel_again_leaves_refused_addresses_alone(frame, send, fail, row):
    lost, waits, wrong = send("entry:1"), send("entry:2"), send("entry:3")
    refused = claim(frame["actor"].cooperative_id, at=frame["at"], delivery_id=wrong)
    note_refused(refused, at=frame["at"], address="salah", detail="550 no such user")
    frame["at"] = fail(lost)
    fail(waits, once=True)
    rid = uuid4()

    assert send_all_again(**frame, request_id=rid, channel=EMAIL) == 1  # the one that waits was due already
    assert send_all_again(**frame, request_id=rid, channel=EMAIL) == 1
    assert [(row(one).state, row(one).tries) for one in (lost, waits, wrong)] == [
        ("waiting", 0),
        ("waiting", 1),
        ("failed", 1),
    ]


def test_a_channel_that_answers_again_gets_at_once_what_waited_for_it(frame, actor, send, fail, row):
    long_paused, other = send("entry:1"), send("entry:2")
    fail(long_paused, once=True)
    assert row(long_paused).due_at > frame["at"]

    note_sent(claim(actor.cooperative_id, at=frame["at"], delivery_id=other), at=frame["at"], address="a@contoh.id")
    assert (row(long_paused).due_at, row(long_paused).tries) == (frame["at"], 1)
