"""Devices on which a person is signed in: begun, seen, ended."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef

from kdim.cooperatives.audit import look
from kdim.cooperatives.models import Person, PersonSession
from kdim.cooperatives.powers import Actor

SEEN_EVERY = timedelta(minutes=5)


@transaction.atomic
def begin_session(
    *, cooperative_id: int, person_id: int, session_key: str, device: str, address: str, at: datetime
) -> None:
    """Remember the device on which a person has just signed in, and write it into the trail."""
    PersonSession.objects.update_or_create(
        session_key=session_key,
        defaults={
            "person_id": person_id, "device": device[:200], "address": address[:45], "began_at": at, "seen_at": at,
        },
    )  # fmt: skip
    person = Person.objects.get(pk=person_id)
    signed_in = Actor(cooperative_id=cooperative_id, person_id=person_id, name=person.name, address=address[:45])
    look(
        actor=signed_in,
        at=at,
        what="cooperatives.begin_session",
        subject=f"person:{person_id}",
        device=device[:200],
    )


@transaction.atomic
def prune_sessions(*, at: datetime, keep: timedelta) -> int:
    """Forget the devices whose session ended longer than ``keep`` ago; gives how many. Done at each sign-in.

    A session ends when it expires or is ended; a row is younger than ``keep`` as long as it was seen since.
    """
    before = at - keep
    Session.objects.filter(expire_date__lte=before).delete()
    since = Session.objects.filter(session_key=OuterRef("session_key"))
    ended = PersonSession.objects.filter(~Exists(since), seen_at__lte=before)
    return int(ended.delete()[0])


def see_session(*, session_key: str, at: datetime) -> None:
    """Note that the device is in use; writes at most every five minutes."""
    PersonSession.objects.filter(session_key=session_key, seen_at__lte=at - SEEN_EVERY).update(seen_at=at)


@transaction.atomic
def end_session(*, person_id: int, session_key: str) -> None:
    """Sign a device of this person out; another person's key does nothing."""
    if PersonSession.objects.filter(person_id=person_id, session_key=session_key).delete()[0]:
        Session.objects.filter(session_key=session_key).delete()


def end_all_sessions(person_id: int, *, but: str = "") -> None:
    """Sign a person out everywhere, or everywhere but on one device. Part of the act that calls it."""
    sessions = PersonSession.objects.filter(person_id=person_id).exclude(session_key=but)
    Session.objects.filter(session_key__in=list(sessions.values_list("session_key", flat=True))).delete()
    sessions.delete()
