"""One round of the outbox: claim what is due, put it into words, hand it over, write down what became of it."""

import logging
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import datetime

from django.conf import settings
from django.utils import timezone, translation

from kdim.cooperatives.models import Cooperative, wall
from kdim.cooperatives.queries import host_of
from kdim.kernel.calendar import Zone
from kdim.members.queries import Reach, reach
from kdim.messages.actions import Claimed, claim, note_dropped, note_postponed, note_refused, note_sent
from kdim.messages.channels import AddressRefused, ChannelDown, Letter, Port, TryLater, open_channels, port_for
from kdim.messages.enums import MessageChannel, Trouble
from kdim.messages.queries import due_deliveries
from kdim.web.letters.texts import Sender, body, words_of

logger = logging.getLogger(__name__)
MOST = 200  # of one round
Clock = Callable[[], datetime]


def send_due(*, clock: Clock = timezone.now, stopped: Callable[[], bool] = lambda: False) -> int:
    """Send what may be sent now; gives how many went. Safe beside others that do the same.

    A channel that is down is left alone for the rest of the round: what waits there keeps its tries.
    """
    channels = open_channels()
    with wall.platform():
        due = due_deliveries(at=clock(), channels=channels, most=MOST) if channels else []
    if not due:
        return 0
    sent, down = 0, set[MessageChannel]()
    cooperatives = Cooperative.objects.in_bulk({cooperative_id for cooperative_id, _, _ in due})
    with ExitStack() as open_ports:
        ports = {channel: port_for(channel) for channel in {channel for _, _, channel in due}}
        for port in ports.values():
            open_ports.callback(port.close)
        for cooperative_id, delivery_id, channel in due:
            if stopped():
                break
            if channel in down:
                continue
            try:
                sent += _send_one(cooperatives[cooperative_id], delivery_id, ports, clock)
            except ChannelDown:
                down.add(channel)
    return sent


def _send_one(cooperative: Cooperative, delivery_id: int, ports: Mapping[MessageChannel, Port], clock: Clock) -> bool:
    """Whether it went. Raises ``ChannelDown`` after writing that down."""
    with wall.enter(cooperative.id):
        held = claim(cooperative.id, at=clock(), delivery_id=delivery_id)
        if held is None:
            return False
        known = reach(cooperative.id, held.member_id)
        address = known.address(held.channel) if known else ""
        if known is None or not known.may_be_told or not address:
            trouble = Trouble.NO_CONSENT if known and not known.may_be_told else Trouble.NO_ADDRESS
            note_dropped(held, at=clock(), trouble=trouble)
            return False
        return _hand_over(held, cooperative, known, ports[held.channel], clock)


def _hand_over(held: Claimed, cooperative: Cooperative, known: Reach, port: Port, clock: Clock) -> bool:
    address = known.address(held.channel)
    try:
        port.send(letter_of(held, cooperative, known))
    except AddressRefused as refused:
        note_refused(held, at=clock(), address=address, detail=str(refused))
    except TryLater as later:
        note_postponed(held, at=clock(), trouble=Trouble.TRY_LATER, address=address, detail=str(later))
    except ChannelDown as down:
        note_postponed(held, at=clock(), trouble=Trouble.CHANNEL_DOWN, address=address, detail=str(down))
        raise
    except Exception:
        logger.exception("delivery %s could not be sent", held.id)
        note_postponed(held, at=clock(), trouble=Trouble.DEFECT, address=address)
    else:
        return note_sent(held, at=clock(), address=address)
    return False


def letter_of(held: Claimed, cooperative: Cooperative, known: Reach) -> Letter:
    """The message as it leaves, in the member's language and the cooperative's time."""
    with translation.override(known.language), timezone.override(Zone(cooperative.zone).tzinfo):
        words = words_of(held.topic, held.facts, held.on)
        sender = Sender(name=cooperative.name, address=address_of(cooperative.id))
        return Letter(
            key=f"kdim-{held.id}", to=known.address(held.channel), subject=f"{words.title} - {cooperative.name}",
            text=body(held.channel, words, member=known.name, sender=sender), sender=cooperative.name,
            reply_to=cooperative.email,
        )  # fmt: skip


def address_of(cooperative_id: int) -> str:
    """How links to the cooperative begin, ``https://koperasi.example.id``; empty without a name of its own."""
    host = host_of(cooperative_id)
    return f"{'https' if settings.SECURE_SSL_REDIRECT else 'http'}://{host}" if host else ""
