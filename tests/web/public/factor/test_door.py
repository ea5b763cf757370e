"""The second step at the door."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone
from tests.web import scene
from tests.web.public.factor.support import STATE, paper, set_up, sign_in

from kdim.cooperatives.actions import issue_slip
from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.cooperatives.queries import activation_code


def test_a_member_switches_it_on_and_the_door_asks_for_the_code(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)

    shown = set_up(client, app, scene.PIN)
    assert len(set(paper(shown))) == 10
    assert "no-store" in shown.headers["Cache-Control"]
    assert client.get("/portal/").status_code == 200

    door = Client()
    first = sign_in(door, name=row.number, secret=scene.PIN)
    assert first.headers["Location"] == "/masuk/kode/"
    assert door.get("/portal/").headers["Location"].startswith("/masuk/?next=")  # the PIN alone opens nothing
    second = door.post("/masuk/kode/", {"code": app.code()})
    assert second.headers["Location"] == "/portal/"
    assert door.get("/portal/").status_code == 200


def test_the_door_leads_to_the_page_that_was_asked_for_after_the_code(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    set_up(client, app, scene.PIN)

    door = Client()
    sign_in(door, name=row.number, secret=scene.PIN, next="/portal/wajib/")

    assert door.post("/masuk/kode/", {"code": app.code()}).headers["Location"] == "/portal/wajib/"


def test_a_wrong_code_is_a_sentence_and_after_five_the_door_stays_shut(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    set_up(client, app, scene.PIN)
    door = Client()
    sign_in(door, name=row.number, secret=scene.PIN)

    answers = [door.post("/masuk/kode/", {"code": "000000"}) for _ in range(5)]
    locked = door.post("/masuk/kode/", {"code": app.code()})

    assert {answer.status_code for answer in (*answers, locked)} == {422}
    assert "4 kali lagi" in answers[0].context["form"].non_field_errors()[0]
    assert "terlalu banyak" in locked.context["form"].non_field_errors()[0].lower()


def test_a_code_is_not_taken_twice(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    set_up(client, app, scene.PIN)
    one, two, code = Client(), Client(), app.code()
    for door in (one, two):
        sign_in(door, name=row.number, secret=scene.PIN)

    assert one.post("/masuk/kode/", {"code": code}).status_code == 302
    assert two.post("/masuk/kode/", {"code": code}).status_code == 422


def test_between_pin_and_code_lie_ten_minutes_at_most(cooperative, client, app, clock):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    set_up(client, app, scene.PIN)
    door = Client()
    sign_in(door, name=row.number, secret=scene.PIN)
    clock.shift(timedelta(minutes=11))

    assert door.post("/masuk/kode/", {"code": app.code()}).headers["Location"] == "/masuk/"


def test_a_pin_that_was_changed_meanwhile_opens_no_second_step(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    set_up(client, app, scene.PIN)
    door = Client()
    sign_in(door, name=row.number, secret=scene.PIN)
    row.person.set_password("493817")
    row.person.save()

    assert door.post("/masuk/kode/", {"code": app.code()}).headers["Location"] == "/masuk/"


def test_a_recovery_code_opens_the_door_once_and_says_how_many_are_left(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    codes = paper(set_up(client, app, scene.PIN))
    door = Client()
    sign_in(door, name=row.number, secret=scene.PIN)

    answer = door.post("/masuk/kode/", {"code": codes[0].lower()}, follow=True)

    assert answer.redirect_chain == [(STATE, 302)]
    assert answer.context["state"].codes_left == 9
    again = Client()
    sign_in(again, name=row.number, secret=scene.PIN)
    assert again.post("/masuk/kode/", {"code": codes[0]}).status_code == 422


def test_an_activation_slip_gives_a_new_pin_but_not_the_code(cooperative, client, app):
    row = scene.member(cooperative)
    sign_in(client, name=row.number, secret=scene.PIN)
    set_up(client, app, scene.PIN)
    with wall.enter(cooperative.id):
        slip = issue_slip(
            actor=system_actor(cooperative.id), request_id=uuid4(), at=timezone.now(), person_id=row.person_id
        )
        code = activation_code(slip)

    door = Client()
    answer = door.post("/aktifkan/", {"name": row.number, "code": code, "new": "290374", "again": "290374"})

    assert answer.headers["Location"] == "/masuk/kode/"
    assert door.get("/portal/").status_code == 302
