"""Applying from a phone: what is typed stays, what is wrong is said, nothing is half written."""

from uuid import uuid4

import pytest
from tests.web import scene

from kdim.members.enums import Channel, ConsentPurpose, MemberStatus
from kdim.members.models import Consent, Member
from kdim.web.public.join import views

ANSWERS = {
    "name": "Rini Astuti", "nik": "3375 0152 0673 0000", "birth_place": "Pekalongan", "phone": "0812 9001 0002",
    "street": "Gang Melati 3", "province": "33", "regency": "33.75", "district": "33.75.01", "village": scene.VILLAGE,
    "business_line": "nasi megono", "consent": "on",
}  # fmt: skip


@pytest.fixture
def cooperative(db):
    return scene.found()


def send(client, **changed):
    return client.post("/gabung/", {**ANSWERS, "request_id": uuid4(), **changed})


def members(cooperative):
    return Member.objects.of(cooperative.id)


def test_an_application_waits_for_the_board(cooperative, client):
    answer = send(client)

    row = members(cooperative).get()
    assert answer.headers["Location"] == "/gabung/terima-kasih/"
    assert (row.name, row.nik, row.status) == ("Rini Astuti", "3375015206730000", MemberStatus.APPLIED)
    assert (row.phone, row.area_id, row.channel) == ("+6281290010002", scene.VILLAGE, Channel.PUBLIC)
    assert client.get("/gabung/terima-kasih/").status_code == 200


def test_only_what_was_allowed_is_recorded_as_allowed(cooperative, client):
    send(client)

    purposes = list(Consent.objects.of(cooperative.id).values_list("purpose", flat=True))
    assert purposes == [ConsentPurpose.MEMBERSHIP_ADMINISTRATION]


def test_a_double_click_applies_once(cooperative, client):
    request_id = uuid4()

    send(client, request_id=request_id)
    send(client, request_id=request_id)

    assert members(cooperative).count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("nik", "337501520673000", "terpotong"),
        ("nik", "3375017302730000", "tanggal"),
        ("name", "<script>alert(1)</script>", "Nama"),
        ("phone", "12", "mulai dengan 0"),
        ("village", "", "Pilih"),
        ("village", "34.71.01.1001", "Pilih"),
        ("consent", "", "koperasi tidak boleh menyimpan"),
    ],
)
def test_each_mistake_is_said_in_indonesian_and_what_was_typed_stays(cooperative, client, field, typed, sentence):
    answer = send(client, **{field: typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence.lower() in " ".join(answer.context["form"].errors[field]).lower()
    assert "Gang Melati 3" in page
    assert "<script>alert" not in page
    assert members(cooperative).count() == 0


def test_a_nik_that_is_known_already_is_refused_without_telling_whose_it_is(cooperative, client):
    scene.member(cooperative)

    answer = send(client)

    assert answer.status_code == 422
    assert "Siti Aminah" not in answer.content.decode()
    assert members(cooperative).count() == 1


def test_without_script_the_next_list_comes_by_a_button_and_nothing_typed_is_lost(cooperative, client):
    answer = client.post("/gabung/", {**ANSWERS, "regency": "", "district": "", "village": "", "next_area": "1"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Rini Astuti"' in page
    assert "Kota Pekalongan" in page
    assert "summary" not in answer.context["form"].errors


def test_with_script_only_the_lists_are_fetched(cooperative, client):
    page = client.get("/wilayah/", {"province": "33", "regency": "33.75", "district": "33.75.01"}).content.decode()

    assert "Medono" in page
    assert "<html" not in page
    assert len(page) < 5_000


def test_a_form_of_ten_megabytes_is_refused_before_it_is_read(cooperative, client):
    answer = send(client, name="x" * 10_000_000)

    assert answer.status_code == 413
    assert members(cooperative).count() == 0


def test_one_address_cannot_apply_without_end(cooperative, client, monkeypatch):
    monkeypatch.setattr(views, "APPLICATIONS_PER_HOUR", 1)
    send(client)

    answer = send(client, nik="3375015206740000")

    assert answer.status_code == 429
    assert members(cooperative).count() == 1


def test_an_area_with_a_null_character_is_not_looked_up(cooperative, client):
    answer = client.post("/gabung/", {"province": "3\0", "next_area": "1"})

    assert answer.status_code == 200


def test_who_asks_for_one_nik_after_the_other_is_not_told_who_is_a_member(cooperative, client):
    scene.member(cooperative)
    answers = [send(client).status_code for _ in range(7)]

    assert answers == [422] * 5 + [429] * 2
    assert members(cooperative).count() == 1
