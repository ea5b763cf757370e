"""Members brought along from older books, many at once. Plain functions: part of the acts of moving in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kdim.cooperatives.models import Cooperative
from kdim.cooperatives.powers import Actor
from kdim.kernel.nik import Sex
from kdim.members.actions.decisions import read_reason
from kdim.members.actions.numbers import next_numbers
from kdim.members.actions.steps import locked_cooperative
from kdim.members.enums import Channel, MemberStatus
from kdim.members.models import Member, StatusChange
from kdim.members.queries.words import plain_words, search_text

AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OldMember:
    """A member as the older books know them, read and believed; what they do not say is empty.

    Without ``number`` the next one by the by-laws is given.
    """

    name: str
    joined_on: date
    number: str = ""
    nik: str = ""
    born_on: date | None = None
    birth_place: str = ""
    sex: Sex | None = None
    phone: str = ""
    email: str = ""
    street: str = ""
    occupation: str = ""


def take_over_members(*, actor: Actor, at: datetime, on: date, members: Sequence[OldMember], reason: str) -> list[int]:
    """Make them active members; their ids, in the same order. The number of statements grows by the thousand.

    They gave no consent here yet: the register says so until they do. Raises ``BylawMissing``, ``NumberPatternWrong``.
    """
    cooperative = locked_cooperative(actor)
    numberless = sum(not member.number for member in members)
    taken = {member.number for member in members if member.number}
    new_numbers = iter(next_numbers(actor.cooperative_id, on, numberless, taken=taken))
    rows = [_row(cooperative, on, member, member.number or next(new_numbers)) for member in members]
    Member.objects.bulk_create(rows, batch_size=AT_ONCE)
    _record(actor, at, on, rows, "", reason)
    return [row.id for row in rows]


def undo_taking_over(*, actor: Actor, at: datetime, on: date, member_ids: Sequence[int], reason: str) -> None:
    """Take members that were brought along by mistake out of the register; their numbers are free again.

    Part of the act that undoes it, which first sees that they saved nothing since.
    """
    rows = list(Member.objects.of(actor.cooperative_id).filter(id__in=member_ids, status=MemberStatus.ACTIVE))
    for row in rows:
        row.status, row.number, row.joined_on = MemberStatus.WITHDRAWN, "", None
        row.search_text = search_text(plain_name=row.plain_name, number="", phone=row.phone)
    members = Member.objects.of(actor.cooperative_id)
    members.bulk_update(rows, ["status", "number", "joined_on", "search_text"], batch_size=500)
    _record(actor, at, on, rows, MemberStatus.ACTIVE, read_reason(reason))


def _row(cooperative: Cooperative, on: date, old: OldMember, number: str) -> Member:
    plain_name = plain_words(old.name)
    return Member(
        cooperative_id=cooperative.id, status=MemberStatus.ACTIVE, number=number, name=old.name, nik=old.nik,
        birth_place=old.birth_place, born_on=old.born_on, sex=old.sex or "", phone=old.phone, email=old.email,
        street=old.street, occupation=old.occupation, channel=Channel.IMPORT, applied_on=old.joined_on,
        joined_on=old.joined_on, plain_name=plain_name,
        search_text=search_text(plain_name=plain_name, number=number, phone=old.phone),
    )  # fmt: skip


def _record(actor: Actor, at: datetime, on: date, rows: Sequence[Member], before: str, reason: str) -> None:
    StatusChange.objects.bulk_create(
        (
            StatusChange(
                cooperative_id=actor.cooperative_id, member=row, before=before, after=row.status, on=on, at=at,
                reason=reason[:300], person_id=actor.person_id, actor_name=actor.name,
            )
            for row in rows
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
