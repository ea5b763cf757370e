"""Applying for membership, by oneself or at the office, and correcting what was written."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, NotAllowed, Power
from kdim.kernel.phone import parse_phone
from kdim.members.actions.application import Application, HeirFacts
from kdim.members.actions.reading import Fields, Particulars, read_application, read_email, read_line, read_village
from kdim.members.actions.steps import locked_cooperative, locked_member, record_step
from kdim.members.enums import Channel, HeirRelation, MemberStatus
from kdim.members.models import Consent, Heir, Member
from kdim.members.queries.words import search_text

_HIDDEN = {"nik", "born_on", "birth_place", "sex", "phone", "email", "street", "plain_name"}


@act("members.apply", power=None, private=("application",))
def apply(*, actor: Actor, request_id: UUID, at: datetime, on: date, application: Application) -> int:
    """An application by the person on the public page; the id of the new row.

    Anybody may, so ``actor`` is a visitor without powers. Raises ``ApplicationWrong``.
    """
    cooperative = locked_cooperative(actor)
    particulars = read_application(application, cooperative=cooperative, on=on, is_public=True)
    return _take_in(actor, at, on, application, particulars, Channel.PUBLIC)


@act("members.record_application", power=Power.RECORD_APPLICATION, private=("application",))
def record_application(*, actor: Actor, request_id: UUID, at: datetime, on: date, application: Application) -> int:
    """An application on paper or by word of mouth, written down at the office; the id of the new row.

    Only name, NIK and birth date are needed: the checklist shows what is still missing. Raises ``ApplicationWrong``.
    """
    particulars = read_application(application, cooperative=locked_cooperative(actor), on=on)
    return _take_in(actor, at, on, application, particulars, Channel.OFFICE)


@act("members.edit", power=Power.EDIT_MEMBERS, private=("application",))
def edit_member(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, member_id: int, application: Application
) -> None:
    """Correct or complete somebody's facts and heirs; consents are given and withdrawn on their own.

    The trail says which facts changed and, where they are not private, from what to what. Raises ``MemberNotFound``,
    ``ApplicationWrong``.
    """
    cooperative = locked_cooperative(actor)
    member = locked_member(actor, member_id)
    particulars = read_application(
        application, cooperative=cooperative, on=on, but=member.id, may_lack_nik=not member.nik
    )
    changed = _change(member, particulars.columns)
    if _heirs_of(member) != list(particulars.heirs):
        Heir.objects.of(actor.cooperative_id).filter(member=member).delete()
        _save_heirs(member, particulars)
        changed["heirs"] = None
    note(subject=f"member:{member.id}", changed=changed)


@act("members.edit_own_contact", power=None, private=("phone", "email", "street", "area_code"))
def edit_own_contact(
    *, actor: Actor, request_id: UUID, at: datetime, phone: str, email: str, street: str, area_code: str
) -> None:
    """A member corrects where they live and how they are reached. Raises ``ApplicationWrong``; ``NotAllowed`` for
    somebody who is no member here."""
    if actor.member_id is None:
        raise NotAllowed(power="", name=actor.name)
    member = locked_member(actor, actor.member_id)
    fields = Fields()
    wanted = {
        "phone": fields.read("phone", parse_phone, phone),
        "email": fields.read("email", read_email, email),
        "street": fields.read("street", read_line, street, 160),
        "area_id": fields.read("area_code", read_village, area_code),
    }
    fields.refuse_wrong()
    note(subject=f"member:{member.id}", changed=_change(member, wanted))


def _take_in(
    actor: Actor, at: datetime, on: date, application: Application, particulars: Particulars, channel: Channel
) -> int:
    columns = particulars.columns
    member = Member.objects.create(
        cooperative_id=actor.cooperative_id, status=MemberStatus.APPLIED, channel=channel, applied_on=on,
        search_text=search_text(plain_name=columns["plain_name"], number="", phone=columns["phone"]), **columns,
    )  # fmt: skip
    _save_heirs(member, particulars)
    Consent.objects.bulk_create(
        Consent(cooperative_id=actor.cooperative_id, member=member, purpose=purpose, channel=channel, given_at=at)
        for purpose in sorted(application.consents)
    )
    record_step(member, actor=actor, at=at, on=on, before="")
    note(subject=f"member:{member.id}", consents=sorted(application.consents))
    return int(member.id)


def _heirs_of(member: Member) -> list[HeirFacts]:
    rows = Heir.objects.of(member.cooperative_id).filter(member=member).order_by("place")
    return [HeirFacts(row.name, HeirRelation(row.relation), row.phone, row.share_percent) for row in rows]


def _save_heirs(member: Member, particulars: Particulars) -> None:
    Heir.objects.bulk_create(
        Heir(
            cooperative_id=member.cooperative_id, member=member, name=heir.name, relation=heir.relation,
            phone=heir.phone, share_percent=heir.share_percent, place=place,
        )
        for place, heir in enumerate(particulars.heirs)
    )  # fmt: skip


def _change(member: Member, columns: dict[str, Any]) -> dict[str, list[Any] | None]:
    """Save what differs; which columns did, with both values where they are not private."""
    changed: dict[str, list[Any] | None] = {}
    for column, value in columns.items():
        if (before := getattr(member, column)) != value:
            changed[column] = None if column in _HIDDEN else [before, value]
            setattr(member, column, value)
    member.search_text = search_text(plain_name=member.plain_name, number=member.number, phone=member.phone)
    member.save()
    return changed
