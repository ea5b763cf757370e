"""Finding members by what people type."""

import pytest

from kdim.members.models import Member
from kdim.members.queries.words import matching, plain_words, search_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Siti Aminah", "siti aminah"),
        ("NI'MAH  José, S.Pd.", "nimah jose spd"),
        ("Nur\u2019aini", "nuraini"),
        ("Agus-Salim/Putra", "agus salim putra"),
        ("!?", ""),
    ],
)
def test_plain_words_have_no_accents_and_no_signs(text, plain):
    assert plain_words(text) == plain


@pytest.mark.parametrize(
    ("number", "phone", "text"),
    [
        ("", "", " siti"),
        ("2025-0017", "+6281234567890", " siti 2025-0017 17 81234567890"),
        ("A.0017/KDIM", "", " siti a.0017/kdim 17"),
        ("A-0000", "", " siti a-0000"),
    ],
)
def test_a_member_is_found_by_name_number_and_phone(number, phone, text):
    assert search_text(plain_name="siti", number=number, phone=phone) == text


@pytest.fixture
def people(new_member):
    """Three members: José Ni'mah Santoso, Budi Santoso, Abudi Rahman."""
    names = ("José Ni'mah Santoso", "Budi Santoso", "Abudi Rahman")
    return {new_member(serial, name=name): name for serial, name in enumerate(names, start=1)}


def found(cooperative, words):
    return list(matching(cooperative.id, words).order_by("number").values_list("number", flat=True))


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("", ["2025-0001", "2025-0002", "2025-0003"]),
        ("  ", ["2025-0001", "2025-0002", "2025-0003"]),
        ("santoso", ["2025-0001", "2025-0002"]),
        ("SANTOSO jose", ["2025-0001"]),
        ("San José", ["2025-0001"]),
        ("nimah", ["2025-0001"]),
        ("ni'mah", ["2025-0001"]),
        ("NI\u2019MAH", ["2025-0001"]),
        ("bud", ["2025-0002"]),
        ("abud", ["2025-0003"]),
        ("toso", []),
        ("%", []),
        ("_", []),
        ("budi\x00", ["2025-0002"]),
        ("budi\u200b \u00a0santoso", ["2025-0002"]),
        ("'; drop table", []),
        ("2025-0003", ["2025-0003"]),
        ("2025", ["2025-0001", "2025-0002", "2025-0003"]),
        ("3", ["2025-0003"]),
        ("budi 2", ["2025-0002"]),
        ("0812-3456-0002", ["2025-0002"]),
        ("+62 812 3456 0002", ["2025-0002"]),
        ("6281234560002", ["2025-0002"]),
        ("0062 81234560002", ["2025-0002"]),
        ("81234560002", ["2025-0002"]),
        ("08123456", ["2025-0001", "2025-0002", "2025-0003"]),
        ("(0812) 3456.0003", ["2025-0003"]),
        ("3374135708900003", ["2025-0003"]),
        ("33741357 08900003", ["2025-0003"]),
        ("337413570890000", []),
        ("x" * 10_000, []),
        ("budi santoso dan enam kata lain yang tidak ada", []),
    ],
)
def test_search_understands_what_people_type(cooperative, people, words, numbers):
    assert found(cooperative, words) == numbers


def test_only_the_first_six_words_count(cooperative, people):
    assert found(cooperative, "budi budi budi santoso bud san tidakada") == ["2025-0002"]


def test_a_number_with_letters_is_found(cooperative, people):
    Member.everywhere.filter(number="2025-0003").update(number="KD/0003", search_text=" abudi rahman kd/0003 3")

    assert found(cooperative, "kd/0003") == ["KD/0003"]
