"""What is suggested for movements at the bank, and what is left to people."""

from datetime import date

import pytest

from kdim.calculations.bank_matching import Booked, Evidence, Movement, fits, names_in, suggest

DAY = date(2026, 1, 5)


def movement(n, amount=50_000, on=DAY, text="SETOR"):
    return Movement(n, on, amount * 100, text)


def booked(n, amount=50_000, on=DAY, text="Setoran", names=()):
    return Booked(n, on, amount, text, names)


def pairs(movements, entries):
    return [(one.movement, one.entry) for one in suggest(movements, entries)]


def test_day_and_amount_suggest_and_say_so():
    [one] = suggest([movement(1)], [booked(7), booked(8, amount=60_000)])

    assert (one.movement, one.entry, one.evidence) == (1, 7, (Evidence.DAY,))


def test_a_number_in_both_is_stronger_than_the_day():
    entries = [booked(7), booked(8, on=date(2026, 1, 20), text="Setoran simpanan SS-000012")]
    [one] = suggest([movement(1, text="TRSF SS-000012 UANG")], entries)

    assert (one.entry, one.evidence) == (8, (Evidence.REFERENCE,))


def test_the_member_named_is_found_among_equal_amounts_of_the_day():
    entries = [booked(7, names=("SW-000001 Budi Santoso",)), booked(8, names=("SW-000002 Wulan Anggun Sari",))]
    found = suggest([movement(1, text="TRSF WULAN ANGGUN"), movement(2, text="TRSF BUDI SANTOSO")], entries)

    assert [(one.movement, one.entry, one.evidence) for one in found] == [
        (1, 8, (Evidence.MEMBER, Evidence.DAY)), (2, 7, (Evidence.MEMBER, Evidence.DAY)),
    ]  # fmt: skip


def test_the_only_one_of_an_amount_is_found_within_seven_days():
    [one] = suggest([movement(1)], [booked(7, on=date(2026, 1, 12))])
    assert one.evidence == (Evidence.ALONE,)
    assert suggest([movement(1)], [booked(7, on=date(2026, 1, 13))]) == ()


def test_two_candidates_are_left_to_people():
    assert pairs([movement(1)], [booked(7), booked(8, text="Setoran lain")]) == []
    assert pairs([movement(1), movement(2, text="LAIN")], [booked(7)]) == []


def test_identical_payments_find_identical_entries_one_each():
    twice = [movement(1), movement(2)]

    assert pairs(twice, [booked(7), booked(8)]) == [(1, 7), (2, 8)]
    assert pairs(twice, [booked(7)]) == [(1, 7)]
    assert pairs([movement(1)], [booked(7), booked(8)]) == [(1, 7)]


@pytest.mark.parametrize(
    ("sen", "rupiah", "told"),
    [
        (821_945, 8_219, True), (821_945, 8_220, True), (821_945, 8_221, False), (821_900, 8_219, True),
        (-5_000, -50, True), (-5_000, 50, False), (5_000, 50, True), (50, 1, True), (-821_945, -8_219, True),
    ],
)  # fmt: skip
def test_sen_that_the_books_do_not_keep_do_not_part_what_belongs_together(sen, rupiah, told):
    assert fits(sen, rupiah) is told


def test_what_came_in_is_never_what_went_out():
    assert pairs([movement(1)], [booked(7, amount=-50_000)]) == []


def test_a_movement_with_sen_finds_the_whole_rupiah():
    assert pairs([Movement(1, DAY, 821_945, "BUNGA")], [booked(7, amount=8_219)]) == [(1, 7)]
    assert pairs([Movement(1, DAY, -164_450, "PAJAK")], [booked(7, amount=-1_645)]) == [(1, 7)]


def test_a_name_is_two_of_its_words_or_the_only_one():
    assert names_in("TRSF DARI SULASTRI", ["SS-000003 Sulastri"])
    assert not names_in("TRSF SITI RAHAYU", ["SS-000001 Siti Aminah"])
    assert not names_in("IBU ADI", ["SS-000001 Adi"])
