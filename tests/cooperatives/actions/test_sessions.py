"""Devices on which a person is signed in."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from kdim.cooperatives.actions import begin_session, end_session, prune_sessions, see_session
from kdim.cooperatives.models import AuditRecord, PersonSession
from kdim.cooperatives.queries import sessions_of


@pytest.fixture
def begin(cooperative, at):
    """Signs a person in on a device; gives the session's key."""

    def make(person, device="Firefox", moment=at):
        store = SessionStore()
        store.create()
        Session.objects.update(expire_date=at + timedelta(hours=12))
        begin_session(
            cooperative_id=cooperative.id, person_id=person.id, session_key=store.session_key, device=device,
            address="10.0.0.7", at=moment,
        )  # fmt: skip
        return store.session_key

    return make


def test_devices_are_listed_the_latest_first(person, neighbour, begin, at):
    first, second = begin(person, "Chrome"), begin(person, "x" * 300, at + timedelta(minutes=1))
    begin(neighbour)

    assert [(row.session_key, row.device) for row in sessions_of(person.id, at=at)] == [
        (second, "x" * 200),
        (first, "Chrome"),
    ]


def test_an_expired_session_is_not_listed(person, begin, at):
    begin(person)

    assert sessions_of(person.id, at=at + timedelta(hours=12)) == []


def test_signing_in_is_in_the_trail(cooperative, person, begin, at):
    begin(person)

    record = AuditRecord.objects.of(cooperative.id).get()
    assert (record.act, record.person_id, record.address, record.at) == (
        "cooperatives.begin_session", person.id, "10.0.0.7", at,
    )  # fmt: skip


def test_a_person_ends_their_own_device_only(person, neighbour, begin, at):
    key = begin(person)

    end_session(person_id=neighbour.id, session_key=key)
    assert len(sessions_of(person.id, at=at)) == 1
    end_session(person_id=person.id, session_key=key)
    assert sessions_of(person.id, at=at) == []
    assert not SessionStore().exists(key)


def test_a_device_in_use_is_noted_every_five_minutes(person, begin, at):
    key = begin(person)
    seen = []
    for minutes in (4, 5, 9):
        see_session(session_key=key, at=at + timedelta(minutes=minutes))
        seen.append(PersonSession.objects.get().seen_at - at)

    assert seen == [timedelta(0), timedelta(minutes=5), timedelta(minutes=5)]


def test_devices_are_forgotten_some_days_after_their_session_ended(person, neighbour, begin, at):
    old, cleared, alive = begin(person), begin(neighbour), begin(person)
    keep, end = timedelta(days=30), at + timedelta(hours=12)
    Session.objects.filter(session_key=cleared).delete()  # as clearsessions does
    Session.objects.filter(session_key=alive).update(expire_date=at + timedelta(days=60))

    def left(moment):
        forgotten = prune_sessions(at=moment, keep=keep)
        keys = PersonSession.objects.values_list("session_key", flat=True)
        return forgotten, set(keys)

    assert left(at + keep - timedelta(seconds=1)) == (0, {old, cleared, alive})
    assert left(at + keep) == (1, {old, alive})
    assert left(end + keep - timedelta(seconds=1)) == (0, {old, alive})
    assert left(end + keep) == (1, {alive})
    assert set(Session.objects.values_list("session_key", flat=True)) == {alive}
