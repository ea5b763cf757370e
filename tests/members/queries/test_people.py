"""Which member is meant, and how much of them may be shown."""

from datetime import date

import pytest

from kdim.cooperatives.models import Person
from kdim.members.models import Member
from kdim.members.queries import (
    MemberNotFound,
    age_on,
    masked_email,
    masked_nik,
    member,
    member_and_unread,
    member_of_person,
)
from kdim.messages.actions import Told, tell
from kdim.messages.enums import Topic


def test_a_member_is_found_in_their_cooperative_only(cooperative, other_cooperative, applicant):
    member_id = applicant()

    assert member(cooperative.id, member_id).name == "Siti Aminah"
    with pytest.raises(MemberNotFound):
        member(other_cooperative.id, member_id)
    with pytest.raises(MemberNotFound):
        member(cooperative.id, 1)


def test_a_person_has_one_living_membership_in_a_cooperative(cooperative, other_cooperative, applicant, new_member):
    person = Person.objects.create_person(name="Siti", secret=None)
    assert member_of_person(cooperative.id, person.id) is None
    gone, present = new_member(1), new_member(2)
    Member.everywhere.filter(pk=gone).update(
        person=person, status="left", left_on=date(2025, 6, 30), exit_reason="keluar"
    )
    Member.everywhere.filter(pk=present).update(person=person)

    assert member_of_person(cooperative.id, person.id) == present
    assert member_of_person(other_cooperative.id, person.id) is None


def test_the_unread_messages_are_those_of_the_living_membership(cooperative, other_cooperative, actor, at, new_member):
    person = Person.objects.create_person(name="Siti", secret=None)
    assert member_and_unread(cooperative.id, person.id) == (None, 0)
    mine, other = new_member(1), new_member(2)
    Member.everywhere.filter(pk=mine).update(person=person)
    assert member_and_unread(cooperative.id, person.id) == (mine, 0)
    for event, member_id in (("entry:1", mine), ("entry:2", mine), ("entry:1", other)):
        tell(actor=actor, at=at, told=[Told(member_id, Topic.RECEIPT, event, at.date())])

    assert member_and_unread(cooperative.id, person.id) == (mine, 2)
    assert member_and_unread(other_cooperative.id, person.id) == (None, 0)


def test_a_masked_nik_shows_its_ends():
    assert masked_nik("3374135708900001") == "3374••••••••0001"


@pytest.mark.parametrize(
    ("born_on", "on", "age"),
    [
        (date(1990, 8, 17), date(2025, 8, 16), 34),
        (date(1990, 8, 17), date(2025, 8, 17), 35),
        (date(2000, 2, 29), date(2025, 2, 28), 24),
        (date(2000, 2, 29), date(2025, 3, 1), 25),
    ],
)
def test_age_counts_completed_years(born_on, on, age):
    assert age_on(born_on, on) == age


def test_an_e_mail_address_is_masked_but_for_its_first_letter_and_its_host():
    assert masked_email("siti@contoh.id") == "s•••@contoh.id"
    assert masked_email("") == ""
