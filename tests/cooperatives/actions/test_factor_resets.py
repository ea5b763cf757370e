"""A lost phone: one officer asks, another confirms."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from tests.authenticator import code_at

from kdim.cooperatives.actions import (
    FactorMissing,
    ResetByTheSame,
    ResetOfOneself,
    ResetOver,
    ResetWaits,
    ask_factor_reset,
    begin_session,
    confirm_factor_reset,
    make_person,
    pass_second_step,
    refuse_factor_reset,
    reset_factor,
)
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord, FactorReset, Person, PersonSession, RoleTerm
from kdim.cooperatives.powers import Actor, NotAllowed, powers_of
from kdim.cooperatives.queries import factor_state, resets_asked


@pytest.fixture
def officer(cooperative, on):
    """Makes somebody who holds a role, as an actor."""
    made = 0

    def make(role: Role, name: str = "Petugas") -> Actor:
        nonlocal made
        made += 1
        phone = f"+62813000{made:05}"
        person_id = make_person(cooperative_id=cooperative.id, name=name, phone=phone, sign_in_names=(phone,))
        RoleTerm.objects.create(cooperative=cooperative, person_id=person_id, role=role, from_on=on)
        roles = frozenset({role})
        return Actor(
            cooperative_id=cooperative.id, person_id=person_id, name=name, powers=powers_of(roles), roles=roles
        )

    return make


@pytest.fixture
def chair(officer):
    return officer(Role.KETUA, "Bu Ketua")


@pytest.fixture
def secretary(officer):
    return officer(Role.SEKRETARIS, "Pak Sekretaris")


@pytest.fixture
def factor(siti, switch_on):
    return switch_on(siti)


@pytest.fixture
def ask(person, rid, at):
    """Asks for a reset of Siti's second factor."""

    def make(who, **changes):
        return ask_factor_reset(
            **{"actor": who, "request_id": rid(), "at": at, "person_id": person.id, "reason": "HP hilang"} | changes
        )

    return make


@pytest.fixture
def confirm(rid, at):
    def make(who, reset_id, **changes):
        confirm_factor_reset(**{"actor": who, "request_id": rid(), "at": at, "reset_id": reset_id} | changes)

    return make


def test_two_officers_end_it_with_its_codes_and_every_session(
    cooperative, person, factor, chair, secretary, ask, confirm, at
):
    Session.objects.create(session_key="lama", session_data="", expire_date=at + timedelta(days=400))
    begin_session(
        cooperative_id=cooperative.id, person_id=person.id, session_key="lama", device="Ponsel", address="", at=at
    )
    reset_id = ask(chair)
    assert [(one.reset_id, one.name, one.reason, one.asked_name) for one in resets_asked(cooperative.id, at)] == [
        (reset_id, "Siti Aminah", "HP hilang", "Bu Ketua")
    ]

    confirm(secretary, reset_id)

    assert factor_state(cooperative.id, person.id) is None
    assert not PersonSession.objects.filter(person=person).exists()
    assert not Session.objects.filter(session_key="lama").exists()
    assert resets_asked(cooperative.id, at) == []
    with pytest.raises(FactorMissing):
        pass_second_step(cooperative_id=cooperative.id, person_id=person.id, typed=factor.codes[0], address="", at=at)


def test_both_stand_in_the_trail(cooperative, person, factor, chair, secretary, ask, confirm):
    confirm(secretary, ask(chair))

    records = list(AuditRecord.objects.of(cooperative.id).order_by("id"))[-2:]
    assert [(one.act, one.actor_name, one.subject) for one in records] == [
        ("cooperatives.ask_factor_reset", "Bu Ketua", f"person:{person.id}"),
        ("cooperatives.confirm_factor_reset", "Pak Sekretaris", f"person:{person.id}"),
    ]


def test_until_it_is_confirmed_nothing_changes(cooperative, person, factor, chair, ask, at):
    ask(chair)

    later = at + timedelta(minutes=5)
    typed = code_at(factor.secret, later)
    assert pass_second_step(cooperative_id=cooperative.id, person_id=person.id, typed=typed, address="", at=later)


def test_who_asked_does_not_confirm(cooperative, person, factor, chair, ask, confirm):
    reset_id = ask(chair)

    with pytest.raises(ResetByTheSame):
        confirm(chair, reset_id)
    assert factor_state(cooperative.id, person.id) is not None


def test_nobody_asks_or_confirms_about_themselves(cooperative, chair, secretary, officer, switch_on, rid, at, confirm):
    other = officer(Role.BENDAHARA)
    for one in (chair, secretary):
        row = Person.objects.get(pk=one.person_id)
        row.set_password("493817")
        row.save()
        switch_on(one)

    with pytest.raises(ResetOfOneself):
        ask_factor_reset(actor=chair, request_id=rid(), at=at, person_id=chair.person_id, reason="x")
    reset_id = ask_factor_reset(actor=other, request_id=rid(), at=at, person_id=chair.person_id, reason="x")
    with pytest.raises(ResetOfOneself):
        confirm(chair, reset_id)
    with pytest.raises(ResetOfOneself):
        refuse_factor_reset(actor=chair, request_id=rid(), at=at, reset_id=reset_id)
    confirm(secretary, reset_id)


