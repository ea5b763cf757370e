"""*Buku daftar anggota*, the register that UU 25/1992 art. 17 and 30 ask the pengurus to keep."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kdim.cooperatives.audit import look
from kdim.cooperatives.powers import Actor, Power, require
from kdim.kernel.nik import Sex
from kdim.members.enums import ExitReason, MemberStatus
from kdim.members.models import Member
from kdim.members.queries.people import age_on, masked_nik


@dataclass(frozen=True, slots=True)
class BookRow:
    """One line of the book; ``age`` in completed years on the day it is drawn up, where the birth date is known."""

    number: str
    name: str
    nik: str
    sex: Sex | None
    age: int | None
    occupation: str
    address: str
    joined_on: date
    left_on: date | None
    exit_reason: ExitReason | None


def member_book(*, actor: Actor, at: datetime, on: date) -> Iterator[BookRow]:
    """Everybody who is or ever was a member by ``on``, in the order of joining, in one statement.

    The look at so many private facts is recorded. A NIK is masked also here. Raises ``NotAllowed``.
    """
    require(actor, Power.SEE_PRIVATE_DATA, at=actor.cooperative_id)
    look(actor=actor, at=at, what="members.book", subject="members:book", on=on)
    return _rows(actor.cooperative_id, on)


def _rows(cooperative_id: int, on: date) -> Iterator[BookRow]:
    members = (
        Member.objects.of(cooperative_id)
        .filter(status__in=[MemberStatus.ACTIVE, MemberStatus.LEFT], joined_on__lte=on)
        .select_related("area__parent__parent__parent")
        .order_by("joined_on", "number")
    )
    for row in members.iterator(chunk_size=2_000):
        has_left = row.left_on is not None and row.left_on <= on
        yield BookRow(
            number=row.number, name=row.name, nik=masked_nik(row.nik), sex=Sex(row.sex) if row.sex else None,
            age=age_on(row.born_on, on) if row.born_on else None,
            occupation=row.occupation or row.business_line, address=_address(row), joined_on=row.joined_on,
            left_on=row.left_on if has_left else None,
            exit_reason=ExitReason(row.exit_reason) if has_left else None,
        )  # fmt: skip


def _address(row: Member) -> str:
    parts, area = [row.street] if row.street else [], row.area
    while area is not None:
        parts.append(area.name)
        area = area.parent
    return ", ".join(parts)
