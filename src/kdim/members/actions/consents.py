"""Consents per purpose: given and withdrawn by the member, or written down at the office (UU 27/2022 art. 20-24)."""

from datetime import datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power, require
from kdim.kernel.refusals import Refusal
from kdim.members.actions.application import ConsentNeeded
from kdim.members.actions.steps import locked_member
from kdim.members.enums import LIVING, Channel, ConsentPurpose
from kdim.members.models import Consent, Member
from kdim.messages.actions import subscribe


class ConsentNotGiven(Refusal):
    """There is no such consent to withdraw; fact: ``purpose``."""

    code = "consent_not_given"


@act("members.give_consent", power=None)
def give_consent(*, actor: Actor, request_id: UUID, at: datetime, member_id: int, purpose: ConsentPurpose) -> None:
    """Record a consent; one that stands already stays as it is. Members for themselves, staff with
    ``Power.EDIT_MEMBERS``. Raises ``NotAllowed``, ``MemberNotFound``."""
    member, channel = whose(actor, member_id)
    Consent.objects.of(actor.cooperative_id).get_or_create(
        cooperative_id=actor.cooperative_id, member=member, purpose=purpose, withdrawn_at=None,
        defaults={"given_at": at, "channel": channel},
    )  # fmt: skip
    note(subject=f"member:{member.id}")


@act("members.withdraw_consent", power=None)
def withdraw_consent(*, actor: Actor, request_id: UUID, at: datetime, member_id: int, purpose: ConsentPurpose) -> None:
    """Withdraw a consent; the data are not used for that purpose from now on.

    Raises ``NotAllowed``, ``MemberNotFound``, :class:`ConsentNotGiven`, and ``ConsentNeeded`` for the one that a
    membership rests on, while it lasts.
    """
    member, _ = whose(actor, member_id)
    if purpose is ConsentPurpose.MEMBERSHIP_ADMINISTRATION and member.status in LIVING:
        raise ConsentNeeded(purpose=purpose.value)
    standing = Consent.objects.of(actor.cooperative_id).filter(
        member=member, purpose=purpose, withdrawn_at__isnull=True
    )
    if not standing.update(withdrawn_at=at):
        raise ConsentNotGiven(purpose=purpose.value)
    if purpose is ConsentPurpose.MESSAGES:  # what waits already is dropped when its turn comes
        subscribe(actor.cooperative_id, member_id=member.id, topics=frozenset(), channels=frozenset())
    note(subject=f"member:{member.id}")


def whose(actor: Actor, member_id: int) -> tuple[Member, Channel]:
    """The member, locked, and whether they ask themselves. Raises ``NotAllowed``, ``MemberNotFound``."""
    if actor.member_id != member_id:
        require(actor, Power.EDIT_MEMBERS, at=actor.cooperative_id)
    return locked_member(actor, member_id), Channel.PORTAL if actor.member_id == member_id else Channel.OFFICE
