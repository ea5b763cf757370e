"""Signing in by member number or phone with a PIN or password, slowly enough that guessing does not pay."""

from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.models import Person, PersonSession, SignInAttempt, SignInName
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.phone import parse_phone
from kdim.kernel.refusals import Refusal

WRONG_PER_NAME = 5
WRONG_PER_ADDRESS = 40  # a whole village may share one address
WINDOW = timedelta(minutes=15)
PIN_DIGITS = 6


class SignInRefused(Refusal):
    """Unknown name or wrong secret, never saying which; fact: ``tries_left``."""

    code = "sign_in_refused"


class SignInLocked(Refusal):
    """Too many wrong tries; fact: ``until`` when the next try is possible."""

    code = "sign_in_locked"


class SecretTooWeak(Refusal):
    """A PIN must be six digits that are neither all alike nor a run; a password at least ten characters."""

    code = "secret_too_weak"


def verify_secret(*, cooperative_id: int | None, name: str, secret: str, address: str, at: datetime) -> int:
    """The id of the person who signs in. Raises :class:`SignInLocked` before the secret is even looked at,
    :class:`SignInRefused` otherwise; wrong tries count per name and per network address."""
    key = _normalise(name)
    _require_unlocked(key, address, at)
    person = _find(cooperative_id, key)
    if person is None:
        make_password(secret)  # as slow as a real check, so that time does not tell which names exist
    elif person.is_active and person.check_password(secret):
        SignInAttempt.objects.filter(name=key).delete()
        return int(person.id)
    SignInAttempt.objects.create(name=key, address=address, at=at)
    wrong = SignInAttempt.objects.filter(name=key, at__gt=at - WINDOW).count()
    raise SignInRefused(tries_left=max(0, WRONG_PER_NAME - wrong))


def _normalise(name: str) -> str:
    text = "".join(name.split()).upper()[:40]
    try:
        return parse_phone(text)
    except Refusal:
        return text


def _require_unlocked(key: str, address: str, at: datetime) -> None:
    recent = SignInAttempt.objects.filter(at__gt=at - WINDOW).order_by("-at")
    for attempts, allowed in (
        (recent.filter(name=key), WRONG_PER_NAME),
        (recent.filter(address=address), WRONG_PER_ADDRESS),
    ):
        times = list(attempts.values_list("at", flat=True)[:allowed])
        if len(times) == allowed:
            raise SignInLocked(until=times[-1] + WINDOW)


def _find(cooperative_id: int | None, key: str) -> Person | None:
    if key.startswith("+"):
        return Person.objects.filter(phone=key).first()
    if cooperative_id is None:
        return None
    found = SignInName.objects.of(cooperative_id).select_related("person").filter(name=key).first()
    return found.person if found else None


def require_strong(secret: str) -> None:
    """Raise :class:`SecretTooWeak` for a PIN or password that guessing finds first."""
    if secret.isdecimal() and len(secret) == PIN_DIGITS:
        steps = {int(after) - int(before) for before, after in pairwise(secret)}
        if steps in ({0}, {1}, {-1}):
            raise SecretTooWeak(digits=PIN_DIGITS)
    elif len(secret) < 10:
        raise SecretTooWeak(digits=PIN_DIGITS)


@act("cooperatives.set_secret", power=Power.ISSUE_ACTIVATION, secret=("secret",))
def set_secret(*, actor: Actor, request_id: UUID, at: datetime, person_id: int, secret: str) -> None:
    """Give a person a new PIN at the office and end their sessions everywhere. Raises :class:`SecretTooWeak`."""
    require_strong(secret)
    person = Person.objects.get(pk=person_id)
    person.set_password(secret)
    person.save(update_fields=["password"])
    _end_all_sessions(person_id)
    note(subject=f"person:{person_id}")


@transaction.atomic
def change_secret(*, person_id: int, old: str, new: str, keep_session: str) -> None:
    """A person changes their own PIN; other devices are signed out. Raises :class:`SignInRefused`,
    :class:`SecretTooWeak`."""
    person = Person.objects.select_for_update().get(pk=person_id)
    if not person.check_password(old):
        raise SignInRefused(tries_left=None)
    require_strong(new)
    person.set_password(new)
    person.save(update_fields=["password"])
    _end_all_sessions(person_id, but=keep_session)


@transaction.atomic
def begin_session(*, person_id: int, session_key: str, device: str, address: str, at: datetime) -> None:
    """Remember the device on which a person has just signed in."""
    PersonSession.objects.update_or_create(
        session_key=session_key,
        defaults={
            "person_id": person_id, "device": device[:200], "address": address, "began_at": at, "seen_at": at,
        },
    )  # fmt: skip


@transaction.atomic
def end_session(*, person_id: int, session_key: str) -> None:
    """Sign a device of this person out; another person's key does nothing."""
    if PersonSession.objects.filter(person_id=person_id, session_key=session_key).delete()[0]:
        Session.objects.filter(session_key=session_key).delete()


def _end_all_sessions(person_id: int, but: str = "") -> None:
    sessions = PersonSession.objects.filter(person_id=person_id).exclude(session_key=but)
    Session.objects.filter(session_key__in=list(sessions.values_list("session_key", flat=True))).delete()
    sessions.delete()
