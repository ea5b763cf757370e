"""Becoming a member and ceasing to be one."""

from dataclasses import replace
from datetime import date

import pytest
from tests.members.conftest import activate, end

from kdim.cooperatives.audit import act
from kdim.cooperatives.models import AuditRecord, Person, SignInName
from kdim.cooperatives.powers import NotAllowed, system_actor
from kdim.members.actions import FieldMissing, LeftBeforeJoining, WrongStatus, admit, undo_activation
from kdim.members.enums import ExitReason
from kdim.members.models import Member, StatusChange
from kdim.members.queries import MemberNotFound


@pytest.fixture
def admitted(actor, applicant, bylaws, rid, at, on):
    member_id = applicant(1)
    admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)
    return member_id


def row(member_id):
    return Member.everywhere.get(pk=member_id)


def test_an_admitted_person_becomes_a_member_with_a_number(actor, admitted, rid, at, on):
    number = activate(actor=actor, request_id=rid(), at=at, on=on, member_id=admitted)

    one = row(admitted)
    assert number == "2025-0001"
    assert (one.status, one.number, one.joined_on) == ("active", "2025-0001", on)
    assert one.search_text == " siti aminah 2025-0001 1 81234560001"
    steps = StatusChange.everywhere.order_by("id").values_list("before", "after")
    assert list(steps) == [("", "applied"), ("applied", "admitted"), ("admitted", "active")]
    assert AuditRecord.everywhere.get(act="test.activate").facts["member_number"] == "2025-0001"
    assert not SignInName.everywhere.exists()


def test_somebody_who_signs_in_may_do_so_with_the_number(actor, admitted, rid, at, on):
    person = Person.objects.create_person(name="Siti Aminah", phone="+6281234560001", secret=None)
    Member.everywhere.filter(pk=admitted).update(person=person)

    activate(actor=actor, request_id=rid(), at=at, on=on, member_id=admitted)

    assert list(SignInName.everywhere.values_list("name", "person_id")) == [("2025-0001", person.id)]


def test_only_an_admitted_person_becomes_a_member_and_only_once(actor, applicant, admitted, rid, at, on):
    activate(actor=actor, request_id=rid(), at=at, on=on, member_id=admitted)

    for member_id in (admitted, applicant(2)):
        with pytest.raises(WrongStatus):
            activate(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)


def test_activation_sent_twice_gives_one_number(actor, admitted, rid, at, on):
    request_id = rid()

    numbers = [activate(actor=actor, request_id=request_id, at=at, on=on, member_id=admitted) for _ in range(2)]

    assert numbers == ["2025-0001", "2025-0001"]


@pytest.mark.parametrize("reason", list(ExitReason))
def test_a_membership_ends_for_a_reason(actor, new_member, rid, at, reason):
    member_id = new_member(1, on=date(2025, 1, 2))

    end(
        actor=actor, request_id=rid(), at=at, on=date(2025, 6, 30), member_id=member_id, exit_reason=reason,
        reason="Surat tanggal 20 Juni",
    )  # fmt: skip

    one = row(member_id)
    assert (one.status, one.number, one.joined_on, one.left_on, one.exit_reason) == (
        "left", "2025-0001", date(2025, 1, 2), date(2025, 6, 30), reason,
    )  # fmt: skip
    step = StatusChange.everywhere.order_by("-id").first()
    assert (step.before, step.after, step.on, step.reason) == (
        "active", "left", date(2025, 6, 30), "Surat tanggal 20 Juni",
    )  # fmt: skip


def ending(whom, rid, at, day, **changes):
    usual = {"on": day, "member_id": whom, "exit_reason": ExitReason.KELUAR, "reason": "Surat"}
    return {"request_id": rid(), "at": at, **usual, **changes}


def test_whoever_left_may_come_back_under_a_new_number(actor, new_member, rid, at, on):
    end(actor=actor, **ending(new_member(1), rid, at, on))

    assert row(new_member(1)).number == "2025-0002"


def test_ending_is_refused_for_whom_it_does_not_fit(actor, new_member, applicant, rid, at, on):
    member_id, waiting = new_member(1), applicant(2)

    refusals = []
    for changes in (
        {"member_id": waiting},
        {"on": date(2025, 6, 15)},
        {"reason": " "},
    ):
        with pytest.raises((WrongStatus, LeftBeforeJoining, FieldMissing)) as refused:
            end(actor=actor, **ending(member_id, rid, at, on, **changes))
        refusals.append((refused.value.code, refused.value.facts))

    assert refusals == [
        ("membership_wrong_status", {"status": "applied", "needed": ["active"]}),
        ("left_before_joining", {"joined_on": on, "left_on": date(2025, 6, 15)}),
        ("field_missing", {"field": "reason"}),
    ]
    assert (row(member_id).status, row(waiting).status) == ("active", "applied")


def test_ending_needs_the_power(actor, new_member, rid, at, on):
    member_id = new_member(1)

    with pytest.raises(NotAllowed):
        end(actor=replace(actor, powers=frozenset()), **ending(member_id, rid, at, on))


def test_a_member_of_another_cooperative_is_not_found(new_member, admitted, other_cooperative, rid, at, on):
    neighbour = system_actor(other_cooperative.id)

    with pytest.raises(MemberNotFound):
        activate(actor=neighbour, request_id=rid(), at=at, on=on, member_id=admitted)
    with pytest.raises(MemberNotFound):
        end(actor=neighbour, **ending(new_member(2), rid, at, on))


@act("test.undo_activation", power=None)
def undo(*, actor, request_id, at, on, member_id, reason):
    undo_activation(actor=actor, at=at, on=on, member_id=member_id, reason=reason)


def test_a_member_whose_payment_is_undone_is_an_applicant_again(actor, admitted, rid, at, on):
    activate(actor=actor, request_id=rid(), at=at, on=on, member_id=admitted)
    undo(actor=actor, request_id=rid(), at=at, on=on, member_id=admitted, reason="Salah orang")

    one, last = row(admitted), StatusChange.everywhere.order_by("id").last()
    assert (one.status, one.number, one.joined_on, one.search_text) == (
        "admitted", "", None, " siti aminah 81234560001",
    )  # fmt: skip
    assert (last.before, last.after, last.reason) == ("active", "admitted", "Salah orang")


def test_only_an_active_member_becomes_an_applicant_again(actor, admitted, rid, at, on):
    with pytest.raises(WrongStatus):
        undo(actor=actor, request_id=rid(), at=at, on=on, member_id=admitted, reason="Salah orang")
