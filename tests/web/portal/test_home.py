"""A member's first page: one number, in words too, and the next thing to do."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.statements import of_the_page
from tests.web import scene

from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import system_actor
from kdim.kernel.calendar import Month
from kdim.savings.actions import raise_dues

MOST_QUERIES = 12


@pytest.fixture
def cooperative(db):
    return scene.found()


def test_all_savings_are_one_number_in_figures_and_words(cooperative):
    page = scene.signed_in(scene.member(cooperative)).get("/portal/").content.decode()

    assert "Rp250.000" in page
    assert "dua ratus lima puluh ribu rupiah" in page


def test_dues_that_are_late_are_the_next_thing_to_do(cooperative):
    row = scene.member(cooperative)
    with wall.enter(cooperative.id):
        actor = system_actor(cooperative.id)
        raise_dues(actor=actor, request_id=uuid4(), at=timezone.now(), month=Month(2025, 2))

    page = scene.signed_in(row).get("/portal/").content.decode()

    assert "Simpanan wajib terlambat" in page
    assert "Rp25.000" in page


@pytest.mark.parametrize("path", ["", "simpanan/", "wajib/", "data/", "data/kontak/", "data/perangkat/", "data/pin/"])
def test_every_page_opens_with_few_queries(cooperative, path):
    client = scene.signed_in(scene.member(cooperative))
    client.get("/portal/")

    with CaptureQueriesContext(connection) as seen:
        answer = client.get(f"/portal/{path}")

    assert answer.status_code == 200
    assert of_the_page(seen) <= MOST_QUERIES


@pytest.mark.parametrize("path", ["", "simpanan/", "wajib/", "data/"])
def test_nobody_sees_a_members_page_without_signing_in(cooperative, path):
    assert Client().get(f"/portal/{path}").headers["Location"].startswith("/masuk/?next=")


def test_a_member_signed_in_at_one_cooperative_is_nobody_at_the_neighbours(cooperative):
    scene.found(slug="tetangga", host="tetangga.test", phone="+6281390002001")
    client = scene.signed_in(scene.member(cooperative))

    answer = client.get("/portal/", headers={"host": "tetangga.test"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
