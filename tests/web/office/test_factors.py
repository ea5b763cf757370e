"""The office's list of who signs in in two steps, and resets by two officers."""

from uuid import uuid4

import pytest
from django.test import Client
from tests.authenticator import code_at

from kdim.cooperatives.actions import begin_factor, confirm_factor
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import FactorReset
from kdim.cooperatives.powers import Actor
from kdim.cooperatives.queries import factor_begun, factor_state
from kdim.web.gates import now

LIST = "/office/koperasi/orang/dua-langkah/"


@pytest.fixture
def with_factor(office, colleague):
    """Makes a person who signs in in two steps."""

    def make(*roles: Role, name: str):
        person = colleague(*roles, name=name)
        person.set_password("493817")
        person.save()
        actor = Actor(cooperative_id=office.id, person_id=person.id, name=name)
        begin_factor(actor=actor, request_id=uuid4(), at=now())
        begun = factor_begun(office, person.id)
        confirm_factor(
            actor=actor, request_id=uuid4(), at=now(), factor_id=begun.factor_id, secret="493817",
            typed=code_at(begun.secret, now()),
        )  # fmt: skip
        return person

    return make


def post(client: Client, url: str, **fields):
    return client.post(url, {"request_id": str(uuid4()), **fields}, follow=True)


def ask_url(person) -> str:
    return f"/office/koperasi/orang/{person.id}/dua-langkah/"


def test_the_list_shows_who_is_in_office_and_who_has_it(office, sign_in, with_factor):
    with_factor(Role.KASIR, name="Dewi Lestari")

    page = sign_in(Role.KETUA, name="Bu Ketua").get(LIST).text.split("<tbody>")[1]

    assert page.index("Bu Ketua") < page.index("belum menyala") < page.index("Dewi Lestari") < page.index("HP hilang")


def test_anybody_who_signs_in_is_found(office, sign_in, with_factor):
    with_factor(name="Siti Aminah")
    client = sign_in(Role.KETUA)

    assert "Siti Aminah" not in client.get(LIST).text
    found = client.get(f"{LIST}?nama=siti").text
    assert "Siti Aminah" in found
    assert 'name="nama" value="siti"' in found
    assert "nomor anggotanya" in client.get(f"{LIST}?nama=zzz").text


def test_one_officer_asks_and_another_confirms(office, sign_in, with_factor):
    teller = with_factor(Role.KASIR, name="Dewi Lestari")
    chair, secretary = sign_in(Role.KETUA, name="Bu Ketua"), sign_in(Role.SEKRETARIS, name="Pak Sekretaris")

    asked = post(chair, ask_url(teller), reason="HP hilang di pasar")
    assert "Bu Ketua meminta" in asked.text
    assert 'name="nama" value=""' in asked.text
    reset = FactorReset.objects.of(office.id).get()
    own = post(chair, f"{LIST}{reset.id}/", confirm="1")
    assert own.status_code == 422
    assert factor_state(office.id, teller.id) is not None
    confirmed = post(secretary, f"{LIST}{reset.id}/", confirm="1")

    assert "Dewi Lestari masuk dengan PIN saja" in confirmed.text
    assert factor_state(office.id, teller.id) is None
    assert secretary.get(f"{LIST}{reset.id}/").status_code == 404


def test_it_is_refused_by_another_or_taken_back_by_who_asked(office, sign_in, with_factor):
    teller = with_factor(Role.KASIR, name="Dewi Lestari")
    chair, secretary = sign_in(Role.KETUA), sign_in(Role.SEKRETARIS)
    for decider in (secretary, chair):
        post(chair, ask_url(teller), reason="HP hilang")
        reset = FactorReset.objects.of(office.id).get(decided_at__isnull=True)
        shown = decider.get(f"{LIST}{reset.id}/").text
        assert ("Setujui" in shown, "Tarik kembali" in shown) == (decider is secretary, decider is chair)
        post(decider, f"{LIST}{reset.id}/")

    assert factor_state(office.id, teller.id) is not None
    assert FactorReset.objects.of(office.id).filter(decided_at__isnull=True).count() == 0


def test_who_is_concerned_neither_asks_nor_decides(office, sign_in, with_factor):
    teller = with_factor(Role.KETUA, name="Dewi Lestari")
    client = Client()
    client.force_login(teller)
    post(sign_in(Role.SEKRETARIS), ask_url(teller), reason="HP hilang")
    reset = FactorReset.objects.of(office.id).get()

    # Signed in with the PIN alone, as a session of before the factor would be.
    assert "menyangkut Anda sendiri" in client.get(ask_url(teller)).text
    assert post(client, ask_url(teller), reason="HP hilang").status_code == 422
    assert "menyangkut Anda sendiri" in client.get(f"{LIST}{reset.id}/").text
    assert post(client, f"{LIST}{reset.id}/", confirm="1").status_code == 422


@pytest.mark.parametrize("role", [Role.KASIR, Role.PENGAWAS, Role.PETUGAS_KREDIT])
def test_others_do_not_see_it(office, sign_in, with_factor, role):
    teller = with_factor(Role.KASIR, name="Dewi Lestari")
    client = sign_in(role)

    assert client.get(LIST).status_code == 403
    assert post(client, ask_url(teller), reason="x").status_code == 403
    assert LIST not in client.get("/office/koperasi/orang/").text


def test_nothing_is_found_that_is_not_there(office, sign_in):
    client = sign_in(Role.KETUA)

    assert client.get(f"{LIST}4711/").status_code == 404
    assert client.get("/office/koperasi/orang/4711/dua-langkah/").status_code == 404


def test_the_list_takes_the_same_statements_for_many(office, sign_in, colleague, with_factor, statements):
    client = sign_in(Role.KETUA)
    few = statements(client, LIST)
    for number in range(60):
        colleague(Role.KASIR, name=f"Petugas {number}")
    with_factor(Role.KASIR, name="Adi")

    assert statements(client, LIST) == few
    assert "51 sampai 62 dari 62" in client.get(f"{LIST}?page=2").text
