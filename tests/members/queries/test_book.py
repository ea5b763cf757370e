"""Buku daftar anggota."""

from datetime import date

import pytest
from tests.members.conftest import end

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord
from kdim.cooperatives.powers import NotAllowed, system_actor
from kdim.members.enums import ExitReason
from kdim.members.models import Member
from kdim.members.queries import BookRow, member_book

ADDRESS = "Jl. Mawar 5, Krobokan, Semarang Barat, Kota Semarang, Jawa Tengah"


def book(actor, at, on):
    return list(member_book(actor=actor, at=at, on=on))


def test_the_book_lists_members_in_the_order_of_joining_with_when_and_why_they_left(
    actor, new_member, applicant, rid, at
):
    new_member(1, on=date(2025, 2, 1), name="Ani")
    gone = new_member(2, on=date(2025, 1, 1), name="Budi")
    applicant(3)
    end(
        actor=actor, request_id=rid(), at=at, on=date(2025, 3, 1), member_id=gone, exit_reason=ExitReason.PINDAH,
        reason="Pindah kota",
    )  # fmt: skip
    ani = BookRow(
        "2025-0001", "Ani", "3374••••••••0001", "female", 34, "Pedagang", ADDRESS, date(2025, 2, 1), None, None
    )

    assert book(actor, at, date(2025, 6, 30))[1] == ani
    assert [(row.name, row.left_on, row.exit_reason) for row in book(actor, at, date(2025, 6, 30))] == [
        ("Budi", date(2025, 3, 1), ExitReason.PINDAH),
        ("Ani", None, None),
    ]
    assert [(row.name, row.left_on, row.exit_reason) for row in book(actor, at, date(2025, 1, 31))] == [
        ("Budi", None, None)
    ]


def test_the_book_is_one_statement_beside_the_record_of_the_look(actor, new_member, at, on, django_assert_num_queries):
    for serial in (1, 2, 3):
        new_member(serial)

    with django_assert_num_queries(2):
        assert len(book(actor, at, on)) == 3
    record = AuditRecord.everywhere.get(act="members.book")
    assert (record.subject, record.facts) == ("members:book", {"on": "2025-06-16"})


def test_a_line_holds_what_is_known(actor, new_member, at, on):
    member_id = new_member(1, occupation="", business_line="jual kopi")
    assert [(row.occupation, row.address) for row in book(actor, at, on)] == [("jual kopi", ADDRESS)]

    Member.everywhere.filter(pk=member_id).update(street="", area=None)
    assert [row.address for row in book(actor, at, on)] == [""]


def test_the_book_needs_the_power_and_stays_within_the_cooperative(actor_as, new_member, other_cooperative, at, on):
    new_member(1)

    with pytest.raises(NotAllowed):
        member_book(actor=actor_as(Role.ADMIN), at=at, on=on)
    assert book(system_actor(other_cooperative.id), at, on) == []
