"""How a member comes to sign in."""

from dataclasses import replace
from datetime import date

import pytest

from kdim.cooperatives.actions import activate as set_first_pin
from kdim.cooperatives.actions import appoint, make_person
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import ActivationCode, AuditRecord, Person, SignInName
from kdim.cooperatives.powers import NotAllowed, Power, system_actor
from kdim.cooperatives.queries import activation_code
from kdim.members.actions import PersonTied, WrongStatus, issue_activation, tie_person
from kdim.members.models import Member
from kdim.members.queries import MemberNotFound, member_of_person


def person_of(member_id):
    return Member.everywhere.get(pk=member_id).person_id


def names_of(person_id):
    return list(SignInName.everywhere.filter(person_id=person_id).order_by("name").values_list("name", flat=True))


@pytest.fixture
def officer(cooperative):
    """Somebody who signs in here already."""
    return make_person(
        cooperative_id=cooperative.id, name="Bu Ketua", phone="+628119999999", sign_in_names=("+628119999999",)
    )


def test_a_member_sets_the_first_pin_with_the_slip_and_signs_in_by_number_or_phone(
    cooperative, actor, new_member, rid, at
):
    member_id = new_member(1)

    slip = issue_activation(actor=actor, request_id=rid(), at=at, member_id=member_id)
    person_id = set_first_pin(
        cooperative_id=cooperative.id, name="2025-0001", code=activation_code(slip), secret="274915",
        address="203.0.113.7", at=at,
    )  # fmt: skip

    assert person_id == person_of(member_id) == Person.objects.get(name="Siti Aminah").id
    assert names_of(person_id) == ["+6281234560001", "2025-0001"]
    assert member_of_person(cooperative.id, person_id) == member_id
    assert AuditRecord.everywhere.get(act="members.issue_activation").subject == f"member:{member_id}"


def test_a_slip_sent_twice_is_one_slip_and_a_second_request_replaces_it(actor, new_member, rid, at):
    member_id, request_id = new_member(1), rid()

    first, again, second = [
        issue_activation(actor=actor, request_id=request, at=at, member_id=member_id)
        for request in (request_id, request_id, rid())
    ]

    assert first == again != second
    assert list(ActivationCode.everywhere.filter(ended_at__isnull=True).values_list("id", flat=True)) == [second]
    assert Person.objects.count() == 1


def test_a_phone_that_the_family_shares_signs_in_the_first_of_them(actor, new_member, rid, at):
    first, second, without = (
        new_member(serial, phone=phone) for serial, phone in ((1, "081234567890"), (2, "081234567890"), (3, ""))
    )

    for member_id in (first, second, without):
        issue_activation(actor=actor, request_id=rid(), at=at, member_id=member_id)

    assert [names_of(person_of(one)) for one in (first, second, without)] == [
        ["+6281234567890", "2025-0001"],
        ["2025-0002"],
        ["2025-0003"],
    ]


def test_only_members_get_a_slip(actor, actor_as, applicant, new_member, other_cooperative, rid, at):
    waiting, member_id = applicant(1), new_member(2)

    with pytest.raises(WrongStatus):
        issue_activation(actor=actor, request_id=rid(), at=at, member_id=waiting)
    with pytest.raises(NotAllowed):
        issue_activation(actor=actor_as(Role.PENGAWAS), request_id=rid(), at=at, member_id=member_id)
    with pytest.raises(MemberNotFound):
        issue_activation(actor=system_actor(other_cooperative.id), request_id=rid(), at=at, member_id=member_id)

    assert not ActivationCode.everywhere.exists()


def test_a_teller_cannot_hand_out_the_slip_of_an_officer(actor, actor_as, new_member, officer, rid, at):
    member_id = new_member(1)
    tie_person(actor=actor, request_id=rid(), at=at, member_id=member_id, person_id=officer)
    appoint(
        actor=actor, request_id=rid(), at=at, person_id=officer, role=Role.MANAJER, from_on=date(2025, 1, 1),
        until_on=None, decision_id=None,
    )  # fmt: skip

    with pytest.raises(NotAllowed):
        issue_activation(actor=actor_as(Role.KASIR), request_id=rid(), at=at, member_id=member_id)


def test_an_officer_who_is_a_member_also_signs_in_with_the_number(cooperative, actor, new_member, officer, rid, at):
    member_id, request_id = new_member(1), rid()

    for _ in range(2):
        tie_person(actor=actor, request_id=request_id, at=at, member_id=member_id, person_id=officer)

    assert member_of_person(cooperative.id, officer) == member_id
    assert names_of(officer) == ["+628119999999", "2025-0001"]


def test_an_applicant_who_is_tied_has_no_number_yet(cooperative, actor, applicant, officer, rid, at):
    member_id = applicant(1)

    tie_person(actor=actor, request_id=rid(), at=at, member_id=member_id, person_id=officer)

    assert (member_of_person(cooperative.id, officer), names_of(officer)) == (member_id, ["+628119999999"])


def test_each_person_is_tied_to_one_membership(cooperative, actor, new_member, officer, rid, at):
    first, second = new_member(1), new_member(2)
    tie_person(actor=actor, request_id=rid(), at=at, member_id=first, person_id=officer)
    other = make_person(cooperative_id=cooperative.id, name="Pak Lain", phone="", sign_in_names=("lain",))

    for member_id, person_id, name in ((second, officer, "Bu Ketua"), (first, other, "Pak Lain")):
        with pytest.raises(PersonTied) as refused:
            tie_person(actor=actor, request_id=rid(), at=at, member_id=member_id, person_id=person_id)
        assert refused.value.facts == {"name": name}


def test_tying_needs_the_power_and_a_person_and_a_member_of_this_cooperative(
    actor, new_member, officer, other_cooperative, rid, at
):
    member_id = new_member(1)
    stranger = make_person(
        cooperative_id=other_cooperative.id, name="Orang Sebelah", phone="", sign_in_names=("sebelah",)
    )
    powerless = replace(actor, powers=actor.powers - {Power.APPOINT_PEOPLE})

    for who, person_id in ((powerless, officer), (actor, stranger)):
        with pytest.raises(NotAllowed):
            tie_person(actor=who, request_id=rid(), at=at, member_id=member_id, person_id=person_id)
    neighbour = system_actor(other_cooperative.id)
    with pytest.raises(MemberNotFound):
        tie_person(actor=neighbour, request_id=rid(), at=at, member_id=member_id, person_id=officer)

    assert person_of(member_id) is None
