"""Counting notes and coins."""

from datetime import date

import pytest

from kdim.calculations.dated import RuleUnknown
from kdim.calculations.denominations import LEGAL_TENDER, CountWrong, counted, fewest_pieces

NOW = LEGAL_TENDER.at(date(2025, 6, 16))


def test_pieces_are_worth_their_value_and_a_thousand_is_note_and_coin():
    assert counted({"note_100000": 12, "note_75000": 1, "note_1000": 3, "coin_1000": 2, "coin_50": 1}, NOW) == 1_280_050
    assert counted({}, NOW) == 0


@pytest.mark.parametrize("pieces", [{"note_25000": 1}, {"coin_100000": 1}, {"note_1000": -1}])
def test_what_is_no_legal_tender_is_not_counted(pieces):
    with pytest.raises(CountWrong):
        counted(pieces, NOW)


def test_the_note_of_seventy_five_thousand_came_on_independence_day_2020():
    codes = {piece.code for piece in LEGAL_TENDER.at(date(2020, 8, 16)).pieces}
    assert "note_75000" not in codes
    assert {piece.code for piece in LEGAL_TENDER.at(date(2020, 8, 17)).pieces} == codes | {"note_75000"}
    with pytest.raises(RuleUnknown):
        LEGAL_TENDER.at(date(2016, 12, 18))


def test_an_amount_in_few_pieces():
    assert fewest_pieces(276_570, NOW) == (
        {"note_100000": 2, "note_75000": 1, "note_1000": 1, "coin_500": 1, "coin_50": 1}, 20,
    )  # fmt: skip
    pieces, rest = fewest_pieces(999_999_950, NOW)
    assert (counted(pieces, NOW), rest) == (999_999_950, 0)


def test_the_largest_come_first_notes_before_coins():
    assert [piece.code for piece in NOW.pieces][:2] == ["note_100000", "note_75000"]
    assert [piece.code for piece in NOW.pieces if not piece.is_note] == [
        "coin_1000", "coin_500", "coin_200", "coin_100", "coin_50",
    ]  # fmt: skip
