"""Activation slips."""

from datetime import timedelta

import pytest

from kdim.cooperatives.actions import (
    ActivationRefused,
    SecretTooWeak,
    SignInLocked,
    activate,
    appoint,
    issue_activation_code,
    issue_slip,
    make_person,
    verify_secret,
)
from kdim.cooperatives.audit import act
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import ActivationCode, AuditRecord, Person
from kdim.cooperatives.powers import NotAllowed, Power
from kdim.cooperatives.queries import activation_code
from kdim.kernel.codes import format_code

NEW = "740215"


@pytest.fixture
def code(actor, person, rid, at) -> str:
    """A slip for Siti."""
    return activation_code(issue_slip(actor=actor, request_id=rid(), at=at, person_id=person.id))


@pytest.fixture
def use(cooperative, at):
    """Siti types what is on the slip, or something else."""

    def make(code, **changes):
        return activate(
            **{
                "cooperative_id": cooperative.id, "name": "A-001", "code": code, "secret": NEW, "address": "10.0.0.7",
                "at": at,
            } | changes
        )  # fmt: skip

    return make


def test_a_slip_sets_the_pin_once(cooperative, person, code, use, at):
    assert use(format_code(code).lower()) == person.id
    assert verify_secret(cooperative_id=cooperative.id, name="A-001", secret=NEW, address="", at=at) == person.id
    with pytest.raises(ActivationRefused) as refused:
        use(code, secret="851306")
    assert refused.value.facts == {"tries_left": 4}


def test_activation_is_in_the_trail_and_neither_code_nor_pin_is(cooperative, person, code, use):
    use(code)

    records = list(AuditRecord.objects.of(cooperative.id).order_by("id"))
    assert [(record.act, record.subject) for record in records] == [
        ("cooperatives.issue_slip", f"person:{person.id}"),
        ("cooperatives.activate", f"person:{person.id}"),
    ]
    assert not any(secret in f"{record.facts} {record.result}" for record in records for secret in (code, NEW))


def test_the_page_sent_twice_shows_the_same_slip(actor, person, rid, at):
    request = {"actor": actor, "request_id": rid(), "at": at, "person_id": person.id}

    assert activation_code(issue_slip(**request)) == activation_code(issue_slip(**request))


def test_a_new_slip_makes_the_old_one_void(cooperative, actor, person, code, use, rid, at):
    newer = activation_code(issue_slip(actor=actor, request_id=rid(), at=at, person_id=person.id))

    with pytest.raises(ActivationRefused):
        use(code)
    assert use(newer) == person.id
    assert ActivationCode.objects.of(cooperative.id).filter(is_used=True).count() == 1


def test_a_slip_is_good_for_seven_days(person, code, use, at):
    with pytest.raises(ActivationRefused):
        use(code, at=at + timedelta(days=7))
    assert use(code, at=at + timedelta(days=7, seconds=-1)) == person.id


@pytest.mark.parametrize("change", [{"name": "B-001"}, {"name": "A-002"}, {"code": "AAAAAAAA"}, {"code": ""}])
def test_a_wrong_name_or_code_is_refused_without_saying_which(person, neighbour, code, use, change):
    with pytest.raises(ActivationRefused):
        use(**{"code": code, **change})

    assert not Person.objects.get(pk=person.id).check_password(NEW)


def test_a_person_without_a_slip_cannot_activate(person, use):
    with pytest.raises(ActivationRefused):
        use("AAAAAAAA")


def test_a_deactivated_person_cannot_activate(person, code, use):
    Person.objects.filter(pk=person.id).update(is_active=False)

    with pytest.raises(ActivationRefused):
        use(code)


def test_a_weak_pin_is_refused_and_the_slip_stays_good(person, code, use):
    with pytest.raises(SecretTooWeak):
        use(code, secret="123456")

    assert use(code) == person.id


def test_codes_cannot_be_tried_out(person, code, use):
    for _ in range(5):
        with pytest.raises(ActivationRefused):
            use("AAAAAAAA")

    with pytest.raises(SignInLocked):
        use(code)


@act("test.slip", power=Power.ISSUE_ACTIVATION)
def slip_from_the_desk(*, actor, request_id, at, person_id: int) -> int:
    return issue_activation_code(actor=actor, person_id=person_id, at=at)


def test_a_teller_gives_slips_to_members_but_not_to_officers(cooperative, actor, actor_as, person, rid, at, on):
    member_id = make_person(cooperative_id=cooperative.id, name="Ani", phone="", sign_in_names=("A-002",))
    appoint(
        actor=actor, request_id=rid(), at=at, person_id=person.id, role=Role.MANAJER, from_on=on, until_on=None,
        decision_id=None,
    )  # fmt: skip
    teller = actor_as(Role.KASIR)

    assert slip_from_the_desk(actor=teller, request_id=rid(), at=at, person_id=member_id)
    with pytest.raises(NotAllowed):
        slip_from_the_desk(actor=teller, request_id=rid(), at=at, person_id=person.id)
    assert slip_from_the_desk(actor=actor, request_id=rid(), at=at, person_id=person.id)


def test_nobody_gets_a_slip_from_another_cooperative(actor, neighbour, rid, at):
    with pytest.raises(NotAllowed):
        slip_from_the_desk(actor=actor, request_id=rid(), at=at, person_id=neighbour.id)
