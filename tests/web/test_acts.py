"""The trail speaks: every act in the code has words, and facts are read as people read."""

import re
from pathlib import Path

import pytest

import kdim
from kdim.web.labels.acts import ACTS, act_words, acts_with_words, fact_words, subject_words, visible_facts
from kdim.web.office.cooperative.readable import readable, written


def test_every_act_and_every_look_has_words():
    code = "".join(path.read_text() for path in Path(kdim.__file__).parent.rglob("*.py"))
    named = {*re.findall(r'@act\(\s*"([a-z_.]+)"', code), *re.findall(r'look\([^)]*what="([a-z_.]+)"', code)}

    assert named - set(ACTS) == set()


def test_what_has_no_words_is_shown_as_it_was_written():
    assert act_words("lama.sekali") == "lama.sekali"
    assert fact_words("old_fact") == "Old fact"
    assert subject_words("member:17") == "Anggota 17"
    assert subject_words("kapal:3") == "Kapal 3"


def test_acts_are_found_by_a_part_of_their_words():
    assert acts_with_words("MEMBERI slip") == ["cooperatives.issue_slip", "members.issue_activation"]
    assert acts_with_words("") == []


def test_bare_ids_and_empty_facts_are_left_out():
    assert visible_facts({"member_id": 3, "reversed_by": 10**17, "reason": "", "name": "Siti", "lines": [1]}) == [
        ("name", "Siti")
    ]


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("amount", 25_000, "Rp25.000"),
        ("accounts", 1_238, "1.238"),
        ("n", 7_412_345_678_901_234_567, "7412345678901234567"),
        ("on", "2025-01-31", "31 Januari 2025"),
        ("at", "2025-01-31T03:05:00+00:00", "31 Jan 2025 10.05 WIB"),
        ("role", "ketua", "Ketua"),
        ("is_open", True, "Ya"),
        ("names", ["a", "b"], "a, b"),
        ("amounts", {"amount": 5, "name": "x"}, "Jumlah: Rp5; Nama: x"),
        ("reason", "pindah", "pindah"),
        ("reason", None, "kosong"),
    ],
)
def test_a_fact_is_written_by_its_name_and_shape(name, value, text):
    assert written(name, value) == text


def test_changes_and_rules_are_spread_out():
    facts = {
        "changed": {"name": ["Lama", "Baru"], "logo": ["", "sha256:1"], "area_id": [None, "33.74"]},
        "values": {"simpanan_wajib": 25_000, "lama": 3},
    }
    assert readable(facts) == [
        ("Nama", "Baru (sebelumnya Lama)"),
        ("Logo", "gambar baru"),
        ("Area", "33.74 (sebelumnya kosong)"),
        ("Simpanan wajib sebulan", "Rp25.000"),
        ("lama", "3"),
    ]
