"""Lists of members."""

from datetime import date

import pytest

from kdim.members.actions import admit
from kdim.members.enums import CheckItem, MemberStatus
from kdim.members.models import Member
from kdim.members.queries import MemberPage, MemberRow, applications, find_for_desk, overdue_applicants, register


@pytest.fixture
def fifty(cooperative, on):
    """Fifty members at one stroke."""

    def make(cooperative=cooperative, count=50):
        Member.objects.bulk_create(
            Member(
                cooperative=cooperative, status="active", number=f"2025-{n:04}", name=f"Anggota {n:02}", nik=f"{n:016}",
                born_on=date(1990, 1, 1), sex="male", channel="office", applied_on=on, joined_on=on,
                plain_name=f"anggota {n:02}", search_text=f" anggota {n:02} 2025-{n:04} {n}",
            )
            for n in range(1, count + 1)
        )  # fmt: skip

    return make


def names(rows):
    return [row.name for row in rows]


def test_the_register_shows_a_line_per_member(cooperative, new_member, on):
    member_id = new_member(1)

    assert register(cooperative.id) == MemberPage(
        rows=[
            MemberRow(
                id=member_id, number="2025-0001", name="Siti Aminah", status=MemberStatus.ACTIVE,
                phone="+6281234560001", village="Krobokan", business_name="Warung Siti", applied_on=on, joined_on=on,
                left_on=None,
            )
        ],
        total=1, page=1, pages=1,
    )  # fmt: skip


def test_the_register_is_read_page_by_page(cooperative, fifty):
    fifty(count=5)

    pages = [register(cooperative.id, page=page, size=2) for page in (-1, 1, 2, 3, 99)]

    assert [(names(page.rows), page.page) for page in pages] == [
        (["Anggota 01", "Anggota 02"], 1),
        (["Anggota 01", "Anggota 02"], 1),
        (["Anggota 03", "Anggota 04"], 2),
        (["Anggota 05"], 3),
        (["Anggota 05"], 3),
    ]
    assert {(page.total, page.pages) for page in pages} == {(5, 3)}


def test_the_register_takes_two_statements_however_many_rows(cooperative, applicant, fifty, django_assert_num_queries):
    applicant()

    with django_assert_num_queries(2):
        assert len(register(cooperative.id).rows) == 1
    fifty()
    with django_assert_num_queries(2):
        assert len(register(cooperative.id).rows) == 50


def test_the_register_is_searched_and_chosen_by_status(cooperative, applicant, new_member):
    new_member(1, name="Siti Aminah"), new_member(2, name="Budi Santoso"), applicant(3, name="Siti Rahayu")

    assert names(register(cooperative.id, words="siti").rows) == ["Siti Aminah", "Siti Rahayu"]
    assert names(register(cooperative.id, words="siti", status=MemberStatus.ACTIVE).rows) == ["Siti Aminah"]
    assert register(cooperative.id, words="tidak ada") == MemberPage(rows=[], total=0, page=1, pages=1)


def test_the_register_of_another_cooperative_is_empty(other_cooperative, new_member):
    new_member(1)

    assert register(other_cooperative.id).total == 0
    assert find_for_desk(other_cooperative.id, "siti") == []
    assert overdue_applicants(other_cooperative.id, date(2030, 1, 1)) == []
    assert applications(other_cooperative.id, date(2030, 1, 1)) == []


def test_the_desk_finds_eight_people_who_can_pay(cooperative, fifty, applicant, actor, bylaws, rid, at, on):
    fifty()
    applicant(1, name="Anggota Baru")
    admitted = applicant(2, name="Anggota Calon")
    admit(actor=actor, request_id=rid(), at=at, on=on, member_id=admitted)

    assert names(find_for_desk(cooperative.id, "anggota")) == [f"Anggota {n:02}" for n in range(1, 9)]
    assert names(find_for_desk(cooperative.id, "anggota calon")) == ["Anggota Calon"]
    assert find_for_desk(cooperative.id, "anggota baru") == []
    assert find_for_desk(cooperative.id, "  ") == []


def test_the_desk_shows_whoever_has_exactly_the_number_first(cooperative, fifty):
    fifty()
    Member.everywhere.filter(name="Anggota 50").update(number="2", search_text=" anggota 50 2 2")

    assert names(find_for_desk(cooperative.id, "2"))[:2] == ["Anggota 50", "Anggota 01"]


def test_who_waits_is_listed_with_what_is_missing_and_until_when(cooperative, actor, applicant, bylaws, rid, at):
    first = applicant(1, name="Ani", consents=frozenset(), phone="")
    second = applicant(2, name="Budi")
    Member.everywhere.filter(pk=first).update(applied_on=date(2025, 2, 28))
    admit(actor=actor, request_id=rid(), at=at, on=date(2025, 6, 16), member_id=second)

    lines = applications(cooperative.id, date(2025, 5, 29))

    assert [
        (line.row.name, line.row.status, line.missing, line.doubtful, line.due_on, line.is_overdue) for line in lines
    ] == [
        ("Ani", "applied", [CheckItem.CONSENT], [CheckItem.PHONE], date(2025, 5, 28), True),
        ("Budi", "admitted", [], [], date(2025, 9, 16), False),
    ]


def test_who_waits_is_listed_in_a_fixed_number_of_statements(cooperative, applicant, on, django_assert_num_queries):
    applicant(1)
    with django_assert_num_queries(6):
        applications(cooperative.id, on)

    for serial in range(2, 8):
        applicant(serial)
    with django_assert_num_queries(6):
        assert len(applications(cooperative.id, on)) == 7


@pytest.mark.parametrize(("on", "overdue"), [(date(2025, 5, 28), []), (date(2025, 5, 29), ["Ani"])])
def test_calon_anggota_are_overdue_after_three_months(cooperative, applicant, new_member, on, overdue):
    waiting = [applicant(1, name="Ani"), new_member(2, name="Budi")]
    Member.everywhere.filter(pk__in=waiting).update(applied_on=date(2025, 2, 28))

    assert names(overdue_applicants(cooperative.id, on)) == overdue


def test_the_day_of_a_long_month_is_not_yet_overdue(cooperative, applicant):
    Member.everywhere.filter(pk=applicant(1)).update(applied_on=date(2025, 3, 31))

    assert overdue_applicants(cooperative.id, date(2025, 6, 30)) == []
