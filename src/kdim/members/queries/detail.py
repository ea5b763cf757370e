"""One member: masked for whoever may see members, whole for the member and for staff who may, which is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kdim.cooperatives.audit import look
from kdim.cooperatives.powers import Actor, NotAllowed, Power
from kdim.cooperatives.queries import chain_line
from kdim.kernel.nik import Sex
from kdim.members.enums import Channel, ConsentPurpose, ExitReason, HeirRelation, MemberStatus
from kdim.members.models import Consent, Heir, Member, StatusChange
from kdim.members.queries.people import masked_nik, member


@dataclass(frozen=True, slots=True)
class HeirLine:
    """An heir; shares are whole per cent and None when none were given."""

    name: str
    relation: HeirRelation
    phone: str
    share_percent: int | None


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """What was last said about one purpose; both moments None when it was never given."""

    purpose: ConsentPurpose
    given_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def stands(self) -> bool:
        """Whether the data may be used for this purpose now."""
        return self.given_at is not None and self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class StatusStep:
    """One step of the membership's history."""

    before: str
    after: MemberStatus
    on: date
    at: datetime
    reason: str
    decision: str
    actor_name: str


@dataclass(frozen=True, slots=True)
class MemberDetail:
    """Everything about one member. ``is_masked``: the NIK is dotted and the other private facts are empty."""

    id: int
    status: MemberStatus
    number: str
    name: str
    nik: str
    birth_place: str
    born_on: date | None
    sex: Sex | None
    phone: str
    email: str
    street: str
    area_code: str
    area_line: str
    occupation: str
    business_name: str
    business_line: str
    kbli_version: str
    kbli_code: str
    kbli_title: str
    channel: Channel
    applied_on: date
    joined_on: date | None
    left_on: date | None
    exit_reason: ExitReason | None
    person_id: int | None
    heirs: Sequence[HeirLine]
    consents: Sequence[ConsentLine]
    history: Sequence[StatusStep]
    is_masked: bool = False


def member_detail(*, actor: Actor, at: datetime, member_id: int) -> MemberDetail:
    """A member as the actor may see them: whole for themselves; whole with ``Power.SEE_PRIVATE_DATA``, which goes into
    the trail (UU 27/2022 art. 31); masked with ``Power.SEE_MEMBERS`` only.

    Raises ``MemberNotFound``, ``NotAllowed``.
    """
    if actor.member_id == member_id:
        return _whole(actor.cooperative_id, member_id)
    if not actor.can(Power.SEE_PRIVATE_DATA):
        return member_card(actor=actor, member_id=member_id)
    detail = _whole(actor.cooperative_id, member_id)
    look(actor=actor, at=at, what="members.look", subject=f"member:{member_id}")
    return detail


def member_card(*, actor: Actor, member_id: int) -> MemberDetail:
    """A member without their private facts, which needs no record. Raises ``MemberNotFound``, ``NotAllowed``."""
    if not actor.can(Power.SEE_MEMBERS):
        raise NotAllowed(power=Power.SEE_MEMBERS.value, name=actor.name)
    whole = _whole(actor.cooperative_id, member_id)
    return replace(
        whole, nik=masked_nik(whole.nik), birth_place="", born_on=None, email="", street="", area_code="",
        area_line="", heirs=(), is_masked=True,
    )  # fmt: skip


def _whole(cooperative_id: int, member_id: int) -> MemberDetail:
    row = member(cooperative_id, member_id)
    area_code = row.area.code if row.area else ""
    return MemberDetail(
        id=row.id, status=MemberStatus(row.status), number=row.number, name=row.name, nik=row.nik,
        birth_place=row.birth_place, born_on=row.born_on, sex=Sex(row.sex) if row.sex else None, phone=row.phone,
        email=row.email,
        street=row.street, area_code=area_code, area_line=chain_line(row.area),
        occupation=row.occupation, business_name=row.business_name, business_line=row.business_line,
        kbli_version=row.kbli_version, kbli_code=row.kbli_code, kbli_title=str(getattr(row, "kbli_title", "")),
        channel=Channel(row.channel), applied_on=row.applied_on, joined_on=row.joined_on, left_on=row.left_on,
        exit_reason=ExitReason(row.exit_reason) if row.exit_reason else None,
        person_id=row.person.id if row.person else None,
        heirs=_heirs(row), consents=_consents(row), history=_history(row),
    )  # fmt: skip


def _heirs(row: Member) -> Sequence[HeirLine]:
    heirs = Heir.objects.of(row.cooperative_id).filter(member=row).order_by("place")
    return [HeirLine(heir.name, HeirRelation(heir.relation), heir.phone, heir.share_percent) for heir in heirs]


def _consents(row: Member) -> Sequence[ConsentLine]:
    given = Consent.objects.of(row.cooperative_id).filter(member=row).order_by("given_at", "id")
    last = {consent.purpose: consent for consent in given}
    return [
        ConsentLine(purpose, last[purpose].given_at, last[purpose].withdrawn_at)
        if purpose in last
        else ConsentLine(purpose, None, None)
        for purpose in ConsentPurpose
    ]


def _history(row: Member) -> Sequence[StatusStep]:
    steps = StatusChange.objects.of(row.cooperative_id).filter(member=row).select_related("decision").order_by("id")
    return [
        StatusStep(
            before=step.before, after=MemberStatus(step.after), on=step.on, at=step.at, reason=step.reason,
            decision=step.decision.number if step.decision else "", actor_name=step.actor_name,
        )
        for step in steps
    ]  # fmt: skip
