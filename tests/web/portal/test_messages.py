"""A member's inbox."""

import re
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.statements import of_the_page
from tests.web import scene
from tests.web.portal.test_savings import deposit

from kdim.cooperatives.actions import make_person
from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.messages.models import Message
from kdim.messages.queries import inbox
from kdim.savings.actions import approve_reversal, request_reversal


@pytest.fixture
def cooperative(db):
    return scene.found()


@pytest.fixture
def row(cooperative):
    return scene.member(cooperative)


def officers(cooperative_id):
    """Two people who may do everything."""
    for name, phone in (("Joko", "+6281390003001"), ("Dewi", "+6281390003002")):
        person_id = make_person(cooperative_id=cooperative_id, name=name, phone=phone, sign_in_names=(phone,))
        yield replace(system_actor(cooperative_id), person_id=person_id, name=name)


def waiting(page):
    """The number in the bar, or nothing."""
    found = re.search(r'class="bar-count"[^>]*>(\d+\+?)<', page)
    return found and found[1]


def shown(client, query=""):
    return client.get(f"/portal/pesan/{query}").content.decode()


def test_a_message_says_what_happened_how_much_and_what_stands(row):
    deposit(row, 50_000)

    page = shown(scene.signed_in(row))

    assert "Setoran Rp50.000" in page
    assert "saldo sesudahnya Rp50.000" in page
    assert page.count('href="/bukti/') == 2


def test_the_bar_of_every_page_counts_what_is_unread_until_it_is_read(row):
    deposit(row, 50_000)
    client = scene.signed_in(row)
    assert waiting(client.get("/portal/").content.decode()) == "2"

    page = shown(client)
    fields = dict(re.findall(r'name="(request_id|until)" value="([^"]+)"', page))
    deposit(row, 60_000)  # while the page is open
    answer = client.post("/portal/pesan/dibaca/", fields)

    assert answer.headers["Location"] == "/portal/pesan/"
    assert waiting(shown(client)) == "1"


def test_before_any_message_the_page_says_what_will_come(row):
    with wall.enter(row.cooperative_id):
        Message.objects.of(row.cooperative_id).delete()

    page = shown(scene.signed_in(row))

    assert "Belum ada pesan" in page
    assert waiting(page) is None


def test_a_message_of_a_payment_that_was_reversed_says_so(row):
    deposit(row, 50_000)
    client = scene.signed_in(row)
    assert "dibatalkan" not in shown(client)
    asking, deciding = officers(row.cooperative_id)
    with wall.enter(row.cooperative_id):
        entry = inbox(row.cooperative_id, row.id).messages[0].facts["entry"]
        frame = {"request_id": uuid4(), "at": scene.AT}
        asked = request_reversal(**frame, actor=asking, entry_id=entry, reason="Salah ketik", on=scene.ON)
        approve_reversal(actor=deciding, request_id=uuid4(), at=scene.AT, reversal_id=asked)

    assert "dibatalkan" in shown(client)


def test_sixty_messages_are_paged_in_as_many_statements_as_one(row):
    client, counts = scene.signed_in(row), []
    for times in (1, 59):
        deposit(row, 50_000, times=times)
        with CaptureQueriesContext(connection) as seen:
            page = shown(client)
        counts.append(of_the_page(seen))

    assert counts[0] == counts[1] <= 12
    assert page.count('href="/bukti/') == 20
    assert "1 sampai 20 dari 61" in page
    assert shown(client, "?page=4").count('href="/bukti/') == 1


def test_messages_of_another_member_are_neither_shown_nor_read(cooperative, row):
    other = scene.member(cooperative, name="Rini Astuti", born_on=date(1980, 3, 4))
    deposit(other, 75_000)
    client = scene.signed_in(row)
    with wall.enter(cooperative.id):
        newest = inbox(cooperative.id, other.id).messages[0].id

    assert "Rp75.000" not in shown(client)
    client.post("/portal/pesan/dibaca/", {"request_id": uuid4(), "until": newest})
    with wall.enter(cooperative.id):
        unread = [sum(one.is_unread for one in inbox(cooperative.id, whose.id).messages) for whose in (row, other)]
    assert unread == [0, 2]


@pytest.mark.parametrize("fields", [{}, {"request_id": "x", "until": "1"}, {"request_id": uuid4(), "until": "semua"}])
def test_a_form_that_says_nothing_is_answered_plainly(row, fields):
    assert scene.signed_in(row).post("/portal/pesan/dibaca/", fields).status_code == 400
