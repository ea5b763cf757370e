"""Founding a cooperative."""

from datetime import date

import pytest
from django.db import connection

from kdim.cooperatives.actions import (
    AlreadySetUp,
    HostTaken,
    SecretTooWeak,
    SetupCodeWrong,
    SlugTaken,
    SlugWrong,
    issue_setup_code,
    verify_secret,
)
from kdim.cooperatives.enums import CooperativeKind, Role, Zone
from kdim.cooperatives.models import Cooperative, HostName, Person, wall
from kdim.cooperatives.queries import bylaw_history, bylaws_at, cooperative_for_host, people_with_roles, trail
from kdim.processes.founding import (
    FirstPerson,
    NameMissing,
    found_cooperative,
    found_first_cooperative,
    proposal_for,
    proposed_slug,
)
from kdim.savings.queries import products

FIRST = FirstPerson(name="Henri Kasyfi", phone="+6281234567890", secret="493817")


@pytest.fixture
def found(db, at, on):
    """Founds a cooperative with any of its facts changed."""

    def make(**changes):
        return found_cooperative(
            **{
                "name": "Koperasi Konsumen Maju Bersama",
                "slug": "maju-bersama",
                "template": CooperativeKind.KONSUMEN,
                "zone": Zone.WITA,
                "fiscal_start_month": 1,
                "first_person": FIRST,
                "at": at,
                "on": on,
                **changes,
            }
        )

    return make


@pytest.mark.parametrize("kind", CooperativeKind)
def test_a_founded_cooperative_has_the_bylaws_of_its_template(found, on, kind):
    cooperative_id = found(template=kind)

    assert bylaws_at(cooperative_id, on).values == {
        key.value: value for key, value in proposal_for(kind).bylaws_from(on).items()
    }
    assert {change.decision for change in bylaw_history(cooperative_id)} == {"1/PENDIRIAN/2025"}


def test_the_first_person_is_chair_for_a_term_and_administrator(found, on):
    cooperative_id = found()

    lines = [
        (line.name, line.role, line.from_on, line.until_on, line.decision)
        for line in people_with_roles(cooperative_id, on)
    ]
    assert sorted(lines) == [
        ("Henri Kasyfi", Role.ADMIN, on, None, "1/PENDIRIAN/2025"),
        ("Henri Kasyfi", Role.KETUA, on, date(2030, 6, 16), "1/PENDIRIAN/2025"),
    ]


def test_the_first_person_signs_in_with_their_phone(found, at):
    cooperative_id = found()

    person_id = verify_secret(
        cooperative_id=cooperative_id, name="0812-3456-7890", secret="493817", address="10.0.0.1", at=at
    )

    assert Person.objects.get(pk=person_id).name == "Henri Kasyfi"


def test_founding_is_in_the_trail_from_the_first_row(found):
    assert [record.act for record in trail(found())][::-1][:2] == ["cooperatives.record_bylaws", "ledger.open_book"]


@pytest.mark.parametrize("kind", CooperativeKind)
def test_a_founded_cooperative_offers_the_savings_of_its_template(found, on, kind):
    cooperative_id = found(template=kind)

    offered = {
        (one.code, one.name, one.kind, one.method, one.minimum_balance, one.minimum_deposit)
        for one in products(cooperative_id, on)
    }
    assert offered == {
        (one.code, one.name, one.kind, one.method, one.minimum_balance, one.minimum_deposit)
        for one in proposal_for(kind).products
    }


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no row-level security")
def test_founding_and_signing_in_work_behind_the_second_wall(found, plain_role, at, on):
    plain_role()

    first, second = found(host="maju.example.id"), found(slug="kedua")

    answering = cooperative_for_host("maju.example.id")
    assert answering is not None
    assert answering.id == first
    assert people_with_roles(first, on) == []  # nobody entered
    with wall.enter(first):
        assert len(people_with_roles(first, on)) == 2
        assert verify_secret(cooperative_id=first, name=FIRST.phone, secret=FIRST.secret, address="", at=at)
    with wall.enter(second):
        assert len(people_with_roles(second, on)) == 2


def test_a_cooperative_answers_to_its_host_name(found):
    cooperative_id = found(host="Maju.Example.ID")
    found(slug="kedua", first_person=FIRST)

    answering = cooperative_for_host("maju.example.id:8000")
    assert answering is not None
    assert answering.id == cooperative_id


def test_the_same_phone_may_found_two_cooperatives_that_do_not_know_each_other(found):
    first, second = found(), found(slug="kedua")

    people = [line.person_id for one in (first, second) for line in people_with_roles(one, date(2025, 6, 16))]
    assert len(set(people)) == 2


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"name": " K "}, NameMissing),
        ({"first_person": FirstPerson(name="", phone=FIRST.phone, secret=FIRST.secret)}, NameMissing),
        ({"first_person": FirstPerson(name=FIRST.name, phone=FIRST.phone, secret="123456")}, SecretTooWeak),
        ({"slug": "Maju Bersama"}, SlugWrong),
        ({"slug": "sudah-ada"}, SlugTaken),
        ({"host": "sudah.ada.id"}, HostTaken),
    ],
)
def test_a_refused_founding_leaves_nothing(found, other_cooperative, changes, refusal):
    Cooperative.objects.filter(pk=other_cooperative.id).update(slug="sudah-ada")
    HostName.objects.create(host="sudah.ada.id", cooperative=other_cooperative)

    with pytest.raises(refusal):
        found(**changes)

    assert list(Cooperative.objects.all()) == [other_cooperative]
    assert Person.objects.count() == 0
    assert wall.inside() is None


@pytest.fixture
def set_up(db, at, on):
    """The set-up page sends its form."""

    def send(code):
        return found_first_cooperative(
            setup_code=code, name="Koperasi Maju", slug="maju", template=CooperativeKind.KONSUMEN, zone=Zone.WIB,
            fiscal_start_month=1, first_person=FIRST, at=at, on=on,
        )  # fmt: skip

    return send


def test_a_stranger_without_the_code_founds_nothing(set_up, at):
    issue_setup_code(at=at)

    with pytest.raises(SetupCodeWrong):
        set_up("AAAA-AAAA")

    assert not Cooperative.objects.exists()


def test_who_read_the_code_founds_the_first_cooperative_once(set_up, at):
    code = issue_setup_code(at=at)

    assert set_up(code) == Cooperative.objects.get().id
    with pytest.raises(AlreadySetUp):
        set_up(code)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Koperasi Konsumen Maju Bersama", "maju-bersama"),
        ("KSP Artha Jaya (2024)", "artha-jaya-2024"),
        ("Koperasi", "koperasi"),
        ("Koperasi " + "Sejahtera " * 9, "sejahtera-sejahtera-sejahtera-sejahtera"),
        ("…", ""),
    ],
)
def test_a_short_name_is_proposed_from_the_telling_words(name, slug):
    assert proposed_slug(name) == slug
