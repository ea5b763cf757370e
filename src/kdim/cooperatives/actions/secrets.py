"""PINs and passwords: which are strong enough, how they are compared, how a person changes their own."""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password

from kdim.cooperatives.actions.sessions import end_all_sessions
from kdim.cooperatives.actions.throttle import begin_try, forget_tries
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.models import Person
from kdim.cooperatives.powers import Actor
from kdim.kernel.refusals import Refusal

PIN_DIGITS = 6
PASSWORD_SHORTEST = 10
LONGEST = 128  # longer ones are only good for keeping the server busy


class SecretWrong(Refusal):
    """The present PIN or password was not given correctly; fact: ``tries_left``."""

    code = "secret_wrong"


class SecretTooWeak(Refusal):
    """A PIN has six digits that are neither a short pattern nor a run; a password has ten characters or more.

    Facts: ``digits``, ``shortest``, ``longest``.
    """

    code = "secret_too_weak"


def require_strong(secret: str) -> None:
    """Raise :class:`SecretTooWeak` for a PIN or password that guessing finds first."""
    if secret.isascii() and secret.isdecimal() and len(secret) == PIN_DIGITS:
        steps = {(int(after) - int(before)) % 10 for before, after in pairwise(secret)}
        weak = steps in ({0}, {1}, {9}) or secret[:2] * 3 == secret or secret[:3] * 2 == secret
    else:
        weak = not PASSWORD_SHORTEST <= len(secret) <= LONGEST or len(set(secret)) < 4
    if weak:
        raise SecretTooWeak(digits=PIN_DIGITS, shortest=PASSWORD_SHORTEST, longest=LONGEST)


def is_secret_of(person: Person | None, secret: str) -> bool:
    """Whether the secret is the person's; takes as long when there is no such person or they have none."""
    if len(secret) > LONGEST:
        return False
    if person is None:
        make_password(secret)
        return False
    return person.check_password(secret) and person.is_active


def _same_secret(_: Any, arguments: Mapping[str, Any]) -> bool:
    return is_secret_of(Person.objects.filter(pk=arguments["actor"].person_id).first(), arguments["new"])


@act("cooperatives.change_secret", power=None, secret=("old", "new"), same_secret=_same_secret)
def _change(*, actor: Actor, request_id: UUID, at: datetime, old: str, new: str, keep_session: str) -> None:
    assert actor.person_id is not None
    person = Person.objects.select_for_update().get(pk=actor.person_id)
    if not is_secret_of(person, old):
        raise SecretWrong
    require_strong(new)
    person.set_password(new)
    person.save(update_fields=["password"])
    end_all_sessions(person.id, but=keep_session)
    note(subject=f"person:{person.id}")


def change_secret(*, actor: Actor, request_id: UUID, at: datetime, old: str, new: str, keep_session: str) -> None:
    """A signed-in person changes their own PIN; their other devices are signed out.

    Raises :class:`SecretWrong`, :class:`SecretTooWeak`, and ``SignInLocked`` after too many wrong tries (whoever finds
    a phone lying open must not be able to try all PINs).
    """
    key = f"PERSON:{actor.person_id}"
    tries_left = begin_try(cooperative_id=actor.cooperative_id, key=key, address=actor.address, at=at)
    try:
        _change(actor=actor, request_id=request_id, at=at, old=old, new=new, keep_session=keep_session)
    except SecretWrong:
        raise SecretWrong(tries_left=tries_left) from None
    except SecretTooWeak:
        forget_tries(cooperative_id=actor.cooperative_id, key=key, at=at)
        raise
    forget_tries(cooperative_id=actor.cooperative_id, key=key, at=at)
