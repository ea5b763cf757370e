"""How a member is reached."""

from dataclasses import replace

from kdim.cooperatives.models import Person
from kdim.members.actions import give_consent, withdraw_consent
from kdim.members.enums import ConsentPurpose
from kdim.members.models import Member
from kdim.members.queries import reach
from kdim.messages.enums import MessageChannel

EMAIL, WHATSAPP, SMS = MessageChannel.EMAIL, MessageChannel.WHATSAPP, MessageChannel.SMS


def test_each_channel_has_its_address_and_what_there_is_none_of_is_empty(cooperative, applicant):
    known = reach(cooperative.id, applicant())

    assert (known.name, known.language, known.address(EMAIL)) == ("Siti Aminah", "id", "")
    assert known.address(WHATSAPP) == known.address(SMS) == "+6281234560000"


def test_the_language_is_that_of_the_person_who_signs_in(cooperative, applicant):
    member_id = applicant()
    person = Person.objects.create_person(name="Siti", language="en")
    Member.objects.of(cooperative.id).filter(pk=member_id).update(person=person)

    assert reach(cooperative.id, member_id).language == "en"


def test_permission_is_the_one_that_stands_now(cooperative, visitor, applicant, rid, at):
    me = replace(visitor, member_id=applicant())
    frame = {"actor": me, "at": at, "member_id": me.member_id, "purpose": ConsentPurpose.MESSAGES}
    allowed = []
    for change in (give_consent, withdraw_consent):
        change(**frame, request_id=rid())
        allowed.append(reach(cooperative.id, me.member_id).may_be_told)

    assert allowed == [True, False]


def test_a_neighbours_member_is_nobody(other_cooperative, applicant):
    assert reach(other_cooperative.id, applicant()) is None
