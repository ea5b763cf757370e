"""What becomes of an application: admitted or rejected by the pengurus, or withdrawn."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import MeetingKind
from kdim.cooperatives.models import Decision
from kdim.cooperatives.powers import Actor, Power
from kdim.cooperatives.queries import bylaws_at
from kdim.kernel.refusals import Refusal
from kdim.members.actions.application import FieldMissing
from kdim.members.actions.numbers import require_pattern
from kdim.members.actions.reading import read_line
from kdim.members.actions.steps import locked_member, move, require_status
from kdim.members.enums import MemberStatus
from kdim.members.queries import checklists


class ChecklistIncomplete(Refusal):
    """Something that is needed is missing; fact: ``items``, a list of ``CheckItem`` codes."""

    code = "checklist_incomplete"


@act("members.admit", power=Power.ADMIT_MEMBERS)
def admit(*, actor: Actor, request_id: UUID, at: datetime, on: date, member_id: int, decision: str = "") -> None:
    """The pengurus admit an applicant, who becomes a member on payment of simpanan pokok.

    ``decision`` is the number of the pengurus' resolution, if there is a written one. The by-laws must say what
    simpanan pokok is and how members are numbered, or the applicant could never become one. Raises ``MemberNotFound``,
    ``WrongStatus``, ``ChecklistIncomplete``, ``BylawMissing``, ``NumberPatternWrong``.
    """
    member = locked_member(actor, member_id)
    require_status(member, MemberStatus.APPLIED)
    missing = [
        check.item.value
        for check in checklists(actor.cooperative_id, [member], on)[member.id]
        if check.needed and not check.done
    ]
    if missing:
        raise ChecklistIncomplete(items=missing)
    bylaws = bylaws_at(actor.cooperative_id, on)
    bylaws.number(BylawKey.SIMPANAN_POKOK)
    require_pattern(bylaws.text(BylawKey.MEMBER_NUMBER_PATTERN))
    move(member, MemberStatus.ADMITTED, actor=actor, at=at, on=on, decision_id=_decision_id(actor, decision, on))
    note(subject=f"member:{member.id}")


def _decision_id(actor: Actor, number: str, on: date) -> int | None:
    number = read_line(number, 60)
    if not number:
        return None
    found, _ = Decision.objects.of(actor.cooperative_id).get_or_create(
        cooperative_id=actor.cooperative_id, meeting=MeetingKind.RAPAT_PENGURUS, number=number, defaults={"on": on}
    )
    return int(found.id)


@act("members.reject", power=Power.ADMIT_MEMBERS)
def reject(*, actor: Actor, request_id: UUID, at: datetime, on: date, member_id: int, reason: str) -> None:
    """The pengurus turn an applicant down, saying why; the person may apply again.

    Raises ``MemberNotFound``, ``WrongStatus``, ``FieldMissing`` without a reason, ``TextTooLong``.
    """
    member = locked_member(actor, member_id)
    require_status(member, MemberStatus.APPLIED)
    move(member, MemberStatus.REJECTED, actor=actor, at=at, on=on, reason=read_reason(reason))
    note(subject=f"member:{member.id}")


def end_application(*, actor: Actor, at: datetime, on: date, member_id: int, reason: str) -> None:
    """The person no longer wants to join; also after admission, as long as they are not a member.

    Part of the act in ``processes`` that first gives back what was paid of simpanan pokok: this function knows of no
    money. Raises ``MemberNotFound``, ``WrongStatus``, ``FieldMissing`` without a reason, ``TextTooLong``.
    """
    member = locked_member(actor, member_id)
    require_status(member, MemberStatus.APPLIED, MemberStatus.ADMITTED)
    move(member, MemberStatus.WITHDRAWN, actor=actor, at=at, on=on, reason=read_reason(reason))
    note(subject=f"member:{member.id}")


def read_reason(text: str) -> str:
    """One line, not empty, at most 300 characters. Raises ``FieldMissing``, ``TextTooLong``."""
    reason = read_line(text, 300)
    if not reason:
        raise FieldMissing(field="reason")
    return reason
