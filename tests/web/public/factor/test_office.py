"""Two-step verification as the office needs it."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone
from tests.web import scene
from tests.web.public.factor.support import OFF, OFFICER, STATE, in_earnest, set_up, sign_in

from kdim.cooperatives.actions import ask_factor_reset, confirm_factor_reset, make_person, record_bylaws
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import MeetingKind, Role
from kdim.cooperatives.models import RoleTerm, wall
from kdim.cooperatives.powers import Actor, powers_of, system_actor


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


def _officer(cooperative, phone: str) -> Actor:
    person_id = make_person(cooperative_id=cooperative.id, name="Pengurus", phone=phone, sign_in_names=(phone,))
    return Actor(
        cooperative_id=cooperative.id, person_id=person_id, name="Pengurus", powers=powers_of(frozenset({Role.KETUA}))
    )


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
