"""Anybody can check a receipt; nobody learns from it who the member is."""

import pytest
from tests.web import scene

from kdim.payments.models import Receipt


@pytest.fixture
def receipt(db):
    cooperative = scene.found()
    scene.member(cooperative)
    return Receipt.objects.of(cooperative.id).get()


def test_a_genuine_receipt_shows_the_amount_in_figures_and_words_and_half_a_name(receipt, client):
    answer = client.get(f"/bukti/{receipt.token}/")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Rp250.000" in page
    assert "dua ratus lima puluh ribu rupiah" in page
    assert "Siti A***" in page
    assert "Siti Aminah" not in page
    assert len(page) < 30_000


@pytest.mark.parametrize(
    "change", [lambda token: token[:-1] + ("a" if token[-1] != "a" else "b"), lambda _: "-", lambda _: "1"]
)
def test_an_altered_or_guessed_code_finds_nothing_and_says_what_to_do(receipt, client, change):
    answer = client.get(f"/bukti/{change(receipt.token)}/")

    assert answer.status_code == 404
    assert "pengawas" in answer.content.decode()


def test_the_code_may_be_typed_or_the_whole_link_pasted(receipt, client):
    typed = client.get("/bukti/", {"kode": f" {receipt.token} "})
    pasted = client.get("/bukti/", {"kode": f"https://koperasi.test/bukti/{receipt.token}/"})

    assert typed.headers["Location"] == pasted.headers["Location"] == f"/bukti/{receipt.token}/"


def test_a_receipt_of_a_neighbour_is_unknown_here(receipt, client):
    neighbour = scene.found(slug="tetangga", host="tetangga.test", phone="+6281390002001")
    scene.member(neighbour)
    token = Receipt.objects.of(neighbour.id).get().token

    assert client.get(f"/bukti/{token}/").status_code == 404
    assert client.get(f"/bukti/{token}/", headers={"host": "tetangga.test"}).status_code == 200


def test_who_guesses_on_is_slowed_down_while_a_genuine_code_is_still_answered(receipt, client):
    answers = [client.get(f"/bukti/tebakan-{number}/").status_code for number in range(7)]

    assert answers == [404] * 5 + [429] * 2
    assert client.get(f"/bukti/{receipt.token}/").status_code == 200
    assert client.get("/bukti/tebakan-9/", REMOTE_ADDR="10.0.0.9").status_code == 404
