"""A delivery from state to state: claimed by one at a time, tried again with growing pauses, given up at the end."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from kdim.cooperatives.models import wall
from kdim.messages.actions import (
    Told,
    claim,
    note_dropped,
    note_postponed,
    note_refused,
    note_sent,
    subscribe,
    tell,
)
from kdim.messages.actions.delivering import LEASE, PAUSES_MINUTES, TRIES_MAX
from kdim.messages.enums import DeliveryState, MessageChannel, Topic, Trouble
from kdim.messages.models import Delivery

SITI, RINI = 71, 72
EMAIL, SMS = MessageChannel.EMAIL, MessageChannel.SMS


@pytest.fixture(autouse=True)
def open_channels(settings):
    settings.MESSAGE_CHANNELS = {"email": "console", "whatsapp": "off", "sms": "console"}


@pytest.fixture
def send(actor, at):
    """Tells Siti of one event, who wants it by e-mail."""

    def make(event="entry:1", *members, topics=frozenset({Topic.RECEIPT}), channels=frozenset({EMAIL})):
        for member in members or (SITI,):
            subscribe(actor.cooperative_id, member_id=member, topics=topics, channels=channels)
        told = [Told(member, Topic.RECEIPT, event, date(2025, 6, 16), {"amount": 1}) for member in members or (SITI,)]
        tell(actor=actor, at=at, told=told)
        return rows(actor).filter(message__event=event)

    return make


def rows(actor):
    return Delivery.objects.of(actor.cooperative_id).order_by("id")


@pytest.fixture
def held(actor, at, send):
    """A delivery that is being sent."""
    return claim(actor.cooperative_id, at=at, delivery_id=send().get().id)


def test_whoever_wants_it_gets_one_delivery_for_each_open_channel(actor, send):
    send("entry:1", SITI, channels={EMAIL, SMS, MessageChannel.WHATSAPP})

    assert list(rows(actor).values_list("member_id", "channel", "state", "tries")) == [
        (SITI, "email", "waiting", 0),
        (SITI, "sms", "waiting", 0),
    ]


def test_who_chose_nothing_and_an_event_told_before_leave_the_outbox_empty(actor, at, send):
    tell(actor=actor, at=at, told=[Told(RINI, Topic.RECEIPT, "entry:1", date(2025, 6, 16))])
    assert not rows(actor).exists()

    send("entry:1")
    send("entry:1")
    assert rows(actor).count() == 1


def test_what_is_given_up_leaves_nothing_to_send(actor, send):
    with transaction.atomic():
        assert send().count() == 1
        transaction.set_rollback(True)

    assert not rows(actor).exists()


def test_as_many_statements_for_two_members_as_for_forty(actor, send, django_assert_num_queries, at):
    members = range(100, 140)
    send("entry:0", *members)
    for number, told in enumerate((members[:2], members), start=1):
        with django_assert_num_queries(4):
            tell(
                actor=actor, at=at,
                told=[Told(one, Topic.RECEIPT, f"entry:{number}", date(2025, 6, 16)) for one in told],
            )  # fmt: skip


def test_a_claim_holds_until_its_lease_ends(actor, at, held):
    again = {"delivery_id": held.id}
    assert (held.tries, held.until) == (1, at + LEASE)
    assert claim(actor.cooperative_id, at=at + LEASE - timedelta(seconds=1), **again) is None

    second = claim(actor.cooperative_id, at=at + LEASE, **again)

    assert second is not None
    assert second.tries == 2
    assert note_sent(held, at=at + LEASE, address="siti@contoh.id") is False  # who was overtaken changes nothing
    assert note_sent(second, at=at + LEASE, address="siti@contoh.id") is True
    row = rows(actor).get()
    assert (row.state, row.tries, row.ended_at, row.address) == ("sent", 2, at + LEASE, "siti@contoh.id")
    assert claim(actor.cooperative_id, at=at + timedelta(days=9), **again) is None


def test_each_try_that_does_not_go_waits_longer_and_the_last_one_fails(actor, at, send):
    delivery_id, moment = send().get().id, at
    for pause in PAUSES_MINUTES:
        held = claim(actor.cooperative_id, at=moment, delivery_id=delivery_id)
        note_postponed(held, at=moment, trouble=Trouble.CHANNEL_DOWN, address="siti@contoh.id", detail="no route")
        due_at = moment + timedelta(minutes=pause)
        assert claim(actor.cooperative_id, at=due_at - timedelta(seconds=1), delivery_id=delivery_id) is None
        assert rows(actor).get().due_at == due_at
        moment = due_at
    assert moment - at > timedelta(hours=36)

    held = claim(actor.cooperative_id, at=moment, delivery_id=delivery_id)
    note_postponed(held, at=moment, trouble=Trouble.CHANNEL_DOWN, address="siti@contoh.id", detail="x" * 900)

    row = rows(actor).get()
    assert (row.state, row.tries, row.trouble, row.ended_at) == ("failed", TRIES_MAX, "channel_down", moment)
    assert row.detail == "x" * 200


def test_the_last_try_without_an_answer_fails_too(actor, at, send):
    row = send().get()
    rows(actor).update(state=DeliveryState.SENDING, tries=TRIES_MAX, due_at=at)

    assert claim(actor.cooperative_id, at=at, delivery_id=row.id) is None
    row.refresh_from_db()
    assert (row.state, row.trouble, row.tries) == ("failed", "no_answer", TRIES_MAX)


def test_what_is_refused_fails_at_once(actor, at, held):
    note_refused(held, at=at, address="siti@contoh", detail="550 no such user")

    row = rows(actor).get()
    assert (row.state, row.trouble, row.detail, row.tries) == ("failed", "refused", "550 no such user", 1)


def test_what_must_not_be_sent_counts_no_try(actor, at, held):
    note_dropped(held, at=at, trouble=Trouble.NO_CONSENT)

    row = rows(actor).get()
    assert (row.state, row.trouble, row.tries, row.ended_at) == ("dropped", "no_consent", 0, at)


def test_of_many_that_claim_at_once_one_holds_it(actor, at, at_once, send):
    row = send().get()

    def take():
        with wall.enter(actor.cooperative_id):
            return claim(actor.cooperative_id, at=at, delivery_id=row.id)

    held = at_once(*[take] * 6)

    assert [one.id for one in held if one] == [row.id]
    assert rows(actor).get().tries == 1


def test_a_neighbours_delivery_cannot_be_claimed(actor, other_cooperative, at, send):
    row = send().get()

    assert claim(other_cooperative.id, at=at, delivery_id=row.id) is None
