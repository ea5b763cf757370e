"""By what ways, and about what, a member is told outside of the portal."""

import re
from uuid import uuid4

import pytest
from tests.web import scene

from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.members.actions import withdraw_consent
from kdim.members.enums import ConsentPurpose
from kdim.messages.enums import MessageChannel, Topic
from kdim.messages.queries import Wanted, wanted

PAGE = "/portal/pesan/cara/"


@pytest.fixture(autouse=True)
def opened(settings):
    settings.MESSAGE_CHANNELS = {"email": "smtp", "whatsapp": "console", "sms": "off"}


@pytest.fixture
def row(db):
    return scene.member(scene.found())


def chosen(row):
    with wall.enter(row.cooperative_id):
        return wanted(row.cooperative_id, row.id)


def choose(client, **fields):
    return client.post(PAGE, {"request_id": uuid4(), **fields})


def test_a_member_ticks_a_way_and_a_subject_and_finds_them_ticked_again(row):
    client = scene.signed_in(row)

    answer = choose(client, channels=["whatsapp"], topics=["receipt"])

    assert answer.headers["Location"] == "/portal/pesan/"
    assert chosen(row) == Wanted(frozenset({Topic.RECEIPT}), frozenset({MessageChannel.WHATSAPP}))
    ticked = re.findall(r'value="([a-z]+)"[^>]*\bchecked', client.get(PAGE).content.decode())
    assert sorted(ticked) == ["receipt", "whatsapp"]


def test_the_page_names_the_address_of_each_way_that_is_open(row):
    page = scene.signed_in(row).get(PAGE).content.decode()

    assert "WhatsApp (0812-9001-0001; percobaan, tidak benar-benar dikirim)" in page
    assert "Surel (belum ada alamat)" in page
    assert "SMS" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"channels": ["whatsapp"]}, "Pilih isi pesan"),
        ({"topics": ["receipt"]}, "Pilih cara pesan dikirim"),
        ({"channels": ["email"], "topics": ["receipt"]}, "belum mempunyai alamat untuk Surel"),
    ],
)
def test_a_choice_that_reaches_nobody_is_explained(row, fields, said):
    answer = choose(scene.signed_in(row), **fields)

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert chosen(row) == Wanted(frozenset(), frozenset())


def test_a_way_that_is_not_open_is_no_choice(row):
    assert choose(scene.signed_in(row), channels=["sms"], topics=["receipt"]).status_code == 422


def test_without_permission_or_without_any_way_the_page_says_what_is_missing(row, settings):
    client = scene.signed_in(row)
    settings.MESSAGE_CHANNELS = {"email": "off", "whatsapp": "off", "sms": "off"}
    assert "Belum ada pesan yang dikirim dari sini" in client.get(PAGE).content.decode()

    settings.MESSAGE_CHANNELS = {"email": "console", "whatsapp": "off", "sms": "off"}
    with wall.enter(row.cooperative_id):
        withdraw_consent(
            actor=system_actor(row.cooperative_id), request_id=uuid4(), at=scene.AT, member_id=row.id,
            purpose=ConsentPurpose.MESSAGES,
        )  # fmt: skip
    page = client.get(PAGE).content.decode()
    assert "Izin Anda lebih dahulu" in page
    assert '<form method="post" class="form"' not in page
