"""Matching through the pages."""

from uuid import uuid4

import pytest
from django.urls import reverse
from tests.payments.actions.test_matching import ADM, JAN_1, Matching
from tests.web.office.saving_office import (  # noqa: F401 - fixtures
    client_as,
    clock,
    neighbour,
    person_as,
    queries_of,
    saving,
    send,
)

from kdim.cooperatives.enums import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def bank(saving):  # noqa: F811
    return Matching(saving)


@pytest.fixture
def bendahara(client_as):  # noqa: F811
    return client_as(Role.BENDAHARA)


def place(name, one):
    return reverse(f"office:bank_{name}", args=[one])


def test_what_is_ticked_is_matched_and_undone_with_a_reason(bendahara, bank):
    one, two = bank.post(100, memo="Setoran ke bank"), bank.post(100, memo="Setoran ke bank")
    here = place("match", bank.account)
    page = bendahara.get(here).content.decode()
    for line, entry in ((bank.first, one), (bank.second, two)):
        assert f'value="{line}-{entry}"' in page
    assert "tanggal yang sama" in page

    fields = {"request_id": str(uuid4()), "pair": [f"{bank.first}-{one}", f"{bank.second}-{two}"]}
    assert "2 mutasi dicocokkan." in bendahara.post(here, fields, follow=True).content.decode()
    assert "Cocok" in bendahara.get(place("account", bank.account)).content.decode()

    undo = place("unmatch", bank.first)
    assert send(bendahara, undo, reason="").status_code == 422
    assert send(bendahara, undo, reason="Salah pilih").status_code == 303
    assert bank.stored()[0][4] == "Salah pilih"


def test_nothing_ticked_and_what_is_no_pair_say_so(bendahara, bank):
    here = place("match", bank.account)
    assert "Centang paling sedikit satu mutasi." in send(bendahara, here).content.decode()
    assert send(bendahara, here, pair="1-x").status_code == 422


def test_one_is_matched_by_hand(bendahara, bank):
    entry = bank.post(-50, memo="Biaya bank")
    here = place("line", bank.fee)
    assert "Biaya bank" in bendahara.get(here).content.decode()

    assert send(bendahara, here, pair=f"{bank.fee}-{entry}").status_code == 303
    page = bendahara.get(here).content.decode()
    assert reverse("office:entry", args=[entry]) in page
    assert place("unmatch", bank.fee) in page
    refused = send(bendahara, here, pair=f"{bank.fee}-{entry}")
    assert "sudah punya jurnal" in refused.content.decode()


def test_pengawas_looks_and_matches_nothing(client_as, bank):  # noqa: F811
    bank.post(-50)
    pengawas = client_as(Role.PENGAWAS)
    assert "<button" not in pengawas.get(place("line", bank.fee)).content.decode().partition("<main")[2]
    assert pengawas.get(place("match", bank.account)).status_code == 403
    assert pengawas.get(place("unmatch", bank.fee)).status_code == 403


def test_the_neighbours_are_not_found(bendahara, neighbour):  # noqa: F811
    theirs = Matching(neighbour)
    for url in (place("match", theirs.account), place("line", theirs.first), place("unmatch", theirs.first)):
        assert bendahara.get(url).status_code == 404


def test_a_page_takes_as_many_statements_with_few_as_with_many(bendahara, bank, queries_of):  # noqa: F811
    here = place("match", bank.account)
    bank.post(100)
    few = queries_of(bendahara, here), queries_of(bendahara, place("line", bank.first))
    many = "".join(f"'03/01/2025,SETOR {n},0,{n + 1}.00,CR,{150 + (n + 1) * (n + 2) // 2}.00\n" for n in range(60))
    bank.bring(bank.account, JAN_1 + ADM + many)
    for n in range(60):
        bank.post(n + 1)
    for memo in ("a", "b", "c"):
        bank.post(100, memo=memo)

    assert (queries_of(bendahara, here), queries_of(bendahara, place("line", bank.first))) == few
