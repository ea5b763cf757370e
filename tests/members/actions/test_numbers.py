"""Member numbers."""

from datetime import date

import pytest
from tests.members.conftest import activate, decide

from kdim.cooperatives.bylaws import BylawMissing
from kdim.members.actions import NumberPatternWrong, require_pattern
from kdim.members.actions.numbers import next_number
from kdim.members.models import NumberSeries


def numbers(cooperative, on, count):
    return [next_number(cooperative.id, on) for _ in range(count)]


def test_numbers_follow_each_other(cooperative, bylaws, on):
    assert numbers(cooperative, on, 3) == ["2025-0001", "2025-0002", "2025-0003"]


def test_a_pattern_with_the_year_begins_again_every_year(cooperative, bylaws):
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2024, 12, 31))

    assert [next_number(cooperative.id, on) for on in days] == ["2024-0001", "2025-0001", "2024-0002"]


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("{number}", "1"),
        ("A.{number:06d}", "A.000001"),
        ("{year}/{month}/{number:03d}", "2025/06/001"),
        ("KDIM-{number:04d}-{year}", "KDIM-0001-2025"),
    ],
)
def test_the_bylaws_say_how_members_are_numbered(cooperative, rid, at, on, pattern, first):
    decide(cooperative.id, rid, at, member_number_pattern=pattern)

    assert next_number(cooperative.id, on) == first


@pytest.mark.parametrize(
    "pattern",
    ["{year}", "{number}{number}", "{number:4d}", "{number.__class__}", "{member}-{number}", "a b{number}",
     "<{number}>", "x" * 21 + "{number}"],
)  # fmt: skip
def test_a_pattern_that_makes_no_numbers_is_refused(cooperative, rid, at, on, pattern):
    with pytest.raises(NumberPatternWrong) as refused:
        require_pattern(pattern)

    assert refused.value.facts == {"pattern": pattern, "example": "{year}-{number:04d}"}
    decide(cooperative.id, rid, at, member_number_pattern=pattern)
    with pytest.raises(NumberPatternWrong):
        next_number(cooperative.id, on)
    assert not NumberSeries.everywhere.exists()


def test_without_a_pattern_there_is_no_number(cooperative, on):
    with pytest.raises(BylawMissing):
        next_number(cooperative.id, on)


def test_a_number_from_older_books_is_passed_over(cooperative, new_member, rid, at, on):
    new_member(1)
    NumberSeries.everywhere.update(last=0)

    assert next_number(cooperative.id, on) == "2025-0002"


def test_members_who_join_at_the_same_instant_get_numbers_without_gaps_or_doubles(
    at_once, cooperative, applicant, bylaws, actor, rid, at, on
):
    from kdim.members.actions import admit

    ids = [applicant(serial) for serial in range(1, 7)]
    for member_id in ids:
        admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)

    given = at_once(
        *(
            lambda member_id=member_id: activate(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)
            for member_id in ids
        )
    )

    assert sorted(given) == [f"2025-{n:04}" for n in range(1, 7)]