def test_the_database_itself_refuses_one_person_in_both_parts(cooperative, person, chair, at):
    wrong = {"cooperative": cooperative, "person_id": person.id, "reason": "x", "asked_at": at}
    with pytest.raises(IntegrityError), transaction.atomic():
        FactorReset.objects.create(**wrong, asked_by_id=person.id)
    for decider in (chair.person_id, person.id):
        with pytest.raises(IntegrityError), transaction.atomic():
            FactorReset.objects.create(
                **wrong, asked_by_id=chair.person_id, decided_by_id=decider, decided_at=at, is_confirmed=True
            )


def test_a_manager_resets_for_a_member_and_not_for_an_officer(
    cooperative, person, factor, officer, chair, ask, confirm, on
):
    manager = officer(Role.MANAJER)
    reset_id = ask(manager)
    RoleTerm.objects.create(cooperative=cooperative, person_id=person.id, role=Role.KASIR, from_on=on)

    with pytest.raises(NotAllowed):
        ask(manager)
    with pytest.raises(NotAllowed):
        confirm(officer(Role.MANAJER), reset_id)
    confirm(chair, reset_id)


@pytest.mark.parametrize("role", [Role.KASIR, Role.PETUGAS_KREDIT, Role.PENGAWAS])
def test_others_do_not_reset(factor, officer, ask, role):
    with pytest.raises(NotAllowed):
        ask(officer(role))


def test_it_is_asked_once_at_a_time_and_for_who_has_one(person, factor, chair, secretary, officer, ask, rid):
    ask(chair)

    with pytest.raises(ResetWaits) as refused:
        ask(secretary)
    assert refused.value.facts == {"name": "Bu Ketua"}
    with pytest.raises(FactorMissing):
        ask(chair, person_id=secretary.person_id)


def test_it_waits_for_a_day_and_can_then_be_asked_anew(cooperative, factor, chair, secretary, ask, confirm, at):
    reset_id = ask(chair)
    tomorrow = at + timedelta(days=1)

    with pytest.raises(ResetOver):
        confirm(secretary, reset_id, at=tomorrow)
    assert resets_asked(cooperative.id, tomorrow) == []
    confirm(chair, ask(secretary, at=tomorrow), at=tomorrow)


def test_it_can_be_refused_or_taken_back(cooperative, person, factor, chair, secretary, ask, confirm, rid, at):
    refused = ask(chair)
    refuse_factor_reset(actor=secretary, request_id=rid(), at=at, reset_id=refused)
    taken_back = ask(chair)
    refuse_factor_reset(actor=chair, request_id=rid(), at=at, reset_id=taken_back)

    for reset_id in (refused, taken_back):
        with pytest.raises(ResetOver):
            confirm(secretary, reset_id)
    assert factor_state(cooperative.id, person.id) is not None


def test_the_same_request_twice_is_one(cooperative, factor, chair, secretary, ask, rid, confirm):
    request_id = rid()
    assert ask(chair, request_id=request_id) == ask(chair, request_id=request_id)
    reset_id = FactorReset.objects.of(cooperative.id).get().id
    request_id = rid()
    confirm(secretary, reset_id, request_id=request_id)
    confirm(secretary, reset_id, request_id=request_id)


def test_of_two_who_confirm_at_once_one_does(factor, chair, secretary, officer, ask, confirm, at_once):
    reset_id, treasurer = ask(chair), officer(Role.BENDAHARA)

    told = at_once(lambda: confirm(secretary, reset_id), lambda: confirm(treasurer, reset_id))

    assert sorted(type(one).__name__ for one in told) == ["NoneType", "ResetOver"]


def test_nobody_of_a_neighbour_is_reset(chair, neighbour, ask, confirm):
    with pytest.raises(NotAllowed):
        ask(chair, person_id=neighbour.id)
    with pytest.raises(NotAllowed):
        confirm(chair, 4711)


def test_from_the_server_it_ends_without_officers(cooperative, actor, chair, person, factor, rid, at):
    request = {"request_id": rid(), "at": at, "person_id": person.id, "reason": "HP ketua hilang"}

    with pytest.raises(NotAllowed):
        reset_factor(actor=chair, **request)
    reset_factor(actor=actor, **request)

    assert factor_state(cooperative.id, person.id) is None
    with pytest.raises(FactorMissing):
        reset_factor(actor=actor, **{**request, "request_id": rid()})
