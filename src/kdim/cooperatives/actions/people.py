"""People and their appointments."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from kdim.cooperatives.actions.second_person import SecondPersonNeeded, needs_second_person
from kdim.cooperatives.actions.secrets import is_secret_of, require_strong
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Decision, Person, RoleTerm, SignInName
from kdim.cooperatives.powers import ROLE_POWERS, Actor, NotAllowed, Power
from kdim.cooperatives.queries.bylaws import bylaws_at
from kdim.cooperatives.queries.people import belongs, sign_in_key
from kdim.kernel.calendar import add_months
from kdim.kernel.refusals import Refusal

#: Offices that the members' meeting fills (UU 25/1992 art. 29 and 38).
ELECTED = frozenset({Role.BENDAHARA, Role.SEKRETARIS, Role.KETUA, Role.PENGAWAS})


class SignInNameTaken(Refusal):
    """Somebody else signs in here with this phone or number; fact: ``name`` as it was given."""

    code = "sign_in_name_taken"


class AppointmentOverlaps(Refusal):
    """The person holds the role already in these days; facts: ``role``, ``from_on``, ``until_on``."""

    code = "appointment_overlaps"


class AppointmentBackwards(Refusal):
    """The last day comes before the first; facts: ``from_on``, ``until_on``."""

    code = "appointment_backwards"


class AppointmentEnded(Refusal):
    """The role has ended on or before that day already; facts: ``role``, ``until_on``."""

    code = "appointment_ended"


class TermTooLong(Refusal):
    """An elected office needs an end within the by-laws' years (UU 25/1992 art. 29: five at most).

    Facts: ``role``, ``years``.
    """

    code = "term_too_long"


class DecisionNeeded(Refusal):
    """An elected office rests on a decision of the members' meeting; fact: ``role``."""

    code = "decision_needed"


def make_person(*, cooperative_id: int, name: str, phone: str, sign_in_names: tuple[str, ...]) -> int:
    """A person without a PIN, who gets one with an activation slip. Part of the act that calls it; gives their id.

    ``phone`` is E.164 or empty. They sign in with any of ``sign_in_names`` (member number, phone). Raises
    :class:`SignInNameTaken`.
    """
    person = Person.objects.create_person(name=name, phone=phone)
    for one in sign_in_names:
        grant_sign_in_name(cooperative_id=cooperative_id, person_id=person.id, name=one)
    return int(person.id)


def grant_sign_in_name(*, cooperative_id: int, person_id: int, name: str) -> None:
    """Let a person sign in at one cooperative with ``name`` (member number or phone). Part of the act that calls it.

    Raises :class:`SignInNameTaken` when it is somebody else's; granting it twice changes nothing.
    """
    row, _ = SignInName.objects.of(cooperative_id).get_or_create(
        cooperative_id=cooperative_id, name=sign_in_key(name), defaults={"person_id": person_id}
    )
    if row.person_id != person_id:
        raise SignInNameTaken(name=name)


def _same_secret(person_id: Any, arguments: Mapping[str, Any]) -> bool:
    secret = arguments["secret"]
    return secret is None or is_secret_of(Person.objects.get(pk=person_id), secret)


@act("cooperatives.register_person", power=Power.APPOINT_PEOPLE, secret=("secret",), same_secret=_same_secret)
def register_person(*, actor: Actor, request_id: UUID, at: datetime, name: str, phone: str, secret: str | None) -> int:
    """A person who can sign in with their phone (E.164); ``secret=None`` leaves the PIN to an activation slip.

    Raises :class:`SignInNameTaken` and ``SecretTooWeak``.
    """
    person_id = make_person(cooperative_id=actor.cooperative_id, name=name, phone=phone, sign_in_names=(phone,))
    if secret is not None:
        require_strong(secret)
        person = Person.objects.get(pk=person_id)
        person.set_password(secret)
        person.save(update_fields=["password"])
    note(subject=f"person:{person_id}")
    return person_id


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
    """Appoint a person of this cooperative to a role from a day, until a day (exclusive) or until further notice.

    Raises :class:`AppointmentBackwards`, :class:`AppointmentOverlaps`; for an elected office :class:`DecisionNeeded`
    and :class:`TermTooLong` when it has no end or one beyond the by-laws' term; ``NotAllowed`` for a person or a
    decision of another cooperative; ``SecondPersonNeeded`` while another officer could confirm it, for whom
    ``propose_appointment`` waits.
    """
    if needs_second_person(actor, at):
        raise SecondPersonNeeded
    facts: dict[str, Any] = {
        "person_id": person_id, "role": role, "from_on": from_on, "until_on": until_on, "decision_id": decision_id
    }  # fmt: skip
    require_appointment(actor, **facts)
    note(subject=f"person:{person_id}")
    return make_term(actor, **facts)


