"""People and their appointments."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Person, RoleTerm, SignInName
from kdim.cooperatives.powers import Actor, Power
from kdim.cooperatives.queries.bylaws import bylaws_at
from kdim.kernel.refusals import Refusal

ELECTED = frozenset({Role.BENDAHARA, Role.SEKRETARIS, Role.KETUA, Role.PENGAWAS})


class PhoneTaken(Refusal):
    """Another person signs in with this phone number; fact: ``phone`` in E.164."""

    code = "phone_taken"


class AppointmentOverlaps(Refusal):
    """The person holds the role already in these days; facts: ``role``, ``from_on``, ``until_on``."""

    code = "appointment_overlaps"


class TermTooLong(Refusal):
    """An elected office ends after the by-laws' years (UU 25/1992 art. 29: five at most); fact: ``years``."""

    code = "term_too_long"


@act("cooperatives.register_person", power=Power.APPOINT_PEOPLE, secret=("secret",))
def register_person(*, actor: Actor, request_id: UUID, at: datetime, name: str, phone: str, secret: str | None) -> int:
    """A person who can sign in with their phone (E.164) and a PIN or password. Raises :class:`PhoneTaken`."""
    if Person.objects.filter(phone=phone).exists():
        raise PhoneTaken(phone=phone)
    person = Person.objects.create_person(name=name, phone=phone, secret=secret)
    note(subject=f"person:{person.id}")
    return int(person.id)


def grant_sign_in_name(*, cooperative_id: int, person_id: int, name: str) -> None:
    """Let a person sign in at one cooperative with ``name`` (their member number). Part of the act that calls it."""
    SignInName.objects.create(cooperative_id=cooperative_id, person_id=person_id, name=name.upper())


@act("cooperatives.appoint", power=Power.APPOINT_PEOPLE)
def appoint(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    person_id: int,
    role: Role,
    from_on: date,
    until_on: date | None,
    decision_id: int | None,
) -> int:
    """Appoint a person to a role from a day, until a day (exclusive) or until further notice.

    Raises :class:`AppointmentOverlaps`, and :class:`TermTooLong` when an elected office has no end or one beyond the
    by-laws' term.
    """
    if role in ELECTED:
        years = bylaws_at(actor.cooperative_id, from_on).number(BylawKey.TERM_OF_OFFICE_YEARS)
        limit = from_on.replace(year=from_on.year + years, day=min(from_on.day, 28))
        if until_on is None or (until_on - limit).days > 3:
            raise TermTooLong(role=role.value, years=years)
    overlapping = RoleTerm.objects.of(actor.cooperative_id).filter(
        Q(until_on__isnull=True) | Q(until_on__gt=from_on), person_id=person_id, role=role
    )
    if until_on is not None:
        overlapping = overlapping.filter(from_on__lt=until_on)
    if standing := overlapping.first():
        raise AppointmentOverlaps(role=role.value, from_on=standing.from_on, until_on=standing.until_on)
    term = RoleTerm.objects.create(
        cooperative_id=actor.cooperative_id, person_id=person_id, role=role, from_on=from_on, until_on=until_on,
        decision_id=decision_id,
    )  # fmt: skip
    note(subject=f"person:{person_id}")
    return int(term.id)


@act("cooperatives.end_appointment", power=Power.APPOINT_PEOPLE)
def end_appointment(*, actor: Actor, request_id: UUID, at: datetime, term_id: int, until_on: date, reason: str) -> None:
    """End a role on a day (the first day without it). A term that never began is shortened to one day."""
    term = RoleTerm.objects.of(actor.cooperative_id).select_for_update().get(pk=term_id)
    term.until_on = until_on if until_on > term.from_on else date.fromordinal(term.from_on.toordinal() + 1)
    term.save(update_fields=["until_on"])
    note(subject=f"person:{term.person_id}")


def set_language(*, person_id: int, language: str) -> None:
    """The language in which a person reads the pages: ``id`` or ``en``."""
    Person.objects.filter(pk=person_id).update(language=language)
