"""How many members there are."""

from datetime import date

from tests.members.conftest import end

from kdim.kernel.calendar import Month
from kdim.members.enums import ExitReason
from kdim.members.queries import MonthCount, counts, members_by_month


def test_members_are_counted_by_status(cooperative, other_cooperative, new_member, applicant):
    new_member(1), new_member(2), applicant(3)

    assert counts(cooperative.id) == {
        "applied": 1, "admitted": 0, "active": 2, "rejected": 0, "withdrawn": 0, "left": 0,
    }  # fmt: skip
    assert sum(counts(other_cooperative.id).values()) == 0


def test_the_curve_of_members_shows_who_came_and_who_went(
    cooperative, other_cooperative, actor, new_member, rid, at, django_assert_num_queries
):
    days = (date(2024, 12, 31), date(2024, 12, 1), date(2025, 1, 31), date(2025, 3, 1), date(2025, 4, 1))
    first, second, *_ = [new_member(serial, on=day) for serial, day in enumerate(days, start=1)]
    for member_id, day in ((first, date(2025, 2, 28)), (second, date(2024, 12, 31))):
        end(
            actor=actor, request_id=rid(), at=at, on=day, member_id=member_id, exit_reason=ExitReason.KELUAR,
            reason="Surat",
        )  # fmt: skip

    with django_assert_num_queries(3):
        curve = members_by_month(cooperative.id, Month(2025, 1), Month(2025, 3))

    assert curve == [
        MonthCount(Month(2025, 1), joined=1, left=0, members=2),
        MonthCount(Month(2025, 2), joined=0, left=1, members=1),
        MonthCount(Month(2025, 3), joined=1, left=0, members=2),
    ]
    assert members_by_month(other_cooperative.id, Month(2025, 1), Month(2025, 1)) == [
        MonthCount(Month(2025, 1), joined=0, left=0, members=0)
    ]