def require_appointment(
    actor: Actor, *, person_id: int, role: Role, from_on: date, until_on: date | None, decision_id: int | None
) -> None:
    """Refuse an appointment that the rules do not allow, as :func:`appoint` says. Part of the act that calls it."""
    list(Person.objects.select_for_update().filter(pk=person_id))  # two appointments of one person wait for each other
    check_appointment(
        actor, person_id=person_id, role=role, from_on=from_on, until_on=until_on, decision_id=decision_id
    )


def check_appointment(
    actor: Actor, *, person_id: int, role: Role, from_on: date, until_on: date | None, decision_id: int | None
) -> None:
    """Whether it could be made as things stand, before anybody is asked; locks nothing. Raises as :func:`appoint`."""
    if not belongs(actor.cooperative_id, person_id):
        raise NotAllowed(power=Power.APPOINT_PEOPLE.value, name=actor.name)
    if decision_id and not Decision.objects.of(actor.cooperative_id).filter(pk=decision_id).exists():
        raise NotAllowed(power=Power.APPOINT_PEOPLE.value, name=actor.name)
    if until_on is not None and until_on <= from_on:
        raise AppointmentBackwards(from_on=from_on, until_on=until_on)
    if role in ELECTED:
        _require_elected(actor.cooperative_id, role, from_on, until_on, decision_id)
    _require_free(actor.cooperative_id, person_id, role, from_on, until_on)


def make_term(
    actor: Actor, *, person_id: int, role: Role, from_on: date, until_on: date | None, decision_id: int | None
) -> int:
    """The term itself. Part of the act that calls it, after :func:`require_appointment`; gives its id."""
    term = RoleTerm.objects.create(
        cooperative_id=actor.cooperative_id, person_id=person_id, role=role, from_on=from_on, until_on=until_on,
        decision_id=decision_id,
    )  # fmt: skip
    return int(term.id)


def _require_elected(
    cooperative_id: int, role: Role, from_on: date, until_on: date | None, decision_id: int | None
) -> None:
    years = bylaws_at(cooperative_id, from_on).number(BylawKey.TERM_OF_OFFICE_YEARS)
    if until_on is None or until_on > add_months(from_on, 12 * years):
        raise TermTooLong(role=role.value, years=years)
    if decision_id is None:
        raise DecisionNeeded(role=role.value)


def _require_free(cooperative_id: int, person_id: int, role: Role, from_on: date, until_on: date | None) -> None:
    same = RoleTerm.objects.of(cooperative_id).filter(person_id=person_id, role=role)
    overlapping = same.filter(Q(until_on__isnull=True) | Q(until_on__gt=from_on)).order_by("from_on")
    if until_on is not None:
        overlapping = overlapping.filter(from_on__lt=until_on)
    if standing := overlapping.first():
        raise AppointmentOverlaps(role=role.value, from_on=standing.from_on, until_on=standing.until_on)


@act("cooperatives.end_appointment", power=Power.APPOINT_PEOPLE)
def end_appointment(*, actor: Actor, request_id: UUID, at: datetime, term_id: int, until_on: date, reason: str) -> None:
    """End a role on a day (the first day without it); before its first day it is called off.

    Raises :class:`AppointmentEnded` when it ends by then anyway; ``SecondPersonNeeded`` where it would leave fewer who
    confirm, for which ``propose_ending`` waits.
    """
    term = require_ending(actor, term_id=term_id, until_on=until_on)
    if ending_needs_second_person(actor, term, at):
        raise SecondPersonNeeded
    end_term(term, until_on)
    note(subject=f"person:{term.person_id}")


def require_ending(actor: Actor, *, term_id: int, until_on: date) -> RoleTerm:
    """The locked term, if it does not end by then anyway. Part of the act that calls it."""
    term: RoleTerm = RoleTerm.objects.of(actor.cooperative_id).select_for_update().get(pk=term_id)
    if term.until_on is not None and term.until_on <= until_on:
        raise AppointmentEnded(role=term.role, until_on=term.until_on)
    return term


def ending_needs_second_person(actor: Actor, term: RoleTerm, at: datetime) -> bool:
    """Whether another officer confirms it: else one could end the others who confirm, and then act alone.

    Everybody lays down an office of their own alone.
    """
    if term.person_id == actor.person_id or Power.APPOINT_PEOPLE not in ROLE_POWERS[Role(term.role)]:
        return False
    return needs_second_person(actor, at, about=term.person_id)


def end_term(term: RoleTerm, until_on: date) -> None:
    """Let it end that day, or be called off. Part of the act that calls it."""
    term.until_on = max(until_on, term.from_on)
    term.save(update_fields=["until_on"])


def set_language(*, person_id: int, language: str) -> None:
    """The language in which a person reads the pages: ``id`` or ``en``."""
    assert language in {"id", "en"}
    Person.objects.filter(pk=person_id).update(language=language)
