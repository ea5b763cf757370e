"""An office that sends messages: members who want their receipts by e-mail."""

from uuid import uuid4

import pytest
from tests.web.office.saving_office import client_as, clock, neighbour, person_as, queries_of, saving, teller

from kdim.members.actions import choose_messages, give_consent
from kdim.members.enums import ConsentPurpose
from kdim.members.models import Member
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.models import Delivery

__all__ = ["client_as", "clock", "neighbour", "person_as", "queries_of", "saving", "teller"]


@pytest.fixture
def deliveries(saving, settings):
    """So many receipts on their way to one member by e-mail; gives their ids, the oldest first."""
    settings.MESSAGE_CHANNELS = {"email": "console", "whatsapp": "off", "sms": "off"}

    def make(count=1, *, name="Siti Aminah", email="siti@contoh.id"):
        account = saving.account(member_id := saving.member(name=name))
        Member.objects.of(saving.actor.cooperative_id).filter(pk=member_id).update(email=email)
        give_consent(**saving.frame, member_id=member_id, purpose=ConsentPurpose.MESSAGES)
        choose_messages(
            **saving.frame, member_id=member_id, topics=frozenset({Topic.RECEIPT}),
            channels=frozenset({MessageChannel.EMAIL}),
        )  # fmt: skip
        for _ in range(count):
            saving.deposit(account, 50_000)
        rows = Delivery.objects.of(saving.actor.cooperative_id).filter(member_id=member_id)
        return list(rows.order_by("id").values_list("id", flat=True))

    return make


@pytest.fixture
def again():
    """What a button of the outbox sends."""
    return lambda client, url, rid=None: client.post(url, {"request_id": str(rid or uuid4())})
