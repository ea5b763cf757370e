"""People and their appointments."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from kdim.cooperatives.actions import (
    AppointmentBackwards,
    AppointmentEnded,
    AppointmentOverlaps,
    DecisionNeeded,
    SecretTooWeak,
    SignInNameTaken,
    TermTooLong,
    appoint,
    end_appointment,
    grant_sign_in_name,
    register_person,
    set_language,
)
from kdim.cooperatives.bylaws import BylawMissing
from kdim.cooperatives.enums import MeetingKind, Role
from kdim.cooperatives.models import AuditRecord, Decision, Person, RoleTerm, SignInName
from kdim.cooperatives.powers import NotAllowed
from kdim.cooperatives.queries import belongs, people_with_roles, roles_at

FROM = date(2024, 2, 29)


@pytest.fixture
def appointed(actor, person, founding, rid, at):
    """Appoints Siti, with any of the facts changed; gives the term's id."""

    def make(role=Role.KASIR, from_on=FROM, until_on=None, decision_id=None, **changes):
        return appoint(
            **{
                "actor": actor, "request_id": rid(), "at": at, "person_id": person.id, "role": role,
                "from_on": from_on, "until_on": until_on, "decision_id": decision_id, **changes,
            }
        )  # fmt: skip

    return make


@pytest.fixture
def end(actor, rid, at):
    """Ends a term."""

    def make(term_id, until_on):
        end_appointment(
            actor=actor, request_id=rid(), at=at, term_id=term_id, until_on=until_on, reason="Mengundurkan diri"
        )

    return make


def test_a_registered_person_belongs_to_the_cooperative_and_signs_in_with_the_phone(cooperative, actor, rid, at):
    person_id = register_person(
        actor=actor, request_id=rid(), at=at, name="Budi", phone="+6281211112222", secret="493817"
    )

    assert belongs(cooperative.id, person_id)
    assert Person.objects.get(pk=person_id).check_password("493817")
    assert SignInName.objects.of(cooperative.id).get().name == "+6281211112222"


def test_a_person_may_be_registered_without_a_secret(actor, rid, at):
    facts = {"actor": actor, "request_id": rid(), "at": at, "name": "Budi", "phone": "+6281211112222", "secret": None}
    person_id = register_person(**facts)

    assert not Person.objects.get(pk=person_id).has_usable_password()
    assert register_person(**facts) == person_id


def test_a_phone_signs_in_one_person_here_and_another_next_door(actor, other_actor, person, rid, at):
    facts = {"at": at, "name": "Budi", "phone": person.phone, "secret": None}

    with pytest.raises(SignInNameTaken) as refused:
        register_person(actor=actor, request_id=rid(), **facts)
    assert refused.value.facts == {"name": "+6281234567890"}
    assert register_person(actor=other_actor, request_id=rid(), **facts) != person.id


def test_a_weak_secret_registers_nobody(actor, rid, at):
    with pytest.raises(SecretTooWeak):
        register_person(actor=actor, request_id=rid(), at=at, name="Budi", phone="+6281211112222", secret="123456")

    assert not Person.objects.exists()


def test_a_sign_in_name_granted_twice_changes_nothing(cooperative, person):
    grant_sign_in_name(cooperative_id=cooperative.id, person_id=person.id, name=" a-001 ")

    assert SignInName.objects.of(cooperative.id).filter(name="A-001").count() == 1


def test_an_appointment_holds_from_its_first_day_until_the_day_it_ends(cooperative, person, appointed):
    appointed(until_on=date(2025, 3, 1))

    held = [roles_at(cooperative.id, person.id, on) for on in (date(2024, 2, 28), FROM, date(2025, 2, 28))]
    assert held == [frozenset(), frozenset({Role.KASIR}), frozenset({Role.KASIR})]
    assert roles_at(cooperative.id, person.id, date(2025, 3, 1)) == frozenset()


def test_an_elected_office_may_last_to_the_day_of_the_bylaws_term(founding, appointed):
    appointed(role=Role.KETUA, until_on=date(2027, 2, 28), decision_id=founding)


