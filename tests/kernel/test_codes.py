"""One-time codes."""

import pytest

from kdim.kernel.codes import ALPHABET, code_from, format_code, new_code, read_code


def test_a_code_has_eight_characters_that_cannot_be_mistaken():
    code = new_code()

    assert len(code) == 8
    assert set(code) <= set(ALPHABET)
    assert set(ALPHABET) & set("IO01") == set()
    assert len(set(ALPHABET)) == 32


def test_the_same_digest_spells_the_same_code():
    assert code_from(bytes(range(8))) == "ABCDEFGH"
    assert code_from(bytes([255] * 32)) == "99999999"


def test_a_code_is_printed_in_two_halves():
    assert format_code("ABCDEFGH") == "ABCD-EFGH"


@pytest.mark.parametrize("typed", ["ABCD-EFGL", "abcd efg1", " abcdefgi ", "ab-cd-ef-gl\u200b"])
def test_a_code_is_read_as_people_type_it(typed):
    assert read_code(typed) == "ABCDEFGL"
