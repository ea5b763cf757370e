"""The door: signing in and out, and the first PIN from a slip."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.web import scene

from kdim.cooperatives.actions import issue_slip
from kdim.cooperatives.models import PersonSession, SignInAttempt, wall
from kdim.cooperatives.powers import system_actor
from kdim.cooperatives.queries import activation_code


@pytest.fixture
def cooperative(db):
    return scene.found()


def post(client: Client, **fields):
    return client.post("/masuk/", fields)


def test_an_officer_signs_in_by_phone_in_any_spelling_and_lands_in_the_office(cooperative, client):
    answer = post(client, name="0813-9000-1001", secret="250817")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/office/")


def test_a_member_signs_in_by_number_and_lands_in_the_portal(cooperative, client):
    row = scene.member(cooperative)

    answer = post(client, name=row.number.lower(), secret=scene.PIN)

    assert answer.headers["Location"] == "/portal/"
    assert PersonSession.objects.filter(person=row.person).count() == 1


def test_signing_in_forgets_devices_of_long_ago(cooperative, client, settings):
    settings.SESSION_KEEP_DAYS = 7
    row = scene.member(cooperative)
    for key, days in (("old", 8), ("young", 6)):
        moment = timezone.now() - timedelta(days=days)
        PersonSession.objects.create(
            session_key=key, person=row.person, device="Firefox", address="10.0.0.7", began_at=moment, seen_at=moment
        )

    post(client, name=row.number, secret=scene.PIN)

    kept = set(PersonSession.objects.values_list("session_key", flat=True))
    assert kept == {"young", client.session.session_key}


def test_a_wrong_pin_keeps_the_name_and_never_says_which_was_wrong(cooperative, client):
    row = scene.member(cooperative)

    wrong_pin = post(client, name=row.number, secret="111222")
    wrong_name = post(client, name="9999-9999", secret="111222")

    assert wrong_pin.status_code == wrong_name.status_code == 422
    assert f'value="{row.number}"' in wrong_pin.content.decode()
    assert "111222" not in wrong_pin.content.decode()
    sentences = [page.context["form"].non_field_errors() for page in (wrong_pin, wrong_name)]
    assert sentences[0] == sentences[1]


def test_after_five_wrong_tries_the_door_stays_shut_even_for_the_right_pin(cooperative, client):
    row = scene.member(cooperative)
    for _ in range(5):
        post(client, name=row.number, secret="111222")

    answer = post(client, name=row.number, secret=scene.PIN)

    assert answer.status_code == 422
    assert "lagi" in answer.context["form"].non_field_errors()[0]


def test_the_door_leads_back_to_the_page_that_was_asked_for_but_never_elsewhere(cooperative, client):
    row = scene.member(cooperative)

    asked = client.get("/portal/wajib/")
    inside = client.post("/masuk/", {"name": row.number, "secret": scene.PIN, "next": "/portal/wajib/"})
    outside = Client().post("/masuk/", {"name": row.number, "secret": scene.PIN, "next": "//example.com/"})

    assert asked.headers["Location"] == "/masuk/?next=%2Fportal%2Fwajib%2F"
    assert inside.headers["Location"] == "/portal/wajib/"
    assert outside.headers["Location"] == "/portal/"


def test_signing_out_ends_the_session(cooperative, client):
    row = scene.member(cooperative)
    post(client, name=row.number, secret=scene.PIN)

    client.post("/keluar/")

    assert client.get("/portal/").headers["Location"].startswith("/masuk/")
    assert PersonSession.objects.filter(person=row.person).count() == 0


def test_a_slip_from_the_office_becomes_an_own_pin_once(cooperative, client):
    row = scene.member(cooperative)
    with wall.enter(cooperative.id):
        slip = issue_slip(
            actor=system_actor(cooperative.id), request_id=uuid4(), at=timezone.now(), person_id=row.person_id
        )
        code = activation_code(slip)
    fields = {"name": row.number, "code": code, "new": "290374", "again": "290374"}

    first = client.post("/aktifkan/", fields)
    second = Client().post("/aktifkan/", fields)

    assert first.headers["Location"] == "/portal/"
    assert second.status_code == 422
    assert post(Client(), name=row.number, secret="290374").status_code == 302


def test_two_different_new_pins_and_a_weak_one_are_refused_beside_the_field(cooperative, client):
    row = scene.member(cooperative)
    with wall.enter(cooperative.id):
        slip = issue_slip(
            actor=system_actor(cooperative.id), request_id=uuid4(), at=timezone.now(), person_id=row.person_id
        )
        code = activation_code(slip)

    different = client.post("/aktifkan/", {"name": row.number, "code": code, "new": "290374", "again": "290375"})
    weak = client.post("/aktifkan/", {"name": row.number, "code": code, "new": "123456", "again": "123456"})

    assert different.context["form"].errors["again"] == ["Kedua PIN tidak sama. Ketik lagi yang kedua."]
    assert list(weak.context["form"].errors) == ["new"]


def test_the_wrong_tries_of_one_cooperative_do_not_lock_another(cooperative, client):
    other = scene.found(slug="tetangga", host="tetangga.test", phone="+6281390002001")
    for _ in range(5):
        post(client, name="0813-9000-1001", secret="000111")

    with wall.enter(other.id):
        assert SignInAttempt.objects.of(other.id).count() == 0
