"""Activation slips: how a person gets their first PIN, or a new one when they forgot it, without e-mail.

The office hands out a code and never learns the PIN. The code is derived from the slip's id and the install's secret
key, so that neither the database nor the trail holds it and a page sent twice shows the same slip.
"""

import hmac
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from kdim.cooperatives.actions.second_person import SecondPersonNeeded, needs_second_person
from kdim.cooperatives.actions.secrets import require_strong
from kdim.cooperatives.actions.sessions import end_all_sessions
from kdim.cooperatives.actions.throttle import begin_try, forget_tries
from kdim.cooperatives.audit import act, look, note
from kdim.cooperatives.models import ActivationCode, Person
from kdim.cooperatives.powers import Actor, NotAllowed, Power, require
from kdim.cooperatives.queries.people import activation_code, belongs, find_sign_in, has_office, sign_in_key
from kdim.kernel.codes import read_code
from kdim.kernel.refusals import Refusal

VALID_FOR = timedelta(days=7)


class ActivationRefused(Refusal):
    """Unknown name, wrong, used, replaced or expired code, never saying which; fact: ``tries_left``."""

    code = "activation_refused"


def issue_activation_code(*, actor: Actor, person_id: int, at: datetime) -> int:
    """A slip for a person, valid for seven days; an earlier one becomes void. Part of the act that calls it.

    Gives the slip's id; ``queries.activation_code`` gives the code to print. Let an act return the id, never the code:
    what an act returns is kept in the trail. For somebody who holds an office the actor needs ``APPOINT_PEOPLE`` and
    another officer confirms, so that a teller cannot become the treasurer, nor the chair become everybody. Raises
    ``NotAllowed`` and ``SecondPersonNeeded``.
    """
    if require_power_over_slip(actor, person_id, at):
        raise SecondPersonNeeded
    return make_slip(actor, person_id, at)


def require_power_over_slip(actor: Actor, person_id: int, at: datetime) -> bool:
    """Whether their slip waits for a second officer. Part of the act that calls it. Raises ``NotAllowed``."""
    if not belongs(actor.cooperative_id, person_id):
        raise NotAllowed(power=Power.ISSUE_ACTIVATION.value, name=actor.name)
    if not has_office(actor.cooperative_id, person_id):
        return False
    require(actor, Power.APPOINT_PEOPLE, at=actor.cooperative_id)
    return needs_second_person(actor, at, about=person_id)


def make_slip(actor: Actor, person_id: int, at: datetime) -> int:
    """The slip itself, in place of earlier ones; gives its id. Part of the act that calls it, which asks who may."""
    slips = ActivationCode.objects.of(actor.cooperative_id).filter(person_id=person_id, ended_at__isnull=True)
    slips.update(ended_at=at)
    slip = ActivationCode.objects.create(
        cooperative_id=actor.cooperative_id, person_id=person_id, issued_at=at, expires_at=at + VALID_FOR
    )
    return int(slip.id)


@act("cooperatives.issue_slip", power=Power.APPOINT_PEOPLE)
def issue_slip(*, actor: Actor, request_id: UUID, at: datetime, person_id: int) -> int:
    """An activation slip for a colleague; gives its id. Members get theirs through the members room.

    Raises ``NotAllowed`` and ``SecondPersonNeeded``; ``propose_slip`` waits for the second person.
    """
    note(subject=f"person:{person_id}")
    return issue_activation_code(actor=actor, person_id=person_id, at=at)


def activate(*, cooperative_id: int, name: str, code: str, secret: str, address: str, at: datetime) -> int:
    """Set the PIN of whoever holds the slip and end their sessions elsewhere; gives the person's id.

    Raises ``SignInLocked`` as signing in does, ``SecretTooWeak`` (the code stays good) and :class:`ActivationRefused`.
    """
    key = sign_in_key(name)
    tries_left = begin_try(cooperative_id=cooperative_id, key=key, address=address, at=at)
    with transaction.atomic():
        person = find_sign_in(cooperative_id, key)
        slip = _slip(cooperative_id, person, code, at)
        if person is None or slip is None or not person.is_active:
            raise ActivationRefused(tries_left=tries_left)
        require_strong(secret)
        slip.ended_at, slip.is_used = at, True
        slip.save(update_fields=["ended_at", "is_used"])
        person.set_password(secret)
        person.save(update_fields=["password"])
        end_all_sessions(person.id)
        holder = Actor(cooperative_id=cooperative_id, person_id=person.id, name=person.name, address=address[:45])
        look(actor=holder, at=at, what="cooperatives.activate", subject=f"person:{person.id}")
    forget_tries(cooperative_id=cooperative_id, key=key, at=at)
    return int(person.id)


def _slip(cooperative_id: int, person: Person | None, code: str, at: datetime) -> ActivationCode | None:
    if person is None:
        return None
    slips = ActivationCode.objects.of(cooperative_id).select_for_update()
    slip: ActivationCode | None = slips.filter(person=person, ended_at__isnull=True, expires_at__gt=at).first()
    if slip is None or not hmac.compare_digest(activation_code(slip.id).encode(), read_code(code).encode()):
        return None
    return slip
