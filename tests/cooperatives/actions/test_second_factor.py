"""Switching a person's own second factor on and off, and its recovery codes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from tests.authenticator import code_at
from tests.cooperatives.conftest import PIN

from kdim.cooperatives.actions import (
    CodeRefused,
    FactorMissing,
    FactorNeeded,
    FactorNotBegun,
    SecretWrong,
    SignInLocked,
    begin_factor,
    begin_session,
    confirm_factor,
    pass_second_step,
    renew_recovery_codes,
    switch_off_factor,
)
from kdim.cooperatives.audit import RequestReused
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord, Cooperative, PersonSession, RecoveryCode, SecondFactor
from kdim.cooperatives.queries import factor_begun, factor_state


@pytest.fixture
def confirm(siti, rid, at):
    """Siti types the app's first code and her PIN, or something else."""

    def make(begun, **changes):
        return confirm_factor(
            **{
                "actor": siti, "request_id": rid(), "at": at, "factor_id": begun.factor_id, "secret": PIN,
                "typed": code_at(begun.secret, at),
            } | changes
        )  # fmt: skip

    return make


@pytest.fixture
def switch_off(siti, rid, at, on):
    """Siti switches it off with her PIN and a code."""

    def make(typed, **changes):
        switch_off_factor(
            **{
                "actor": siti, "request_id": rid(), "at": at, "on": on, "secret": PIN, "typed": typed,
                "keep_session": "",
            } | changes
        )  # fmt: skip

    return make


def state(cooperative, person):
    return factor_state(cooperative.id, person.id)


def test_the_first_right_code_switches_it_on_and_gives_ten_recovery_codes(
    cooperative, person, siti, begin, confirm, at
):
    begun = begin(siti)
    assert state(cooperative, person) is None

    codes = confirm(begun)

    assert len(set(codes)) == 10
    assert (state(cooperative, person).since, state(cooperative, person).codes_left) == (at, 10)


def test_the_secret_rests_encrypted_and_codes_as_hashes(cooperative, siti, switch_on):
    told = switch_on(siti)

    factor = SecondFactor.objects.of(cooperative.id).get()
    kept = f"{vars(factor)} {[vars(code) for code in RecoveryCode.objects.of(cooperative.id)]}"
    assert told.secret not in kept
    assert not any(code in kept for code in told.codes)


def test_the_trail_says_what_happened_and_holds_nothing_secret(cooperative, person, siti, switch_on, switch_off):
    told = switch_on(siti)
    switch_off(told.codes[0])

    records = list(AuditRecord.objects.of(cooperative.id).order_by("id"))
    assert [(record.act, record.subject) for record in records] == [
        ("cooperatives.begin_factor", f"person:{person.id}"),
        ("cooperatives.confirm_factor", f"person:{person.id}"),
        ("cooperatives.switch_off_factor", f"person:{person.id}"),
    ]
    written = " ".join(f"{record.facts} {record.result} {record.input_hash}" for record in records)
    assert not any(secret in written for secret in (told.secret, PIN, *told.codes))


def test_a_wrong_code_or_pin_switches_nothing_on(cooperative, person, siti, begin, confirm):
    begun = begin(siti)

    with pytest.raises(CodeRefused) as code_refused:
        confirm(begun, typed="000000")
    with pytest.raises(SecretWrong) as pin_refused:
        confirm(begun, secret="111222")

    assert (code_refused.value.facts, pin_refused.value.facts) == ({"tries_left": 4}, {"tries_left": 3})
    assert state(cooperative, person) is None


def test_codes_and_pins_cannot_be_tried_out(siti, begin, confirm):
    begun = begin(siti)
    for _ in range(5):
        with pytest.raises(CodeRefused):
            confirm(begun, typed="000000")

    with pytest.raises(SignInLocked):
        confirm(begun)


def test_to_begin_anew_makes_the_key_of_before_worthless(cooperative, siti, begin, confirm):
    earlier, later = begin(siti), begin(siti)

    with pytest.raises(FactorNotBegun):
        confirm(earlier)
    assert len(confirm(later)) == 10
    assert SecondFactor.objects.of(cooperative.id).get(pk=earlier.factor_id).sealed_secret == ""


def test_begun_twice_under_one_request_it_stays_one_key(cooperative, siti, rid, at):
    request = {"actor": siti, "request_id": rid(), "at": at}

    assert begin_factor(**request) == begin_factor(**request)
    assert SecondFactor.objects.of(cooperative.id).count() == 1