@pytest.mark.parametrize("until_on", [None, date(2027, 3, 1)])
def test_an_elected_office_does_not_last_longer(founding, appointed, until_on):
    with pytest.raises(TermTooLong) as refused:
        appointed(role=Role.KETUA, until_on=until_on, decision_id=founding)

    assert refused.value.facts == {"role": "ketua", "years": 3}


def test_an_elected_office_rests_on_a_decision(appointed):
    with pytest.raises(DecisionNeeded) as refused:
        appointed(role=Role.PENGAWAS, until_on=date(2026, 1, 1))

    assert refused.value.facts == {"role": "pengawas"}


def test_an_elected_office_needs_a_bylaw_of_the_day(founding, appointed):
    with pytest.raises(BylawMissing):
        appointed(role=Role.KETUA, from_on=date(2019, 1, 1), until_on=date(2020, 1, 1), decision_id=founding)


def test_a_decision_of_another_cooperative_does_not_count(other_cooperative, appointed):
    foreign = Decision.objects.create(
        cooperative=other_cooperative, meeting=MeetingKind.RAT, number="1", on=date(2024, 1, 1)
    )

    with pytest.raises(NotAllowed):
        appointed(role=Role.KETUA, until_on=date(2026, 1, 1), decision_id=foreign.id)


def test_an_appointment_does_not_end_before_it_begins(appointed):
    with pytest.raises(AppointmentBackwards):
        appointed(until_on=FROM)


@pytest.mark.parametrize(
    ("from_on", "until_on"),
    [
        (date(2024, 1, 1), date(2024, 3, 1)),
        (date(2024, 12, 31), None),
        (date(2024, 1, 1), None),
        (date(2024, 5, 1), date(2024, 6, 1)),
    ],
)
def test_a_person_does_not_hold_a_role_twice_at_once(appointed, from_on, until_on):
    appointed(until_on=date(2025, 1, 1))

    with pytest.raises(AppointmentOverlaps) as refused:
        appointed(from_on=from_on, until_on=until_on)

    assert refused.value.facts == {"role": "kasir", "from_on": FROM, "until_on": date(2025, 1, 1)}


def test_terms_may_follow_each_other_and_other_roles_run_beside(cooperative, person, appointed):
    appointed(until_on=date(2025, 1, 1))
    appointed(from_on=date(2025, 1, 1))
    appointed(from_on=date(2024, 1, 1), until_on=FROM)
    appointed(role=Role.MANAJER)

    assert RoleTerm.objects.of(cooperative.id).filter(person=person).count() == 4


def test_an_appointment_can_be_ended_and_the_list_still_shows_it(cooperative, person, appointed, end):
    end(appointed(), date(2025, 1, 1))

    (line,) = people_with_roles(cooperative.id, date(2025, 6, 1))
    assert (line.name, line.role, line.from_on, line.until_on, line.in_force) == (
        "Siti Aminah", Role.KASIR, FROM, date(2025, 1, 1), False,
    )  # fmt: skip
    record = AuditRecord.objects.of(cooperative.id).filter(act="cooperatives.end_appointment").get()
    assert (record.subject, record.facts["reason"]) == (f"person:{person.id}", "Mengundurkan diri")


def test_an_appointment_called_off_before_it_begins_never_holds(cooperative, person, appointed, end):
    end(appointed(), date(2024, 1, 1))

    assert roles_at(cooperative.id, person.id, FROM) == frozenset()


def test_an_ended_appointment_is_not_made_longer(appointed, end):
    term_id = appointed(until_on=date(2025, 1, 1))

    with pytest.raises(AppointmentEnded) as refused:
        end(term_id, date(2025, 1, 2))

    assert refused.value.facts == {"role": "kasir", "until_on": date(2025, 1, 1)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cooperatives_roleterm SET role = 'ketua'",
        "UPDATE cooperatives_roleterm SET from_on = '2020-01-01'",
        "UPDATE cooperatives_roleterm SET until_on = '2030-01-01'",
        "UPDATE cooperatives_roleterm SET until_on = NULL",
        "DELETE FROM cooperatives_roleterm",
    ],
)
def test_appointments_cannot_be_rewritten_by_hand(appointed, statement):
    appointed(until_on=date(2025, 1, 1))

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_person_chooses_a_language(person):
    set_language(person_id=person.id, language="en")

    assert Person.objects.get(pk=person.id).language == "en"
