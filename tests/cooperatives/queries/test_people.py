"""Which cooperative answers, and who is who."""

from datetime import date

import pytest

from kdim.cooperatives.actions import add_host_name
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Cooperative, Person, RoleTerm
from kdim.cooperatives.powers import powers_of
from kdim.cooperatives.queries import (
    actor_for,
    belongs,
    cooperative_for_host,
    find_people,
    is_installed,
    people_with_roles,
    person_here,
    roles_at,
    sign_in_key,
)
from kdim.cooperatives.queries.people import has_office


def test_an_empty_install_has_no_cooperative(db):
    assert not is_installed()
    assert cooperative_for_host("localhost") is None


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "apa.saja.id"])
def test_the_only_cooperative_answers_to_every_host(cooperative, host):
    assert is_installed()
    assert cooperative_for_host(host) == cooperative


@pytest.fixture
def two(cooperative, other_cooperative):
    """Two cooperatives, the first with a name of its own."""
    add_host_name(cooperative_id=cooperative.id, host="uji.example.id")
    return cooperative, other_cooperative


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("uji.example.id", 0),
        ("UJI.example.id.:8443", 0),
        ("uji.localhost:8000", 0),
        ("tetangga.localhost", 1),
    ],
)
def test_each_of_several_answers_to_its_names(two, host, place):
    assert cooperative_for_host(host) == two[place]


@pytest.mark.parametrize("host", ["localhost", "lain.example.id", "lain.localhost", ".localhost", "uji", ""])
def test_with_several_an_unknown_host_is_nobodys(two, host):
    assert cooperative_for_host(host) is None


def test_a_host_name_goes_before_a_short_name(two):
    add_host_name(cooperative_id=two[0].id, host="tetangga.localhost")

    assert cooperative_for_host("tetangga.localhost") == two[0]


@pytest.mark.parametrize("host", ["uji.example.id", "tetangga.localhost", "lain.example.id"])
def test_choosing_takes_one_query_among_many(two, at, django_assert_num_queries, host):
    Cooperative.objects.bulk_create(
        Cooperative(name=f"K{number}", slug=f"k{number}", kind="konsumen", created_at=at) for number in range(9)
    )

    with django_assert_num_queries(1):
        cooperative_for_host(host)


def test_an_actor_has_the_powers_of_the_day(cooperative, person):
    RoleTerm.objects.create(
        cooperative=cooperative, person=person, role=Role.KASIR, from_on=date(2025, 1, 1), until_on=date(2025, 7, 1)
    )
    facts = {"cooperative_id": cooperative.id, "person": person, "member_id": 5, "address": "10.0.0.7"}

    now, later = actor_for(on=date(2025, 6, 30), **facts), actor_for(on=date(2025, 7, 1), **facts)

    assert (now.powers, now.roles, now.member_id, now.name) == (
        powers_of(frozenset({Role.KASIR})), frozenset({Role.KASIR}), 5, "Siti Aminah",
    )  # fmt: skip
    assert (later.powers, later.roles) == (frozenset(), frozenset())


def test_a_role_in_one_cooperative_is_none_in_another(cooperative, other_cooperative, person, on):
    RoleTerm.objects.create(cooperative=cooperative, person=person, role=Role.KETUA, from_on=on)

    assert roles_at(other_cooperative.id, person.id, on) == frozenset()
    assert (has_office(cooperative.id, person.id), has_office(other_cooperative.id, person.id)) == (True, False)
    assert (belongs(cooperative.id, person.id), belongs(other_cooperative.id, person.id)) == (True, False)


def test_people_in_office_are_listed_first(cooperative, person, on):
    for role, from_on, until_on in (
        (Role.KASIR, date(2023, 1, 1), date(2024, 1, 1)),
        (Role.MANAJER, date(2022, 1, 1), None),
        (Role.KASIR, date(2026, 1, 1), None),
    ):
        RoleTerm.objects.create(cooperative=cooperative, person=person, role=role, from_on=from_on, until_on=until_on)

    assert [(line.role, line.from_on.year, line.in_force) for line in people_with_roles(cooperative.id, on)] == [
        (Role.MANAJER, 2022, True),
        (Role.KASIR, 2026, False),
        (Role.KASIR, 2023, False),
    ]


@pytest.mark.parametrize("words", ["siti", "AMINAH si", "a-00", "0812-3456", "+628123456", "7890", ""])
def test_people_are_found_by_name_number_or_phone_within_the_cooperative(
    cooperative, person, neighbour, words, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert find_people(cooperative.id, words) == [person]


@pytest.mark.parametrize("words", ["tetangga", "siti budi", "0899", "12"])
def test_people_who_are_not_there_are_not_found(cooperative, person, neighbour, words):
    assert find_people(cooperative.id, words) == []


def test_the_deactivated_are_not_found(cooperative, person):
    Person.objects.filter(pk=person.id).update(is_active=False)

    assert find_people(cooperative.id, "siti") == []


def test_a_person_is_read_where_they_belong(cooperative, person, neighbour):
    assert person_here(cooperative.id, person.id) == person
    assert person_here(cooperative.id, neighbour.id) is None


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        (" 2025-0001 ", "2025-0001"),
        ("a 12", "A12"),
        ("0812 3456 7890", "+6281234567890"),
        ("A\x00\u200b1", "A1"),
        ("x" * 100, "X" * 40),
    ],
)
def test_a_name_is_compared_as_it_is_stored(typed, key):
    assert sign_in_key(typed) == key
