"""What the outbox has to send now."""

from datetime import date, timedelta

import pytest

from kdim.cooperatives.models import wall
from kdim.messages.actions import Told, claim, note_sent, subscribe, tell
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.models import Delivery
from kdim.messages.queries import due_deliveries

EMAIL, SMS = MessageChannel.EMAIL, MessageChannel.SMS


@pytest.fixture
def waiting(actor, at, settings):
    """Two deliveries by e-mail, the second one due a minute earlier."""
    settings.MESSAGE_CHANNELS = {"email": "console", "whatsapp": "off", "sms": "console"}
    subscribe(actor.cooperative_id, member_id=71, topics={Topic.RECEIPT}, channels={EMAIL})
    tell(actor=actor, at=at, told=[Told(71, Topic.RECEIPT, f"entry:{n}", date(2025, 6, 16)) for n in (1, 2)])
    rows = Delivery.objects.of(actor.cooperative_id).order_by("id")
    first, second = rows.values_list("id", flat=True)
    rows.filter(pk=second).update(due_at=at - timedelta(minutes=1))
    return first, second


def due(at, *channels, most=10):
    with wall.platform():
        return [one for _, one, _ in due_deliveries(at=at, channels=channels, most=most)]


def test_what_waited_longest_comes_first_and_what_waits_on_is_left_out(at, waiting):
    first, second = waiting

    assert due(at, EMAIL) == [second, first]
    assert due(at, EMAIL, most=1) == [second]
    assert due(at - timedelta(seconds=1), EMAIL) == [second]
    assert due(at, SMS) == []


def test_what_was_sent_is_never_due_again(actor, at, waiting):
    first, second = waiting
    note_sent(claim(actor.cooperative_id, at=at, delivery_id=second), at=at, address="siti@contoh.id")

    assert due(at + timedelta(days=9), EMAIL) == [first]
