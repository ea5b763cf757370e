"""What the office reads of the outbox."""

from datetime import date
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.messages.actions.test_resending import EMAIL, fail, frame, open_channels, row, send
from tests.statements import of_the_page

from kdim.messages.actions import claim, note_sent, put_aside
from kdim.messages.enums import DeliveryState, MessageChannel, Topic, Trouble
from kdim.messages.queries import delivery, delivery_log, outages

__all__ = ["fail", "frame", "open_channels", "row", "send"]


def test_the_newest_comes_first_and_states_channel_and_members_choose(frame, actor, send):
    first, second = send("entry:1"), send("entry:2")
    put_aside(**frame, request_id=uuid4(), delivery_id=first)
    at = actor.cooperative_id

    def shown(**wanted):
        return [one.id for one in delivery_log(at, **wanted).rows]

    assert shown() == [second, first]
    assert shown(states=[DeliveryState.DROPPED]) == [first]
    assert shown(channel=EMAIL) == [second, first]
    assert shown(channel=MessageChannel.SMS) == []
    assert (shown(members=[71]), shown(members=[72])) == ([second, first], [])


def test_pages_of_one_and_the_last_for_one_too_far(actor, send):
    first, _second = send("entry:1"), send("entry:2")
    page = delivery_log(actor.cooperative_id, number=9, size=1)

    assert ([one.id for one in page.rows], page.number, page.pages, page.count) == ([first], 2, 2, 2)


def test_one_delivery_says_what_it_is_about_and_why_it_stands_so(frame, actor, send):
    one = send()
    put_aside(**frame, request_id=uuid4(), delivery_id=one)
    told = delivery(actor.cooperative_id, one)

    assert (told.topic, told.on, told.facts, told.member_id) == (Topic.RECEIPT, date(2025, 6, 16), {"amount": 1}, 71)
    assert (told.state, told.trouble) == (DeliveryState.DROPPED, Trouble.PUT_ASIDE)


def test_the_neighbour_reads_nothing(actor, other_cooperative, send):
    one = send()

    assert delivery(other_cooperative.id, one) is None
    assert delivery_log(other_cooperative.id).rows == []


def test_as_many_statements_with_one_as_with_many(actor, send):
    counts = []
    for wave in range(2):
        send(f"entry:{wave}")
        with CaptureQueriesContext(connection) as seen:
            delivery_log(actor.cooperative_id)
        counts.append(of_the_page(seen))
        for n in range(20):
            send(f"entry:{wave}-{n}")
    assert counts == [2, 2]


def test_an_outage_lasts_from_the_first_try_that_fails_to_the_first_that_is_answered(frame, actor, send, fail, row):
    one, other = send("entry:1"), send("entry:2")
    begun = frame["at"]
    fail(one)
    [down] = outages(actor.cooperative_id)
    assert (down.channel, down.since, down.waiting, down.lost, down.detail) == (EMAIL, begun, 1, 1, "refused")
    assert down.tried_at > begun

    held = claim(actor.cooperative_id, at=begun, delivery_id=other)
    note_sent(held, at=begun, address="siti@contoh.id")
    assert outages(actor.cooperative_id) == []
