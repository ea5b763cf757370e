"""Who is who: the cooperative behind a host name, the roles of a person on a day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Cooperative, HostName, Person, PersonSession, RoleTerm, SignInName
from kdim.cooperatives.powers import Actor, powers_of
from kdim.kernel.codes import code_from
from kdim.kernel.phone import parse_phone
from kdim.kernel.refusals import Refusal


def is_installed() -> bool:
    """Whether this install holds a cooperative at all; if not, the first-run pages are shown."""
    return Cooperative.objects.exists()


def cooperative_for_host(host: str) -> Cooperative | None:
    """The cooperative that answers to ``host`` (a port is overlooked), in one query.

    By its own name first, then by ``<slug>.localhost``, then as the only one there is; else ``None``.
    """
    name = re.sub(r":[0-9]+$", "", host.lower()).rstrip(".")
    slug = name.removesuffix(".localhost") if name.endswith(".localhost") else ""
    named = HostName.objects.filter(host=name).values("cooperative_id")
    only = Cooperative.objects.order_by("id").values("id")[:2]
    found = list(
        Cooperative.objects.filter(Q(pk__in=named) | Q(slug=slug) | Q(pk__in=only))
        .annotate(is_named=Exists(named.filter(cooperative_id=OuterRef("pk"))))
        .select_related("area")
    )
    for answers in ([one for one in found if one.is_named], [one for one in found if one.slug == slug], found):
        if len(answers) == 1:
            return answers[0]
    return None


def host_of(cooperative_id: int) -> str:
    """The first name that browsers reach a cooperative by; empty when it has none of its own."""
    rows = HostName.objects.filter(cooperative_id=cooperative_id).order_by("host")
    return rows.values_list("host", flat=True).first() or ""


def sign_in_key(name: str) -> str:
    """What is typed as a name, as it is stored and compared: a phone as E.164, a member number in capitals."""
    text = "".join(character for character in name[:80] if character.isprintable() and not character.isspace())
    try:
        return parse_phone(text)
    except Refusal:
        return text.upper()[:40]


def find_sign_in(cooperative_id: int, name: str) -> Person | None:
    """Who signs in with that name, however it is typed, at that cooperative."""
    names = SignInName.objects.of(cooperative_id).select_related("person")
    found = names.filter(name=sign_in_key(name)).first()
    return found.person if found else None


def belongs(cooperative_id: int, person_id: int) -> bool:
    """Whether a person signs in at this cooperative; nobody can be acted upon where they do not."""
    return bool(SignInName.objects.of(cooperative_id).filter(person_id=person_id).exists())


def has_office(cooperative_id: int, person_id: int) -> bool:
    """Whether a person holds, held or will hold any role here."""
    return bool(RoleTerm.objects.of(cooperative_id).filter(person_id=person_id).exists())


def activation_code(slip_id: int) -> str:
    """The code of a slip that ``issue_activation_code`` gave, to print once; see ``kernel/codes.py``."""
    return code_from(salted_hmac("kdim.activation", str(slip_id), algorithm="sha256").digest())


def terms_in_force(cooperative_id: int, on: date) -> QuerySet[RoleTerm]:
    """The appointments that hold on a day."""
    terms: QuerySet[RoleTerm] = RoleTerm.objects.of(cooperative_id).filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on
    )
    return terms


def roles_at(cooperative_id: int, person_id: int, on: date) -> frozenset[Role]:
    """The roles that a person holds on a day."""
    roles = terms_in_force(cooperative_id, on).filter(person_id=person_id).values_list("role", flat=True)
    return frozenset(Role(role) for role in roles)


def actor_for(*, cooperative_id: int, person: Person, on: date, member_id: int | None, address: str) -> Actor:
    """A signed-in person as an actor with the powers of this day, who has given whatever is asked of them."""
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
            term_id=term.id, person_id=term.person_id, name=term.person.name, phone=term.person.phone,
            role=Role(term.role), from_on=term.from_on, until_on=term.until_on,
            decision=term.decision.number if term.decision else "",
            in_force=term.from_on <= on and (term.until_on is None or term.until_on > on),
        )
        for term in terms
    ]  # fmt: skip
    return sorted(lines, key=lambda line: not line.in_force)


def find_people(cooperative_id: int, words: str, *, most: int = 20) -> Sequence[Person]:
    """People who sign in at this cooperative, with every word in their name, number or phone; one statement."""
    here = SignInName.objects.of(cooperative_id)
    numbers = here.exclude(name__startswith="+")
    people = Person.objects.filter(pk__in=here.values("person_id"), is_active=True)
    for word in words.split():
        digits = re.sub(r"[^0-9]", "", word).lstrip("0")
        is_phone = Q(phone__contains=digits) if len(digits) >= 3 else Q(pk__in=[])
        is_number = Q(pk__in=numbers.filter(name__contains=word.upper()).values("person_id"))
        people = people.filter(Q(name__icontains=word) | is_number | is_phone)
    return list(people.order_by("name", "id")[:most])


def person_here(cooperative_id: int, person_id: int) -> Person | None:
    """A person by id, if they sign in at this cooperative."""
    here = SignInName.objects.of(cooperative_id).filter(person_id=person_id).values("person_id")
    return Person.objects.filter(pk__in=here).first()


def sessions_of(person_id: int, *, at: datetime) -> Sequence[PersonSession]:
    """The devices on which a person is signed in at the moment, the latest first."""
    alive = Session.objects.filter(expire_date__gt=at).values("session_key")
    return list(PersonSession.objects.filter(person_id=person_id, session_key__in=alive).order_by("-seen_at"))
