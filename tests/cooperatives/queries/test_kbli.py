"""Finding a kind of business in plain words."""

import pytest

from kdim.cooperatives.actions import load_reference
from kdim.cooperatives.enums import KbliVersion
from kdim.cooperatives.queries import KindOfBusiness, find_kbli


@pytest.fixture
def kinds(db):
    load_reference(province="33")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("warung kopi", "56304"),
        ("JAHIT", "14120"),
        ("servis hp", "47414"),
        ("bengkel motor", "45407"),
        ("sembako", "47112"),
        ("toko kue", "47242"),
        ("catering", "56210"),
        ("ojol", "49424"),
        ("warung nasi", "56102"),
        ("ikan asin", "10211"),
        ("47112", "47112"),
        ("laundry kiloan", "96200"),
    ],
)
def test_everyday_words_find_the_kind_of_business_first(kinds, words, code):
    assert find_kbli(words, KbliVersion.KBLI_2020)[0].code == code


def test_a_hit_says_how_people_call_it(kinds):
    assert find_kbli("jahit", KbliVersion.KBLI_2025)[0] == KindOfBusiness(
        version=KbliVersion.KBLI_2025, code="14120", words="penjahit",
        title="INDUSTRI PENJAHITAN DAN PEMBUATAN (BUKAN KONFEKSI) PAKAIAN SESUAI PESANAN/KUSTOMISASI", is_common=True,
    )  # fmt: skip


def test_there_are_at_most_twenty_hits_the_common_ones_first(kinds):
    hits = find_kbli("perdagangan", KbliVersion.KBLI_2020)

    assert len(hits) == 20
    assert [hit.is_common for hit in hits] == sorted((hit.is_common for hit in hits), reverse=True)


@pytest.mark.parametrize("words", ["", " ", "a b", "zzzzzz", "%%"])
def test_nothing_is_found_for_nothing(kinds, words):
    assert find_kbli(words, KbliVersion.KBLI_2020) == []


def test_a_search_takes_at_most_two_queries(kinds, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        find_kbli("zzzzzz toko", KbliVersion.KBLI_2020)


def test_characters_that_nobody_sees_do_not_count(kinds):
    assert find_kbli("ja\0hit\u200b", KbliVersion.KBLI_2020) == find_kbli("jahit", KbliVersion.KBLI_2020)
