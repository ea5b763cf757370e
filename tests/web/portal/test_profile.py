"""A member's own data: seen, corrected, allowed and taken back; devices; the PIN."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from tests.web import scene

from kdim.cooperatives.models import PersonSession
from kdim.members.enums import ConsentPurpose
from kdim.members.models import Consent, Member

CONTACT = {
    "phone": "0813 2222 3333", "email": "siti@contoh.id", "street": "Jl. Salak 7", "province": "33", "regency": "33.75",
    "district": "33.75.01", "village": "33.75.01.1003",
}  # fmt: skip


@pytest.fixture
def row(db):
    return scene.member(scene.found())


@pytest.fixture
def browser_of(row):
    client = Client()
    client.post("/masuk/", {"name": row.number, "secret": scene.PIN})
    return client


def again(row):
    return Member.objects.of(row.cooperative_id).get(pk=row.pk)


def test_everything_that_is_kept_is_shown(browser_of, row):
    page = browser_of.get("/portal/data/").content.decode()

    for fact in (row.number, row.nik, "12 Juni 1973", "Jl. Teratai 5", "Medono", "Batik Melati"):
        assert fact in page


def test_a_member_corrects_how_to_be_reached(browser_of, row):
    answer = browser_of.post("/portal/data/kontak/", {**CONTACT, "request_id": uuid4()})

    assert answer.headers["Location"] == "/portal/data/"
    assert (again(row).phone, again(row).street, again(row).area_id) == (
        "+6281322223333",
        "Jl. Salak 7",
        "33.75.01.1003",
    )


def test_a_mistake_keeps_what_was_typed(browser_of, row):
    answer = browser_of.post("/portal/data/kontak/", {**CONTACT, "email": "siti", "request_id": uuid4()})

    assert answer.status_code == 422
    assert "Jl. Salak 7" in answer.content.decode()
    assert again(row).street == "Jl. Teratai 5"


def test_the_next_list_of_areas_comes_without_script(browser_of):
    answer = browser_of.post("/portal/data/kontak/", {**CONTACT, "village": "", "next_area": "1"})

    assert answer.status_code == 200
    assert "Podosugih" in answer.content.decode()


def test_a_permission_is_taken_back_and_given_again(browser_of, row):
    def standing():
        rows = Consent.objects.of(row.cooperative_id).filter(purpose=ConsentPurpose.MESSAGES)
        return rows.filter(withdrawn_at__isnull=True).count()

    browser_of.post("/portal/data/izin/", {"purpose": "messages", "request_id": uuid4()})
    after_taking_back = standing()
    browser_of.post("/portal/data/izin/", {"purpose": "messages", "give": "1", "request_id": uuid4()})

    assert (after_taking_back, standing()) == (0, 1)


@pytest.mark.parametrize(
    "fields", [{"purpose": "all", "request_id": uuid4()}, {"purpose": "messages", "request_id": "x"}]
)
def test_a_form_that_is_not_ours_is_refused(browser_of, fields):
    assert browser_of.post("/portal/data/izin/", fields).status_code == 400


def test_another_device_is_seen_and_signed_out(browser_of, row):
    other = Client(headers={"user-agent": "Ponsel lain"})
    other.post("/masuk/", {"name": row.number, "secret": scene.PIN})

    page = browser_of.get("/portal/data/perangkat/")
    number = next(one["number"] for one in page.context["devices"] if not one["is_this"])
    browser_of.post("/portal/data/perangkat/", {"number": number})

    assert "Ponsel lain" in page.content.decode()
    assert other.get("/portal/").status_code == 302
    assert browser_of.get("/portal/").status_code == 200


def test_a_new_pin_signs_other_devices_out(browser_of, row):
    other = Client()
    other.post("/masuk/", {"name": row.number, "secret": scene.PIN})

    answer = browser_of.post(
        "/portal/data/pin/", {"old": scene.PIN, "new": "290374", "again": "290374", "request_id": uuid4()}
    )

    assert answer.headers["Location"] == "/portal/data/"
    assert other.get("/portal/").status_code == 302
    assert browser_of.get("/portal/").status_code == 200


@pytest.mark.parametrize(
    ("old", "new", "again_typed", "field"),
    [
        ("999999", "290374", "290374", "old"),
        (scene.PIN, "111111", "111111", "new"),
        (scene.PIN, "290374", "290375", "again"),
    ],
)
def test_a_pin_that_cannot_be_changed_is_explained_beside_its_field(browser_of, old, new, again_typed, field):
    answer = browser_of.post("/portal/data/pin/", {"old": old, "new": new, "again": again_typed, "request_id": uuid4()})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]


@pytest.mark.parametrize("number", ["9" * 5000, "\N{ARABIC-INDIC DIGIT ZERO}", "-1", ""])
def test_a_device_that_is_not_on_the_list_signs_nobody_out(browser_of, row, number):
    assert browser_of.post("/portal/data/perangkat/", {"number": number}).status_code == 302
    assert browser_of.get("/portal/").status_code == 200


def test_the_list_of_devices_says_when_each_was_last_used(browser_of, row):
    sessions = PersonSession.objects.filter(person=row.person)
    began = sessions.get().seen_at
    with time_machine.travel(began + timedelta(minutes=4), tick=False):
        browser_of.get("/portal/")
    soon = sessions.get().seen_at
    with time_machine.travel(began + timedelta(minutes=20), tick=False):
        browser_of.get("/portal/")

    assert soon - began <= timedelta(minutes=4)
    assert sessions.get().seen_at == began + timedelta(minutes=20)
