"""Two-step verification set up, renewed and switched off."""

import re
from uuid import uuid4

from django.test import Client
from tests.web import scene
from tests.web.public.factor.support import (
    CODES,
    OFF,
    SET_UP,
    STATE,
    paper,
    set_up,
    sign_in,
)

from kdim.cooperatives.models import PersonSession, RecoveryCode, SecondFactor


def test_the_page_of_the_key_shows_it_as_picture_as_link_and_in_letters(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)

    page = client.post(STATE, {"request_id": uuid4()}, follow=True)

    secret = "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", page.text))
    assert len(secret) == 32
    assert f"secret={secret}" in page.text.split('href="otpauth://totp/')[1].split('"')[0]
    assert "<svg" in page.text
    assert "no-store" in page.headers["Cache-Control"]


def test_a_mistake_shows_the_same_key_again(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)

    wrong_pin = set_up(client, app, "111222")
    key = "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", wrong_pin.text))

    assert (wrong_pin.status_code, key) == (422, app.secret)
    assert list(wrong_pin.context["form"].errors) == ["secret"]
    assert "111222" not in wrong_pin.text


def test_codes_are_shown_once(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    request_id = str(uuid4())

    first = set_up(client, app, scene.PIN, request_id=request_id)
    factor = SecondFactor.objects.of(cooperative.id).get(ended_at__isnull=True)
    again = client.post(
        SET_UP,
        {"request_id": request_id, "factor_id": factor.id, "code": app.code(), "secret": scene.PIN},
        follow=True,
    )

    assert paper(again) == []
    assert "satu kali" in again.text or "sekali" in again.text
    assert not any(code in again.text for code in paper(first))


def test_new_recovery_codes_are_made_for_the_pin(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    old = paper(set_up(client, app, scene.PIN))

    wrong = client.post(CODES, {"request_id": uuid4(), "secret": "111222"})
    new = paper(client.post(CODES, {"request_id": uuid4(), "secret": scene.PIN}))

    assert list(wrong.context["form"].errors) == ["secret"]
    assert (len(new), set(new) & set(old)) == (10, set())
    assert RecoveryCode.objects.of(cooperative.id).filter(ended_at__isnull=True).count() == 10


def test_a_member_switches_it_off_and_the_pin_is_enough_again(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    set_up(client, app, scene.PIN)

    client.post(OFF, {"request_id": uuid4(), "secret": scene.PIN, "code": app.code()})

    assert sign_in(Client(), name=row.number, secret=scene.PIN).headers["Location"] == "/portal/"
    assert client.get(CODES).headers["Location"] == STATE


def test_other_devices_are_signed_out_and_this_one_stays(cooperative, client, app):
    row = scene.member(cooperative)
    other = Client()
    for device in (other, client):
        sign_in(device, name=row.number, secret=scene.PIN)
    before = client.cookies["sessionid"].value

    set_up(client, app, scene.PIN)

    assert other.get("/portal/").status_code == 302
    assert client.get("/portal/").status_code == 200
    assert client.cookies["sessionid"].value != before
    assert [one.session_key for one in PersonSession.objects.filter(person=row.person)] == [
        client.cookies["sessionid"].value
    ]


def test_without_signing_in_there_is_nothing_to_see(cooperative, client):
    for path in (STATE, SET_UP, CODES, OFF):
        assert client.get(path).headers["Location"].startswith("/masuk/?next=")
    assert client.get("/masuk/kode/").headers["Location"] == "/masuk/"
