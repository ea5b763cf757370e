"""Every code that a person may see has words."""

from enum import StrEnum

import pytest
from tests.web.rooms import import_every_room

from kdim.cooperatives.enums import Role
from kdim.web.labels import LABELS, TONE_ICONS, TONES, NoWords, label, tone

# They say how something is typed or read; nobody reads them.
UNSEEN = {"ValueKind", "Kind", "Purpose", "Section", "Direction"}


def every_enum() -> dict[str, set[str]]:
    """Codes by the name of their enum; two enums of one name are one table of words."""
    import_every_room()
    found: dict[str, set[str]] = {}
    for enum in StrEnum.__subclasses__():
        if enum.__module__.startswith("kdim.") and enum.__name__ not in UNSEEN:
            found.setdefault(enum.__name__, set()).update(member.value for member in enum)
    return found


def test_every_code_has_words_and_every_word_its_code():
    assert {kind: set(words) for kind, words in LABELS.items()} == every_enum()


def test_every_tone_is_of_a_code_and_has_an_icon():
    for kind, tones in TONES.items():
        assert set(tones) <= set(LABELS[kind])
        assert set(tones.values()) <= set(TONE_ICONS)


def test_an_enum_member_knows_its_kind_and_a_stored_code_is_told_it():
    assert label(Role.KETUA) == "Ketua"
    assert label("ketua", "Role") == "Ketua"
    assert label("") == ""


def test_a_code_without_words_is_a_defect():
    with pytest.raises(NoWords):
        label("raja", "Role")


def test_what_nobody_classed_is_quiet():
    assert tone(Role.KETUA) == "quiet"
    assert tone("pending", "ReversalStatus") == "attention"
