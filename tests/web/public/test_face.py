"""The face of the cooperative, and which cooperative it is."""

from django.test import Client
from tests.web import scene

from kdim.cooperatives.models import Cooperative


def test_the_first_page_says_who_owns_it_and_what_joining_costs(db, client):
    scene.member(scene.found())

    page = client.get("/").content.decode()

    assert "1 anggota" in page
    assert "Rp250.000" in page
    assert "Rp25.000" in page


def test_an_empty_install_leads_to_its_set_up(db, client):
    assert client.get("/").headers["Location"] == "/siapkan/"


def test_an_unknown_host_among_several_cooperatives_shows_neither(db):
    scene.found()
    scene.found(slug="tetangga", host="tetangga.test", phone="+6281390002001")

    assert Client(headers={"host": "asing.test"}).get("/").status_code == 404
    assert b"Koperasi Tetangga" in Client(headers={"host": "tetangga.test"}).get("/").content


def test_the_logo_is_the_cooperatives_own_and_cached(db, client):
    cooperative = scene.found()
    assert client.get("/logo.png").status_code == 404
    Cooperative.objects.filter(pk=cooperative.pk).update(logo=b"\x89PNG\r\n\x1a\nlogo")

    first = client.get("/logo.png")
    again = client.get("/logo.png", headers={"if-none-match": first.headers["ETag"]})

    assert (first.headers["Content-Type"], first.content) == ("image/png", b"\x89PNG\r\n\x1a\nlogo")
    assert again.status_code == 304
