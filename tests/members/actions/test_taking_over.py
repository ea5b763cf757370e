"""Members brought along from older books, many at once."""

from datetime import date
from uuid import uuid4

import pytest
from tests.members.conftest import decide

from kdim.cooperatives.audit import act
from kdim.cooperatives.bylaws import BylawKey
from kdim.kernel.nik import Sex
from kdim.members.actions import FieldMissing, OldMember, take_over_members, undo_taking_over
from kdim.members.enums import Channel, MemberStatus
from kdim.members.models import Member, StatusChange
from kdim.members.queries import member_book

ON = date(2025, 6, 1)
SITI = OldMember(
    name="Siti Aminah", joined_on=date(2015, 3, 2), number="A-1", nik="3273014101900011", born_on=date(1990, 1, 1),
    sex=Sex.FEMALE, phone="+6281200001001", street="Dusun Melati",
)  # fmt: skip
BUDI = OldMember(name="Budi Santoso", joined_on=ON)


@act("test.take_over", power=None)
def _taken(*, actor, request_id, at, members):
    return take_over_members(actor=actor, at=at, on=ON, members=members, reason="Buku lama")


@act("test.undo", power=None)
def _undone(*, actor, request_id, at, ids, reason="Salah daftar"):
    undo_taking_over(actor=actor, at=at, on=ON, member_ids=ids, reason=reason)


@pytest.fixture
def take(cooperative, actor, at, rid):
    decide(cooperative.id, rid, at, **{BylawKey.MEMBER_NUMBER_PATTERN: "{year}-{number:04d}"})
    return lambda *members: _taken(actor=actor, request_id=uuid4(), at=at, members=list(members))


def test_they_are_active_members_with_what_is_known_of_them(take, cooperative):
    ids = take(SITI, BUDI)

    siti, budi = (Member.objects.of(cooperative.id).get(pk=each) for each in ids)
    assert (siti.number, siti.nik, siti.born_on, siti.joined_on, siti.applied_on) == (
        "A-1", "3273014101900011", date(1990, 1, 1), date(2015, 3, 2), date(2015, 3, 2),
    )  # fmt: skip
    assert (budi.number, budi.nik, budi.born_on, budi.sex) == ("2025-0001", "", None, "")
    assert {siti.status, budi.status} == {MemberStatus.ACTIVE}
    assert {siti.channel, budi.channel} == {Channel.IMPORT}
    steps = StatusChange.objects.of(cooperative.id).values_list("before", "after", "reason")
    assert list(steps) == [("", "active", "Buku lama")] * 2


def test_a_number_of_the_list_is_not_given_to_somebody_else(take, cooperative):
    take(BUDI, OldMember(name="Made Wirya", joined_on=ON, number="2025-0001"))

    assert sorted(Member.objects.of(cooperative.id).values_list("number", flat=True)) == ["2025-0001", "2025-0002"]


def test_several_without_nik_live_side_by_side_and_stand_in_the_book(take, cooperative, actor, at):
    take(BUDI, OldMember(name="Made Wirya", joined_on=ON))

    rows = list(member_book(actor=actor, at=at, on=ON))
    assert [(row.name, row.nik, row.age, row.sex) for row in rows] == [
        ("Budi Santoso", "", None, None),
        ("Made Wirya", "", None, None),
    ]


def test_undone_they_are_out_of_the_register_and_their_numbers_free(take, cooperative, actor, at):
    ids = take(SITI)
    _undone(actor=actor, request_id=uuid4(), at=at, ids=ids)

    siti = Member.objects.of(cooperative.id).get(pk=ids[0])
    assert (siti.status, siti.number, siti.joined_on) == (MemberStatus.WITHDRAWN, "", None)
    [again] = take(SITI)
    assert Member.objects.of(cooperative.id).get(pk=again).number == "A-1"


def test_undoing_needs_a_reason(take, actor, at):
    ids = take(SITI)

    with pytest.raises(FieldMissing):
        _undone(actor=actor, request_id=uuid4(), at=at, ids=ids, reason=" ")


def test_a_member_without_nik_can_be_corrected_without_inventing_one(take, cooperative, actor, at):
    from kdim.members.actions import Application, edit_member

    [budi] = take(BUDI)
    edit_member(
        actor=actor, request_id=uuid4(), at=at, on=ON, member_id=budi,
        application=Application(name="Budi Santoso", nik="", phone="0812-0000-1002"),
    )  # fmt: skip

    row = Member.objects.of(cooperative.id).get(pk=budi)
    assert (row.phone, row.nik, row.born_on) == ("+6281200001002", "", None)


def test_the_number_of_statements_does_not_grow_with_the_list(take, django_assert_max_num_queries):
    take(BUDI)
    with django_assert_max_num_queries(30):
        take(*(OldMember(name=f"Anggota {chr(65 + n)}", joined_on=ON) for n in range(26)))
