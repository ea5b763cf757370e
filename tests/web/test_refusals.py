"""Every refusal has words, in Indonesian too."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from tests.web.rooms import import_every_room

from kdim.kernel.reading import AmountAmbiguous, AmountMissing
from kdim.kernel.refusals import Refusal
from kdim.web.refusals import WORDS, NoWords, words


def every_refusal() -> list[type[Refusal]]:
    """All subclasses in all rooms, those of folders of actions included."""
    import_every_room()
    found, ahead = [], [Refusal]
    while ahead:
        ahead += (below := ahead.pop().__subclasses__())
        found += [refusal for refusal in below if refusal.__module__.startswith("kdim.") and "code" in vars(refusal)]
    return sorted(found, key=lambda refusal: refusal.code)


def test_every_refusal_has_words_and_every_word_its_refusal():
    codes = {refusal.code for refusal in every_refusal()}

    assert {"without words": codes - set(WORDS), "without refusal": set(WORDS) - codes} == {
        "without words": set(),
        "without refusal": set(),
    }


def test_a_code_belongs_to_one_refusal():
    codes = [refusal.code for refusal in every_refusal()]

    assert [code for code in codes if codes.count(code) > 1] == []


def test_amounts_in_a_sentence_are_written_as_money():
    refusal = AmountAmbiguous(typed="1.250 ribu", readings=(1_250, 1_250_000))

    assert words(refusal) == "“1.250 ribu” bisa berarti Rp1.250 atau Rp1.250.000. Ketik jumlahnya dengan angka lengkap."


def test_the_sentence_follows_the_language_of_the_page():
    with translation.override("en"):
        assert words(AmountMissing()) == "Type the amount, for example 50.000."


def test_days_moments_percentages_and_labels_have_their_own_spelling(monkeypatch):
    class Sample(Refusal):
        code = "sample"

    monkeypatch.setitem(WORDS, "sample", "{on:tanggal}; {until:jam}; {share:persen}; {role:label Role}; {gone:rupiah}.")
    facts = {"on": date(2026, 8, 17), "until": datetime(2026, 8, 17, 7, 5, tzinfo=UTC), "share": 27_500}

    assert words(Sample(**facts, role="ketua", gone=None)) == "17 Agustus 2026; 17 Agu 2026 14.05 WIB; 2,75%; Ketua; ."


def test_a_refusal_without_words_is_a_defect():
    class Silent(Refusal):
        code = "silent"

    with pytest.raises(NoWords):
        words(Silent())
