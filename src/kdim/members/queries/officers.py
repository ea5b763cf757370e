"""*Buku daftar pengurus*, which UU 25/1992 art. 30 asks the pengurus to keep, and the like of pengawas: who held which
office, from when until when, by which decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kdim.cooperatives.enums import Organ, Role
from kdim.cooperatives.queries import people_with_roles
from kdim.members.models import Member

ROLES = {
    Organ.PENGURUS: (Role.KETUA, Role.SEKRETARIS, Role.BENDAHARA),
    Organ.PENGAWAS: (Role.PENGAWAS,),
}


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """One term; ``last_on`` is its last day, nothing for one until further notice. The number is that of the person's
    latest membership, empty for who is no member."""

    name: str
    member_number: str
    role: Role
    from_on: date
    last_on: date | None
    decision: str
    in_force: bool


def officer_book(cooperative_id: int, organ: Organ, *, on: date) -> Sequence[OfficerRow]:
    """The terms of one organ that began by ``on``, the earliest first; two statements.

    A term that was called off before it began does not stand in the book.
    """
    order = ROLES[organ]
    terms = [
        term
        for term in people_with_roles(cooperative_id, on)
        if term.role in order and term.from_on <= on and term.until_on != term.from_on
    ]
    members = Member.objects.of(cooperative_id).filter(person_id__in=[term.person_id for term in terms])
    numbers = dict(members.order_by("id").values_list("person_id", "number"))
    return [
        OfficerRow(
            name=term.name, member_number=numbers.get(term.person_id, ""), role=term.role, from_on=term.from_on,
            last_on=term.until_on - timedelta(days=1) if term.until_on else None, decision=term.decision,
            in_force=term.in_force,
        )
        for term in sorted(terms, key=lambda term: (term.from_on, order.index(term.role), term.name))
    ]  # fmt: skip
