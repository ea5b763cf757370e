"""Two-step verification: set up, given at the door, needed for the office, switched off."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from tests.authenticator import code_at
from tests.web import scene

from kdim.cooperatives.actions import ask_factor_reset, confirm_factor_reset, issue_slip, make_person, record_bylaws
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import MeetingKind, Role
from kdim.cooperatives.models import Cooperative, PersonSession, RecoveryCode, RoleTerm, SecondFactor, wall
from kdim.cooperatives.powers import Actor, powers_of, system_actor
from kdim.cooperatives.queries import activation_code

OFFICER = {"name": scene.OFFICER_PHONE, "secret": "250817"}
STATE, SET_UP, CODES, OFF = (
    f"/dua-langkah/{part}" for part in ("", "pasang/", "kode-cadangan/", "matikan/")
)  # fmt: skip


@pytest.fixture
def cooperative(db):
    return scene.found()


@pytest.fixture
def real(cooperative):
    return in_earnest(cooperative)


@pytest.fixture
def clock():
    """A clock that stands still until it is moved, so that codes do not change between two lines."""
    with time_machine.travel(timezone.now(), tick=False) as machine:
        yield machine


@pytest.fixture
def app(clock):
    """An authenticator app that knows the key it was shown."""

    class App:
        secret = ""

        def code(self) -> str:
            """The next code, half a minute or more after the last one."""
            clock.shift(timedelta(seconds=60))
            return code_at(self.secret, timezone.now())

    return App()


def in_earnest(cooperative: Cooperative) -> Cooperative:
    """The cooperative, no demonstration any longer; its thirty days after the founding are over."""
    Cooperative.objects.filter(pk=cooperative.id).update(is_demonstration=False)
    return Cooperative.objects.get(pk=cooperative.id)


def sign_in(client, **who):
    return client.post("/masuk/", who)


def hidden(answer, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]+)"', answer.text).group(1)


def set_up(client, app, pin: str, **more):
    """Everything from the first page to the codes on paper; gives the last answer."""
    begun = client.post(STATE, {"request_id": uuid4()}, follow=True)
    app.secret = "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", begun.text))
    return client.post(
        SET_UP,
        {"request_id": uuid4(), "factor_id": hidden(begun, "factor_id"), "code": app.code(), "secret": pin, **more},
    )


def paper(answer) -> list[str]:
    """The recovery codes that a page shows."""
    return re.findall(r"<li>([A-Z2-9]{4}-[A-Z2-9]{4})</li>", answer.text)


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


def test_in_earnest_the_office_opens_only_after_it_is_set_up(real, client, app):
    sign_in(client, **OFFICER)

    asked = client.get("/office/anggota/")
    assert asked.headers["Location"] == f"{STATE}?next=%2Foffice%2Fanggota%2F"
    assert client.get("/masuk/").headers["Location"] == STATE
    for path in ("/office/", "/office/koperasi/orang/", "/office/buku/jurnal/"):
        assert client.get(path).status_code == 302
    refused = client.post("/office/koperasi/orang/daftar/", {"name": "A", "phone": "081200000000"})
    assert refused.headers["Location"] == STATE

    shown = set_up(client, app, "250817", next="/office/anggota/")

    assert 'href="/office/anggota/"' in shown.text
    assert client.get("/office/anggota/").status_code == 200


def test_the_next_time_the_officer_gives_pin_and_code_and_works(real, client, app):
    sign_in(client, **OFFICER)
    set_up(client, app, "250817")
    door = Client()

    assert sign_in(door, **OFFICER).headers["Location"] == "/masuk/kode/"
    assert door.get("/office/").status_code == 302
    assert door.post("/masuk/kode/", {"code": app.code()}).headers["Location"] == "/office/"
    assert door.get("/office/").status_code == 200


def test_an_act_refuses_who_has_not_given_it_even_where_no_gate_stands(real, client):
    sign_in(client, **OFFICER)

    actor = client.get(STATE).context["actor"]

    assert (actor.awaits_factor, actor.powers) == (True, frozenset())


def test_an_officer_cannot_switch_it_off(real, client, app):
    sign_in(client, **OFFICER)
    set_up(client, app, "250817")

    answer = client.post(OFF, {"request_id": uuid4(), "secret": "250817", "code": app.code()})

    assert answer.status_code == 422
    assert OFF not in client.get(STATE).text
    assert client.get("/office/").status_code == 200


def test_a_demonstration_offers_it_and_never_asks(cooperative, client, app):
    assert sign_in(client, **OFFICER).headers["Location"] == "/office/"
    assert client.get("/office/").status_code == 200

    set_up(client, app, "250817")

    assert OFF in client.get(STATE).text
    assert sign_in(Client(), **OFFICER).headers["Location"] == "/masuk/kode/"


def test_until_the_day_of_the_rule_the_office_is_open_and_says_so(real, client, app):
    in_a_week = timezone.localdate() + timedelta(days=7)
    with wall.enter(real.id):
        record_bylaws(
            actor=system_actor(real.id), request_id=uuid4(), at=timezone.now(), meeting=MeetingKind.RAT,
            number="7/RAT/2026", decided_on=timezone.localdate(), summary="", from_on=timezone.localdate(),
            values={BylawKey.OFFICE_FACTOR_FROM: in_a_week.isoformat()},
        )  # fmt: skip
    sign_in(client, **OFFICER)

    assert STATE in client.get("/office/").text.split('class="desk-main"')[1]
    set_up(client, app, "250817")
    assert STATE not in client.get("/office/").text.split('class="desk-main"')[1]


def test_a_member_without_an_office_role_is_never_made_to(cooperative, client):
    row = scene.member(cooperative)
    in_earnest(cooperative)

    assert sign_in(client, name=row.number, secret=scene.PIN).headers["Location"] == "/portal/"
    assert client.get("/portal/").status_code == 200


def test_a_session_of_the_neighbour_is_nobody_here(real, client, app):
    """A cookie carried from one cooperative of the install to another, of a person who is in both."""
    neighbour = scene.found(slug="tetangga", host="tetangga.test", phone="+6281390002001")
    row = scene.member(neighbour)
    RoleTerm.objects.create(
        cooperative=real, person=row.person, role=Role.KETUA, from_on=scene.ON
    )  # the same person, chair here
    there = Client(headers={"host": "tetangga.test"})
    there.post("/masuk/", {"name": row.number, "secret": scene.PIN})
    assert there.get("/portal/").status_code == 200
    here = Client()
    here.cookies["sessionid"] = there.cookies["sessionid"].value

    assert here.get("/office/").headers["Location"] == "/masuk/?next=%2Foffice%2F"


def test_after_a_reset_the_person_is_out_and_sets_it_up_anew(real, client, app):
    sign_in(client, **OFFICER)
    set_up(client, app, "250817")
    chair = RoleTerm.objects.of(real.id).first().person_id
    with wall.enter(real.id):
        asking, confirming = (_officer(real, phone) for phone in ("+6281390003001", "+6281390003002"))
        reset_id = ask_factor_reset(
            actor=asking, request_id=uuid4(), at=timezone.now(), person_id=chair, reason="HP hilang"
        )
        confirm_factor_reset(actor=confirming, request_id=uuid4(), at=timezone.now(), reset_id=reset_id)

    assert client.get("/office/").headers["Location"] == "/masuk/?next=%2Foffice%2F"
    again = Client()
    assert sign_in(again, **OFFICER).headers["Location"] == "/office/"
    assert again.get("/office/").headers["Location"] == f"{STATE}?next=%2Foffice%2F"


def _officer(cooperative, phone: str) -> Actor:
    person_id = make_person(cooperative_id=cooperative.id, name="Pengurus", phone=phone, sign_in_names=(phone,))
    return Actor(
        cooperative_id=cooperative.id, person_id=person_id, name="Pengurus", powers=powers_of(frozenset({Role.KETUA}))
    )


def test_without_signing_in_there_is_nothing_to_see(cooperative, client):
    for path in (STATE, SET_UP, CODES, OFF):
        assert client.get(path).headers["Location"].startswith("/masuk/?next=")
    assert client.get("/masuk/kode/").headers["Location"] == "/masuk/"
