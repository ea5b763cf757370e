"""Who is who: the cooperative behind a host name, the roles of a person on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Cooperative, Person, PersonSession, RoleTerm
from kdim.cooperatives.powers import Actor, powers_of


def is_installed() -> bool:
    """Whether this install holds a cooperative at all; if not, the first-run pages are shown."""
    return Cooperative.objects.exists()


def cooperative_for_host(host: str) -> Cooperative | None:
    """The cooperative that answers to ``host``: by name, by ``<slug>.localhost``, or the only one there is."""
    slug = host.removesuffix(".localhost") if host.endswith(".localhost") else ""
    candidates = list(
        Cooperative.objects.select_related("area").filter(Q(host_names__host=host) | Q(slug=slug)).distinct()[:1]
        or Cooperative.objects.select_related("area").order_by("id")[:2]
    )
    return candidates[0] if len(candidates) == 1 else None


def _in_force(cooperative_id: int, on: date) -> QuerySet[RoleTerm]:
    terms: QuerySet[RoleTerm] = RoleTerm.objects.of(cooperative_id).filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on
    )
    return terms


def roles_at(cooperative_id: int, person_id: int, on: date) -> frozenset[Role]:
    """The roles that a person holds on a day."""
    roles = _in_force(cooperative_id, on).filter(person_id=person_id).values_list("role", flat=True)
    return frozenset(Role(role) for role in roles)


def actor_for(*, cooperative_id: int, person: Person, on: date, member_id: int | None, address: str) -> Actor:
    """A signed-in person as an actor with the powers of this day."""
    roles = roles_at(cooperative_id, person.id, on)
    return Actor(
        cooperative_id=cooperative_id, person_id=person.id, name=person.name, powers=powers_of(roles), roles=roles,
        member_id=member_id, address=address,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Appointment:
    """One line of the list of people: a role with its dates. ``until_on`` is the first day without it."""

    term_id: int
    person_id: int
    name: str
    phone: str
    role: Role
    from_on: date
    until_on: date | None
    decision: str
    in_force: bool


def people_with_roles(cooperative_id: int, on: date) -> Sequence[Appointment]:
    """Every appointment, those in force on ``on`` first, then the past and coming ones by date."""
    terms = (
        RoleTerm.objects.of(cooperative_id).select_related("person", "decision").order_by("-from_on", "person__name")
    )
    lines = [
        Appointment(
            term_id=term.id, person_id=term.person_id, name=term.person.name, phone=term.person.phone or "",
            role=Role(term.role), from_on=term.from_on, until_on=term.until_on,
            decision=term.decision.number if term.decision else "",
            in_force=term.from_on <= on and (term.until_on is None or term.until_on > on),
        )
        for term in terms
    ]  # fmt: skip
    return sorted(lines, key=lambda line: not line.in_force)


def sessions_of(person_id: int) -> Sequence[PersonSession]:
    """The devices on which a person is signed in, the latest first."""
    return list(PersonSession.objects.filter(person_id=person_id).order_by("-seen_at"))
