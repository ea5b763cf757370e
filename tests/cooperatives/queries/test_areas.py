"""Areas by code."""

import pytest

from kdim.cooperatives.actions import load_reference
from kdim.cooperatives.queries import area_children, area_line, areas_of


@pytest.fixture
def areas(db):
    load_reference(province="33")


def test_from_province_to_village_by_name(areas):
    provinces = [area.name for area in area_children(None)]
    regencies = [area.name for area in area_children("33")]

    assert (len(provinces), provinces == sorted(provinces)) == (38, True)
    assert (len(regencies), regencies[0]) == (35, "Kabupaten Banjarnegara")
    assert area_children("33.74.13")[0].name == "Bojongsalaman"
    assert area_children("99") == []


def test_the_chain_of_a_village_takes_one_query(areas, django_assert_num_queries):
    with django_assert_num_queries(1):
        chain = areas_of("33.74.13.1007")

    assert [area.level for area in chain] == ["province", "regency", "district", "village"]


def test_an_area_is_written_as_under_a_street(areas):
    assert area_line("33.74.13.1007").endswith(", Semarang Barat, Kota Semarang, Jawa Tengah")
    assert area_line("") == ""
