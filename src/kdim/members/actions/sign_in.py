"""How a member comes to sign in: the slip from the office, and the tie to somebody who signs in already."""

from datetime import datetime
from uuid import UUID

from kdim.cooperatives.actions import SignInNameTaken, grant_sign_in_name, issue_activation_code, make_person
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.models import Person
from kdim.cooperatives.powers import Actor, NotAllowed, Power
from kdim.cooperatives.queries import belongs
from kdim.kernel.refusals import Refusal
from kdim.members.actions.steps import locked_member, require_status
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.members.queries import member_of_person


class PersonTied(Refusal):
    """The member signs in as somebody already, or the person is a member already; fact: ``name`` of the person."""

    code = "person_tied"


@act("members.issue_activation", power=Power.ISSUE_ACTIVATION)
def issue_activation(*, actor: Actor, request_id: UUID, at: datetime, member_id: int) -> int:
    """A slip with which a member sets their first PIN, or a new one; the slip's id, whose code
    ``cooperatives.queries.activation_code`` gives to print.

    The member signs in with the number, and with the phone unless another of the family does so already. Raises
    ``MemberNotFound``, ``WrongStatus``, and ``NotAllowed`` for somebody with an office, unless the actor appoints them.
    """
    member = locked_member(actor, member_id)
    require_status(member, MemberStatus.ACTIVE)
    if member.person is None:
        person_id = make_person(
            cooperative_id=actor.cooperative_id, name=member.name, phone=member.phone, sign_in_names=(member.number,)
        )
        member.person = Person.objects.get(pk=person_id)
        member.save(update_fields=["person"])
    _grant_phone(actor, member, member.person)
    note(subject=f"member:{member.id}")
    return issue_activation_code(actor=actor, person_id=member.person.id, at=at)


@act("members.tie_person", power=Power.APPOINT_PEOPLE)
def tie_person(*, actor: Actor, request_id: UUID, at: datetime, member_id: int, person_id: int) -> None:
    """Say that somebody who signs in here, such as an officer, is this member, so that they see their own savings.

    Raises ``MemberNotFound``, ``WrongStatus``, ``NotAllowed`` for a person of elsewhere, :class:`PersonTied`.
    """
    member = locked_member(actor, member_id)
    require_status(member, MemberStatus.APPLIED, MemberStatus.ADMITTED, MemberStatus.ACTIVE)
    if not belongs(actor.cooperative_id, person_id):
        raise NotAllowed(power=Power.APPOINT_PEOPLE.value, name=actor.name)
    person = Person.objects.get(pk=person_id)
    if member.person or member_of_person(actor.cooperative_id, person_id):
        raise PersonTied(name=person.name)
    member.person = person
    member.save(update_fields=["person"])
    if member.number:
        grant_sign_in_name(cooperative_id=actor.cooperative_id, person_id=person_id, name=member.number)
    note(subject=f"member:{member.id}")


def _grant_phone(actor: Actor, member: Member, person: Person) -> None:
    if not member.phone:
        return
    try:
        grant_sign_in_name(cooperative_id=actor.cooperative_id, person_id=person.id, name=member.phone)
    except SignInNameTaken:
        note(phone_shared=True)
