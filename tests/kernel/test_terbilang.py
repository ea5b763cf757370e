import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from kdim.kernel.terbilang import terbilang


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1945, "seribu sembilan ratus empat puluh lima"),
        (2000, "dua ribu"),
        (101_000, "seratus satu ribu"),
        (1_001_000, "satu juta satu ribu"),
        (1_250_000, "satu juta dua ratus lima puluh ribu"),
        (21_000_000_000, "dua puluh satu miliar"),
        (999_000_000_000_000, "sembilan ratus sembilan puluh sembilan triliun"),
        (10**15, "satu kuadriliun"),
        (10**18, "satu kuintiliun"),
        (-500_000, "minus lima ratus ribu"),
    ],
)
def test_numbers_read_as_a_receipt_spells_them(number: int, words: str):
    assert terbilang(number) == words


@given(st.integers(min_value=-(10**18) + 1, max_value=10**18 - 1))
def test_the_words_are_those_of_an_independent_library(number: int):
    # num2words says "min" and joins no scale above kuadriliun; everything below agrees word for word.
    assert terbilang(number) == num2words(number, lang="id").replace("min ", "minus ")


@given(st.integers(min_value=-(2**63), max_value=2**63 - 1))
def test_every_amount_the_database_can_hold_has_words_of_its_own(number: int):
    assert terbilang(number) != terbilang(number + 1 if number < 0 else number - 1)


def test_a_number_without_words_is_a_defect():
    with pytest.raises(ValueError, match="no words"):
        terbilang(10**21)
