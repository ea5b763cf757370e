"""An officer writes down how a member wants to be told."""

from uuid import uuid4

import pytest

from kdim.cooperatives.enums import Role
from kdim.members.actions import give_consent
from kdim.members.enums import ConsentPurpose
from kdim.members.models import Member
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.queries import Wanted, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(saving, settings):
    """Somebody with an e-mail address, who has not yet allowed messages."""
    settings.MESSAGE_CHANNELS = {"email": "console", "whatsapp": "off", "sms": "off"}
    member = saving.member()
    Member.objects.of(saving.actor.cooperative_id).filter(pk=member).update(email="siti@contoh.id")
    return member


def page(member):
    return f"/office/anggota/{member}/pesan/"


def test_permission_first_then_the_choice_with_the_address_masked(client_as, saving, member):
    secretary = client_as(Role.SEKRETARIS)
    assert "Izin anggota lebih dahulu" in secretary.get(page(member)).content.decode()
    give_consent(**saving.frame, member_id=member, purpose=ConsentPurpose.MESSAGES)
    shown = secretary.get(page(member)).content.decode()
    assert ("s•••@contoh.id" in shown, "siti@contoh.id" in shown) == (True, False)

    answer = secretary.post(page(member), {"request_id": uuid4(), "channels": ["email"], "topics": ["receipt"]})

    assert answer.headers["Location"] == f"/office/anggota/{member}/?tab=izin"
    chosen = Wanted(frozenset({Topic.RECEIPT}), frozenset({MessageChannel.EMAIL}))
    assert wanted(saving.actor.cooperative_id, member) == chosen
    assert page(member) in secretary.get(answer.headers["Location"]).content.decode()


def test_a_teller_does_not_choose_for_members_and_a_stranger_is_not_found(client_as, member):
    assert client_as(Role.KASIR).get(page(member)).status_code == 403
    assert client_as(Role.SEKRETARIS).get(page(member + 1)).status_code == 404
