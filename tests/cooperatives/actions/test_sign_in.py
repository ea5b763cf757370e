"""Signing in, and how guessing is slowed down."""

import threading
from datetime import timedelta
from statistics import median
from time import process_time

import pytest
from django.db import connection

from kdim.cooperatives.actions import SignInLocked, SignInRefused, verify_secret
from kdim.cooperatives.actions.throttle import WRONG_PER_ADDRESS
from kdim.cooperatives.models import Person, SignInAttempt

MINUTE = timedelta(minutes=1)
PIN = "493817"  # of the fixture `person`


@pytest.fixture
def sign_in(cooperative, at):
    """Siti signs in, with any of the facts changed."""

    def make(**changes):
        return verify_secret(
            **{"cooperative_id": cooperative.id, "name": "A-001", "secret": PIN, "address": "10.0.0.7", "at": at}
            | changes
        )

    return make


@pytest.mark.parametrize("name", ["A-001", " a-001", "a - 001", "0812-3456-7890", "+62 812 3456 7890", "6281234567890"])
def test_a_person_signs_in_with_number_or_phone_as_people_type_them(person, sign_in, name):
    assert sign_in(name=name) == person.id


@pytest.mark.parametrize("name", ["B-999", "", "\x00", "x" * 1_000, "0811 1111 1111"])
def test_an_unknown_name_is_refused_like_a_wrong_pin(person, sign_in, name):
    with pytest.raises(SignInRefused) as refused:
        sign_in(name=name)

    assert refused.value.facts == {"tries_left": 4}


@pytest.mark.parametrize("secret", ["493818", "", "4" * 200])
def test_a_wrong_secret_is_refused(person, sign_in, secret):
    with pytest.raises(SignInRefused):
        sign_in(secret=secret)


def test_a_person_of_another_cooperative_does_not_sign_in_here(person, neighbour, sign_in):
    neighbour.set_password(PIN)
    neighbour.save()

    with pytest.raises(SignInRefused):
        sign_in(name="B-001")


def test_a_deactivated_person_does_not_sign_in(person, sign_in):
    Person.objects.filter(pk=person.id).update(is_active=False)

    with pytest.raises(SignInRefused):
        sign_in()


def fail(sign_in, times, **changes):
    for _ in range(times):
        with pytest.raises(SignInRefused):
            sign_in(secret="000001", **changes)


def test_tries_are_counted_down_and_then_even_the_right_pin_waits(person, sign_in, at):
    left = []
    for _ in range(5):
        with pytest.raises(SignInRefused) as refused:
            sign_in(secret="000001")
        left.append(refused.value.facts["tries_left"])

    assert left == [4, 3, 2, 1, 0]
    with pytest.raises(SignInLocked) as locked:
        sign_in()
    assert locked.value.facts == {"until": at + 15 * MINUTE}


def test_after_fifteen_minutes_the_name_is_free_again(person, sign_in, at):
    fail(sign_in, 5)

    with pytest.raises(SignInLocked):
        sign_in(at=at + 14 * MINUTE)
    assert sign_in(at=at + 15 * MINUTE) == person.id


def test_tries_while_locked_do_not_lock_for_longer(person, sign_in, at):
    fail(sign_in, 5)
    for minute in range(1, 15):
        with pytest.raises(SignInLocked):
            sign_in(at=at + minute * MINUTE)

    assert sign_in(at=at + 15 * MINUTE) == person.id


def test_signing_in_begins_the_count_anew(person, sign_in):
    fail(sign_in, 4)
    sign_in()
    fail(sign_in, 4)

    assert sign_in() == person.id


def test_number_and_phone_are_counted_apart_and_neighbours_do_not_suffer(person, sign_in):
    fail(sign_in, 5)

    assert sign_in(name=person.phone) == person.id


def test_the_same_member_number_of_another_cooperative_is_not_locked(person, other_cooperative, sign_in):
    fail(sign_in, 5, cooperative_id=other_cooperative.id)

    assert sign_in() == person.id


def test_one_address_cannot_try_many_names(person, sign_in, at):
    for number in range(WRONG_PER_ADDRESS):
        fail(sign_in, 1, name=f"X-{number}")

    with pytest.raises(SignInLocked):
        sign_in()
    assert sign_in(address="10.0.0.8") == person.id
    assert sign_in(at=at + 15 * MINUTE) == person.id


def test_tries_of_yesterday_are_thrown_away(cooperative, person, sign_in, at):
    fail(sign_in, 3, name="X-1", at=at - timedelta(days=1))
    sign_in()

    assert SignInAttempt.objects.of(cooperative.id).count() == 0


@pytest.mark.django_db(transaction=True)
def test_guesses_sent_at_once_are_counted_as_many(cooperative, person, at):
    answers = []

    def guess(number):
        try:
            verify_secret(
                cooperative_id=cooperative.id, name="A-001", secret=f"00000{number}", address="10.0.0.7", at=at
            )
        except (SignInRefused, SignInLocked) as refusal:
            answers.append(type(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=guess, args=(number,)) for number in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == 9
    assert answers.count(SignInRefused) <= 5


def test_an_unknown_name_takes_as_long_as_a_wrong_pin(person, sign_in, settings):
    settings.PASSWORD_HASHERS = ["kdim.config.hashing.ModestArgon2"]
    person.set_password(PIN)
    person.save()
    Person.objects.create_person(name="Tanpa PIN")

    def seconds(name):
        began = process_time()
        with pytest.raises(SignInRefused):
            sign_in(name=name, secret="000001")
        return process_time() - began

    known = median(seconds("A-001") for _ in range(4))
    unknown = median(seconds(f"X-{number}") for number in range(4))

    assert 0.5 < unknown / known < 2