def test_the_same_page_sent_twice_does_not_show_codes_again(siti, begin, confirm, rid):
    begun, request_id = begin(siti), rid()
    confirm(begun, request_id=request_id)

    with pytest.raises(RequestReused):
        confirm(begun, request_id=request_id)


def test_another_phone_takes_over_when_it_shows_its_first_code(
    cooperative, person, siti, switch_on, begin, confirm, at
):
    old = switch_on(siti)
    begun = begin(siti)
    assert state(cooperative, person).factor_id == old.factor_id  # until the new one has proved itself

    confirm(begun)

    later = at + timedelta(minutes=2)
    assert state(cooperative, person).factor_id == begun.factor_id
    for gone in (code_at(old.secret, later), old.codes[0]):
        with pytest.raises(CodeRefused):
            pass_second_step(cooperative_id=cooperative.id, person_id=person.id, typed=gone, address="", at=later)


def test_switching_on_signs_the_person_out_everywhere(cooperative, person, siti, switch_on, at):
    Session.objects.create(session_key="lama", session_data="", expire_date=at + timedelta(days=400))
    begin_session(
        cooperative_id=cooperative.id, person_id=person.id, session_key="lama", device="Ponsel", address="", at=at
    )

    switch_on(siti)

    assert not PersonSession.objects.filter(person=person).exists()
    assert not Session.objects.filter(session_key="lama").exists()


def test_new_recovery_codes_make_the_old_ones_worthless(cooperative, person, siti, switch_on, rid, at):
    old = switch_on(siti)

    with pytest.raises(SecretWrong):
        renew_recovery_codes(actor=siti, request_id=rid(), at=at, secret="111222")
    new = renew_recovery_codes(actor=siti, request_id=rid(), at=at, secret=PIN)

    assert len(set(new) - set(old.codes)) == 10
    with pytest.raises(CodeRefused):
        pass_second_step(cooperative_id=cooperative.id, person_id=person.id, typed=old.codes[0], address="", at=at)
    passed = pass_second_step(cooperative_id=cooperative.id, person_id=person.id, typed=new[0], address="", at=at)
    assert passed.by_recovery_code
    assert state(cooperative, person).codes_left == 9


def test_who_has_none_gets_no_recovery_codes(siti, person, rid, at):
    with pytest.raises(FactorMissing):
        renew_recovery_codes(actor=siti, request_id=rid(), at=at, secret=PIN)


def test_a_member_switches_it_off_with_pin_and_code(cooperative, person, siti, switch_on, switch_off, at):
    told = switch_on(siti)

    with pytest.raises(SecretWrong):
        switch_off(told.codes[0], secret="111222")
    with pytest.raises(CodeRefused):
        switch_off("000000")
    switch_off(code_at(told.secret, at + timedelta(seconds=30)))

    factor = SecondFactor.objects.of(cooperative.id).get()
    assert state(cooperative, person) is None
    assert (factor.ended_at, factor.sealed_secret) == (at, "")
    assert RecoveryCode.objects.of(cooperative.id).filter(ended_at__isnull=True).count() == 0


def test_who_holds_an_office_role_keeps_it_once_the_day_has_come(cooperative, siti, switch_on, switch_off, decide, on):
    told = switch_on(siti)
    officer = replace(siti, roles=frozenset({Role.KASIR}))
    Cooperative.objects.filter(pk=cooperative.id).update(is_demonstration=False)
    decide({BylawKey.OFFICE_FACTOR_FROM: on.isoformat()})

    with pytest.raises(FactorNeeded):
        switch_off(told.codes[0], actor=officer)
    switch_off(told.codes[0], actor=officer, on=on - timedelta(days=1))


def test_an_officer_of_the_demonstration_may_switch_it_off(siti, switch_on, switch_off, on):
    told = switch_on(siti)

    switch_off(told.codes[0], actor=replace(siti, roles=frozenset({Role.KETUA})))


def test_no_code_passes_on_an_install_that_lost_its_secret(cooperative, person, siti, switch_on, settings, at):
    told = switch_on(siti)
    settings.SECRET_KEY = "a new one"

    assert factor_begun(cooperative, person.id) is None
    for typed in (code_at(told.secret, at + timedelta(seconds=30)), told.codes[0]):
        with pytest.raises(CodeRefused):
            pass_second_step(cooperative_id=cooperative.id, person_id=person.id, typed=typed, address="", at=at)


def test_the_factor_of_one_cooperative_is_unknown_to_its_neighbour(other_cooperative, person, siti, switch_on):
    switch_on(siti)

    assert factor_state(other_cooperative.id, person.id) is None
