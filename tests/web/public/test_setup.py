"""Founding the first cooperative in the browser, with the code from the server's window."""

from tests.web import scene

from kdim.cooperatives.actions import issue_setup_code
from kdim.cooperatives.models import Cooperative

ANSWERS = {
    "name": "Koperasi Jasa Digital Bahari", "template": "jasa_digital", "zone": "WITA", "person": "Andi Rahman",
    "phone": "0812-3456-7890", "new": "290374", "again": "290374",
}  # fmt: skip


def test_the_code_founds_a_cooperative_and_its_first_person_signs_in(db, client):
    code = issue_setup_code(at=scene.AT)

    answer = client.post("/siapkan/", {**ANSWERS, "code": code})

    assert answer.headers["Location"] == "/masuk/"
    assert Cooperative.objects.get().zone == "WITA"
    assert client.post("/masuk/", {"name": "081234567890", "secret": "290374"}).headers["Location"] == "/office/"


def test_a_stranger_without_the_code_founds_nothing(db, client):
    issue_setup_code(at=scene.AT)

    answer = client.post("/siapkan/", {**ANSWERS, "code": "AAAA-AAAA"})

    assert list(answer.context["form"].errors) == ["code"]
    assert not Cooperative.objects.exists()


def test_afterwards_the_page_is_gone(db, client):
    scene.found()

    assert client.get("/siapkan/").headers["Location"] == "/"
