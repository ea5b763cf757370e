"""PINs and passwords."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.db import SessionStore

from kdim.cooperatives.actions import SecretTooWeak, SecretWrong, SignInLocked, begin_session, change_secret
from kdim.cooperatives.actions.secrets import require_strong
from kdim.cooperatives.audit import RequestReused
from kdim.cooperatives.models import AuditRecord, Person, PersonSession

PIN = "493817"  # of the fixture `person`


@pytest.mark.parametrize("secret", ["493817", "100001", "kata sandi", "rumah-biru-7"])
def test_a_strong_secret_is_taken(secret):
    require_strong(secret)


@pytest.mark.parametrize(
    "secret",
    [
        "", "12345", "1234567", "000000", "777777", "123456", "654321", "567890", "098765", "121212", "123123",
        "rahasia", "aaaaaaaaaaaa", "x" * 129, "١٢٣٤٥٦",
    ],
)  # fmt: skip
def test_a_secret_that_guessing_finds_first_is_refused(secret):
    with pytest.raises(SecretTooWeak) as refused:
        require_strong(secret)

    assert refused.value.facts == {"digits": 6, "shortest": 10, "longest": 128}


@pytest.fixture
def change(siti, at):
    """Siti changes her PIN."""

    def make(**changes):
        change_secret(
            **{"actor": siti, "request_id": uuid4(), "at": at, "old": PIN, "new": "740215", "keep_session": ""}
            | changes
        )

    return make


def begin(person, cooperative, at):
    store = SessionStore()
    store.create()
    begin_session(
        cooperative_id=cooperative.id, person_id=person.id, session_key=store.session_key, device="Firefox",
        address="10.0.0.7", at=at,
    )  # fmt: skip
    return store.session_key


def test_a_changed_pin_signs_all_other_devices_out(cooperative, person, change, at):
    here, elsewhere = begin(person, cooperative, at), begin(person, cooperative, at)

    change(keep_session=here)

    assert Person.objects.get(pk=person.id).check_password("740215")
    assert [row.session_key for row in PersonSession.objects.all()] == [here]
    assert (SessionStore().exists(here), SessionStore().exists(elsewhere)) == (True, False)


def test_a_changed_pin_is_in_the_trail_and_the_pin_is_not(cooperative, person, change):
    change()

    record = AuditRecord.objects.of(cooperative.id).get()
    assert (record.act, record.subject, record.facts) == (
        "cooperatives.change_secret", f"person:{person.id}", {"keep_session": ""},
    )  # fmt: skip


def test_without_the_old_pin_nothing_changes_and_tries_are_counted(person, change, at):
    left = []
    for _ in range(5):
        with pytest.raises(SecretWrong) as refused:
            change(old="000001")
        left.append(refused.value.facts["tries_left"])

    assert left == [4, 3, 2, 1, 0]
    with pytest.raises(SignInLocked):
        change()
    change(at=at + timedelta(minutes=15))


def test_a_weak_new_pin_is_not_a_wrong_try(person, change):
    for _ in range(6):
        with pytest.raises(SecretTooWeak):
            change(new="111111")

    change()


def test_the_same_change_sent_twice_is_done_once_and_another_pin_is_not_mistaken_for_it(person, change):
    request_id = uuid4()
    change(request_id=request_id)

    change(request_id=request_id)
    with pytest.raises(RequestReused):
        change(request_id=request_id, new="740216")
    assert Person.objects.get(pk=person.id).check_password("740215")
