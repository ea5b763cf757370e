"""Who has a second factor, who needs one and from when, and what waits to be reset."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pyotp
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role, Zone
from kdim.cooperatives.models import Cooperative, FactorReset, Person, RecoveryCode, SecondFactor
from kdim.cooperatives.models.sealing import unseal
from kdim.cooperatives.queries.bylaws import bylaws_at
from kdim.cooperatives.queries.people import terms_in_force

#: For so long a reset waits for the second officer: the person stands in the office.
RESET_WAITS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FactorState:
    """A second factor that is in use; ``codes_left`` counts the recovery codes that are still good."""

    factor_id: int
    since: datetime
    codes_left: int


@dataclass(frozen=True, slots=True)
class FactorBegun:
    """What the app needs to know: the secret in letters (base32), and the same as an ``otpauth:`` address."""

    factor_id: int
    secret: str
    address: str


@dataclass(frozen=True, slots=True)
class ResetAsked:
    """A reset that waits for a second officer."""

    reset_id: int
    person_id: int
    name: str
    reason: str
    asked_by_id: int
    asked_name: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class FactorLine:
    """A person on the list of second factors; ``since`` is ``None`` while there is none."""

    person_id: int
    name: str
    phone: str
    roles: tuple[Role, ...]
    since: datetime | None


def office_factor_from(cooperative: Cooperative, on: date) -> date | None:
    """The first day on which an office role needs the second factor, by the rules of the day ``on``.

    ``None``: never, because a demonstration only offers it. Without a rule: since the cooperative is here.
    """
    if cooperative.is_demonstration:
        return None
    rules = bylaws_at(cooperative.id, on)
    if BylawKey.OFFICE_FACTOR_FROM.value in rules.values:
        return rules.day(BylawKey.OFFICE_FACTOR_FROM)
    return Zone(cooperative.zone).date_of(cooperative.created_at)


def factor_state(cooperative_id: int, person_id: int) -> FactorState | None:
    """The person's second factor at this cooperative, if one is in use."""
    left = Count("id", filter=Q(used_at__isnull=True, ended_at__isnull=True))
    codes = RecoveryCode.objects.of(cooperative_id).filter(factor=OuterRef("pk")).values("factor").annotate(left=left)
    factor = _in_use(cooperative_id).filter(person_id=person_id).annotate(left=Subquery(codes.values("left"))).first()
    if factor is None:
        return None
    assert factor.confirmed_at is not None
    return FactorState(factor_id=factor.id, since=factor.confirmed_at, codes_left=factor.left or 0)


def factor_begun(cooperative: Cooperative, person_id: int) -> FactorBegun | None:
    """What the person is setting up, if it was begun and can be read."""
    begun = SecondFactor.objects.of(cooperative.id).select_related("person")
    factor = begun.filter(person_id=person_id, confirmed_at__isnull=True, ended_at__isnull=True).first()
    secret = unseal(factor.sealed_secret) if factor else None
    if factor is None or secret is None:
        return None
    address = pyotp.TOTP(secret).provisioning_uri(name=factor.person.name, issuer_name=cooperative.name)
    return FactorBegun(factor_id=factor.id, secret=secret, address=address)


def factor_lines(cooperative_id: int, people: Collection[Person], on: date) -> Sequence[FactorLine]:
    """The people with their present roles and since when they have a second factor; two statements."""
    ids = [person.id for person in people]
    since = dict(_in_use(cooperative_id).filter(person_id__in=ids).values_list("person_id", "confirmed_at"))
    roles: dict[int, list[Role]] = {}
    for term in terms_in_force(cooperative_id, on).filter(person_id__in=ids):
        roles.setdefault(term.person_id, []).append(Role(term.role))
    return [
        FactorLine(
            person_id=person.id, name=person.name, phone=person.phone, roles=tuple(roles.get(person.id, ())),
            since=since.get(person.id),
        )
        for person in people
    ]  # fmt: skip


def people_in_office(cooperative_id: int, on: date) -> QuerySet[Person]:
    """Everybody who holds a role on the day, by name."""
    holders = terms_in_force(cooperative_id, on).values("person_id")
    return Person.objects.filter(pk__in=holders).order_by("name", "id")


def resets_asked(cooperative_id: int, at: datetime) -> Sequence[ResetAsked]:
    """The resets that wait for a second officer, the oldest first."""
    waiting = FactorReset.objects.of(cooperative_id).filter(decided_at__isnull=True, asked_at__gt=at - RESET_WAITS)
    return [
        ResetAsked(
            reset_id=row.id, person_id=row.person_id, name=row.person.name, reason=row.reason,
            asked_by_id=row.asked_by_id, asked_name=row.asked_by.name, asked_at=row.asked_at,
        )
        for row in waiting.select_related("person", "asked_by").order_by("asked_at", "id")
    ]  # fmt: skip


def _in_use(cooperative_id: int) -> QuerySet[SecondFactor]:
    factors: QuerySet[SecondFactor] = SecondFactor.objects.of(cooperative_id).filter(
        confirmed_at__isnull=False, ended_at__isnull=True
    )
    return factors
