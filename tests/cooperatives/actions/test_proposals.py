"""Two officers for appointing, and for slips of somebody in office."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kdim.cooperatives.actions import (
    AppointmentEnded,
    AppointmentOverlaps,
    DecisionNeeded,
    ProposalByTheSame,
    ProposalOver,
    ProposalWaits,
    SecondPersonNeeded,
    activate,
    appoint,
    confirm_proposal,
    end_appointment,
    issue_slip,
    make_person,
    propose_appointment,
    propose_ending,
    propose_slip,
    refuse_proposal,
)
from kdim.cooperatives.enums import ProposalKind, Role
from kdim.cooperatives.models import AuditRecord, OfficeProposal, Person, RoleTerm
from kdim.cooperatives.powers import Actor, NotAllowed, powers_of
from kdim.cooperatives.queries import activation_code, office_work, proposals_asked, roles_at

PIN = "493817"


@pytest.fixture
def officer(cooperative):
    """Makes somebody who holds a role and signs in with a PIN (``pin=None``: not yet), as an actor."""
    made = 0

    def make(role: Role, name: str = "Petugas", pin: str | None = PIN) -> Actor:
        nonlocal made
        made += 1
        phone = f"+62813000{made:05}"
        person_id = make_person(cooperative_id=cooperative.id, name=name, phone=phone, sign_in_names=(phone,))
        if pin:
            person = Person.objects.get(pk=person_id)
            person.set_password(pin)
            person.save()
        RoleTerm.objects.create(cooperative=cooperative, person_id=person_id, role=role, from_on=date(2025, 1, 1))
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
def ask(person, founding, rid, at, on):
    """Asks that Siti become manager, or something else."""

    def make(who, **changes):
        return propose_appointment(
            **{
                "actor": who, "request_id": rid(), "at": at, "person_id": person.id, "role": Role.MANAJER,
                "from_on": on, "until_on": None, "decision_id": None,
            } | changes
        )  # fmt: skip

    return make


@pytest.fixture
def ask_slip(person, rid, at):
    """Asks for a slip for Siti, or for somebody else."""

    def make(who, **changes):
        return propose_slip(**{"actor": who, "request_id": rid(), "at": at, "person_id": person.id} | changes)

    return make


@pytest.fixture
def confirm(rid, at):
    def make(who, told, **changes):
        return confirm_proposal(
            **{"actor": who, "request_id": rid(), "at": at, "proposal_id": told["proposal"]} | changes
        )

    return make


@pytest.fixture
def refuse(rid, at):
    def make(who, told):
        refuse_proposal(actor=who, request_id=rid(), at=at, proposal_id=told["proposal"])

    return make


def test_an_appointment_takes_effect_when_another_officer_confirms(
    cooperative, person, chair, secretary, ask, confirm, at, on
):
    told = ask(chair)
    assert roles_at(cooperative.id, person.id, on) == frozenset()
    (waiting,) = proposals_asked(cooperative.id, at)
    assert (waiting.kind, waiting.name, waiting.role, waiting.from_on, waiting.asked_name) == (
        ProposalKind.APPOINTMENT, "Siti Aminah", Role.MANAJER, on, "Bu Ketua",
    )  # fmt: skip

    term_id = confirm(secretary, told)

    assert RoleTerm.objects.of(cooperative.id).get(pk=term_id).person_id == person.id
    assert roles_at(cooperative.id, person.id, on) == {Role.MANAJER}
    assert proposals_asked(cooperative.id, at) == []


def test_both_stand_in_the_trail(cooperative, person, chair, secretary, ask, confirm):
    confirm(secretary, ask(chair))

    records = list(AuditRecord.objects.of(cooperative.id).order_by("id"))[-2:]
    assert [(one.act, one.actor_name, one.subject, one.facts["role"]) for one in records] == [
        ("cooperatives.propose_appointment", "Bu Ketua", f"person:{person.id}", "manajer"),
        ("cooperatives.confirm_proposal", "Pak Sekretaris", f"person:{person.id}", "manajer"),
    ]


def test_the_only_officer_appoints_alone(cooperative, person, chair, ask, on):
    assert set(ask(chair)) == {"term"}
    assert roles_at(cooperative.id, person.id, on) == {Role.MANAJER}


@pytest.mark.parametrize("hinder", ["no pin yet", "deactivated", "term over", "another power"])
def test_who_could_not_confirm_does_not_count(cooperative, chair, officer, ask, hinder, on):
    role = Role.MANAJER if hinder == "another power" else Role.SEKRETARIS
    other = officer(role, pin=None if hinder == "no pin yet" else PIN)
    if hinder == "deactivated":
        Person.objects.filter(pk=other.person_id).update(is_active=False)
    if hinder == "term over":
        RoleTerm.objects.of(cooperative.id).filter(person_id=other.person_id).update(until_on=on)

    assert set(ask(chair)) == {"term"}


def test_the_act_without_a_second_person_refuses_while_there_is_one(person, chair, secretary, rid, at, on):
    with pytest.raises(SecondPersonNeeded):
        appoint(
            actor=chair, request_id=rid(), at=at, person_id=person.id, role=Role.MANAJER, from_on=on, until_on=None,
            decision_id=None,
        )  # fmt: skip


def test_who_asked_does_not_confirm_and_others_have_no_power(chair, secretary, officer, ask, confirm):
    told = ask(chair)

    with pytest.raises(ProposalByTheSame):
        confirm(chair, told)
    with pytest.raises(NotAllowed):
        confirm(officer(Role.MANAJER), told)
    with pytest.raises(NotAllowed):
        ask(officer(Role.KASIR))


def test_the_database_itself_refuses_one_person_in_both_parts(cooperative, person, chair, at, on):
    wrong = {
        "cooperative": cooperative, "kind": ProposalKind.APPOINTMENT, "role": Role.KETUA, "person_id": person.id,
        "from_on": on, "asked_by_id": chair.person_id, "asked_at": at, "decided_at": at,
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficeProposal.objects.create(**wrong, decided_by_id=chair.person_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficeProposal.objects.create(**wrong, is_confirmed=True)


def test_what_is_wrong_is_said_when_it_is_asked_and_again_when_it_is_confirmed(
    chair, secretary, ask, confirm, rid, at, on, actor, person
):
    with pytest.raises(DecisionNeeded):
        ask(chair, role=Role.BENDAHARA, until_on=on + timedelta(days=365))
    told = ask(chair)
    appoint(
        actor=actor, request_id=rid(), at=at, person_id=person.id, role=Role.MANAJER, from_on=on, until_on=None,
        decision_id=None,
    )  # fmt: skip
    with pytest.raises(AppointmentOverlaps):
        confirm(secretary, told)
    assert not OfficeProposal.objects.of(actor.cooperative_id).get(pk=told["proposal"]).is_confirmed


def test_the_same_is_asked_once_and_another_role_beside_it(chair, secretary, ask):
    ask(chair)

    with pytest.raises(ProposalWaits) as refused:
        ask(secretary)
    assert refused.value.facts == {"name": "Bu Ketua"}
    assert "proposal" in ask(secretary, role=Role.KASIR)


def test_it_waits_for_seven_days_and_can_then_be_asked_anew(cooperative, chair, secretary, ask, confirm, at):
    told, later = ask(chair), at + timedelta(days=7)

    with pytest.raises(ProposalOver):
        confirm(secretary, told, at=later)
    assert proposals_asked(cooperative.id, later) == []
    assert confirm(chair, ask(secretary, at=later), at=later)


def test_it_can_be_refused_or_taken_back(cooperative, person, chair, secretary, ask, confirm, refuse, on):
    for who in (secretary, chair):
        told = ask(chair)
        refuse(who, told)
        with pytest.raises(ProposalOver):
            confirm(secretary, told)

    assert roles_at(cooperative.id, person.id, on) == frozenset()


def test_of_two_who_confirm_at_once_one_does(cooperative, chair, secretary, officer, ask, confirm, at_once):
    told, treasurer = ask(chair), officer(Role.BENDAHARA)

    given = at_once(lambda: confirm(secretary, told), lambda: confirm(treasurer, told))

    assert sorted(type(one).__name__ for one in given) == ["ProposalOver", "int"]
    assert RoleTerm.objects.of(cooperative.id).filter(role=Role.MANAJER).count() == 1


def test_the_same_request_twice_is_one(cooperative, chair, secretary, ask, confirm, rid):
    one, two = rid(), rid()

    told = ask(chair, request_id=one)
    assert ask(chair, request_id=one) == told
    assert confirm(secretary, told, request_id=two) == confirm(secretary, told, request_id=two)
    assert OfficeProposal.objects.of(cooperative.id).count() == 1


def test_a_slip_for_somebody_in_office_is_made_when_another_confirms(
    cooperative, chair, secretary, officer, ask_slip, confirm, rid, at
):
    teller = officer(Role.KASIR, "Dewi Lestari")
    told = ask_slip(chair, person_id=teller.person_id)
    assert set(told) == {"proposal"}

    code = activation_code(confirm(secretary, told))

    name = Person.objects.get(pk=teller.person_id).phone
    use = {"cooperative_id": cooperative.id, "name": name, "code": code, "secret": "740215", "address": "", "at": at}
    assert activate(**use) == teller.person_id
    with pytest.raises(SecondPersonNeeded):
        issue_slip(actor=chair, request_id=rid(), at=at, person_id=teller.person_id)


def test_a_slip_for_who_has_no_office_is_made_at_once(chair, secretary, ask_slip):
    assert set(ask_slip(chair)) == {"slip"}


def test_of_two_officers_one_gives_the_other_a_slip_alone_because_nobody_else_could_confirm(
    chair, secretary, officer, ask_slip
):
    assert set(ask_slip(chair, person_id=secretary.person_id)) == {"slip"}
    officer(Role.BENDAHARA)
    assert set(ask_slip(chair, person_id=secretary.person_id)) == {"proposal"}


def test_the_overview_counts_what_waits_for_somebody_else(cooperative, chair, secretary, ask, at):
    ask(chair)

    assert office_work(cooperative.id, chair.person_id, at).proposals == 0
    assert office_work(cooperative.id, secretary.person_id, at).proposals == 1


@pytest.fixture
def ask_end(rid, at, on):
    """Asks that the first term of somebody end on the day."""

    def make(who, whose, **changes):
        term = RoleTerm.objects.of(who.cooperative_id).filter(person_id=whose.person_id).first()
        return propose_ending(
            **{
                "actor": who, "request_id": rid(), "at": at, "term_id": term.id, "until_on": on, "reason": "Pindah",
            } | changes
        )  # fmt: skip

    return make


def test_ending_the_office_of_another_who_confirms_needs_a_third(
    cooperative, chair, secretary, officer, ask_end, confirm, rid, at, on
):
    treasurer = officer(Role.BENDAHARA)
    told = ask_end(chair, treasurer)
    term = RoleTerm.objects.of(cooperative.id).get(person_id=treasurer.person_id)
    assert (set(told), term.until_on) == ({"proposal"}, None)
    with pytest.raises(SecondPersonNeeded):
        end_appointment(actor=chair, request_id=rid(), at=at, term_id=term.id, until_on=on, reason="Pindah")

    assert confirm(secretary, told) == term.id
    assert roles_at(cooperative.id, treasurer.person_id, on) == frozenset()


def test_so_nobody_becomes_the_only_officer_by_ending_the_others(chair, secretary, officer, ask_end):
    treasurer = officer(Role.BENDAHARA)

    assert [set(ask_end(chair, one)) for one in (secretary, treasurer)] == [{"proposal"}, {"proposal"}]


def test_an_office_of_ones_own_and_one_that_confirms_nothing_end_at_once(chair, secretary, officer, ask_end):
    manager = officer(Role.MANAJER)

    assert set(ask_end(chair, manager)) == {"term"}
    assert set(ask_end(chair, chair)) == {"term"}


def test_an_end_that_came_meanwhile_is_said_to_who_confirms(chair, secretary, officer, ask_end, confirm):
    treasurer = officer(Role.BENDAHARA)
    told = ask_end(chair, treasurer)
    ask_end(treasurer, treasurer)

    with pytest.raises(AppointmentEnded):
        confirm(secretary, told)


def test_nobody_decides_at_the_neighbour(chair, secretary, ask, other_cooperative, rid, at):
    told = ask(chair)
    stranger = Actor(
        cooperative_id=other_cooperative.id, person_id=secretary.person_id, name="x", powers=secretary.powers
    )

    with pytest.raises(NotAllowed):
        confirm_proposal(actor=stranger, request_id=rid(), at=at, proposal_id=told["proposal"])
