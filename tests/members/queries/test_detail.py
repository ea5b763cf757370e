"""One member, masked or whole."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.members.conftest import end

from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord, Person
from kdim.cooperatives.powers import NotAllowed, Power, system_actor
from kdim.members.actions import give_consent, withdraw_consent
from kdim.members.enums import ConsentPurpose, ExitReason
from kdim.members.models import Member
from kdim.members.queries import HeirLine, MemberNotFound, member_card, member_detail


@pytest.fixture
def seer(actor_as):
    """Somebody who may see members but not their private facts."""
    return replace(actor_as(), powers=frozenset({Power.SEE_MEMBERS}))


def looks():
    return list(AuditRecord.everywhere.filter(act="members.look").values_list("subject", "actor_name", "at"))


def test_staff_with_the_power_see_everything_and_the_look_is_recorded(actor_as, new_member, at, on, village):
    member_id = new_member(1)

    detail = member_detail(actor=actor_as(Role.SEKRETARIS), at=at, member_id=member_id)

    assert (detail.nik, detail.birth_place, detail.born_on, detail.street, detail.area_code, detail.area_line) == (
        "3374135708900001", "Semarang", date(1990, 8, 17), "Jl. Mawar 5", village,
        "Krobokan, Semarang Barat, Kota Semarang, Jawa Tengah",
    )  # fmt: skip
    assert (detail.number, detail.kbli_title, detail.joined_on, detail.exit_reason, detail.person_id) == (
        "2025-0001", "Kedai Makanan", on, None, None,
    )  # fmt: skip
    assert detail.heirs == [HeirLine("Budi Santoso", "spouse", "", None)]
    assert not detail.is_masked
    assert looks() == [(f"member:{member_id}", "Petugas", at)]


def test_without_the_power_the_member_is_masked_and_nothing_recorded(seer, new_member, at):
    member_id = new_member(1)

    detail = member_detail(actor=seer, at=at, member_id=member_id)

    assert detail == member_card(actor=seer, member_id=member_id)
    assert (detail.name, detail.number, detail.phone) == ("Siti Aminah", "2025-0001", "+6281234560001")
    assert (detail.nik, detail.birth_place, detail.born_on, detail.email, detail.street, detail.area_line) == (
        "3374••••••••0001", "", None, "", "", "",
    )  # fmt: skip
    assert (detail.heirs, detail.is_masked, looks()) == ((), True, [])


def test_members_see_themselves_whole_and_nobody_else(visitor, new_member, at):
    me, other = new_member(1), new_member(2)
    actor = replace(visitor, member_id=me)

    assert member_detail(actor=actor, at=at, member_id=me).nik == "3374135708900001"
    with pytest.raises(NotAllowed):
        member_detail(actor=actor, at=at, member_id=other)
    assert looks() == []


def test_a_bare_applicant_has_empty_facts(actor, applicant, at):
    detail = member_detail(
        actor=actor, at=at, member_id=applicant(area_code="", kbli_code="", kbli_version=None, heirs=())
    )

    assert (detail.area_code, detail.area_line, detail.kbli_title, detail.heirs) == ("", "", "", [])


def test_the_last_word_on_each_consent_is_shown(actor, applicant, rid, at):
    member_id, later = applicant(), at + timedelta(days=1)
    give_consent(actor=actor, request_id=rid(), at=at, member_id=member_id, purpose=ConsentPurpose.MESSAGES)
    withdraw_consent(actor=actor, request_id=rid(), at=later, member_id=member_id, purpose=ConsentPurpose.MESSAGES)

    consents = member_detail(actor=actor, at=at, member_id=member_id).consents

    assert [(line.purpose.value, line.given_at, line.withdrawn_at, line.stands) for line in consents] == [
        ("membership_administration", at, None, True),
        ("messages", at, later, False),
        ("programme_matching", None, None, False),
        ("public_profile", None, None, False),
    ]


def test_the_history_is_told_from_the_beginning(actor, new_member, rid, at, on):
    member_id = new_member(1)
    person = Person.objects.create_person(name="Siti", secret=None)
    Member.everywhere.filter(pk=member_id).update(person=person)
    end(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, exit_reason=ExitReason.PINDAH, reason="Jauh")

    detail = member_detail(actor=actor, at=at, member_id=member_id)

    assert [(step.before, step.after.value, step.on, step.reason, step.decision) for step in detail.history] == [
        ("", "applied", on, "", ""),
        ("applied", "admitted", on, "", ""),
        ("admitted", "active", on, "", ""),
        ("active", "left", on, "Jauh", ""),
    ]
    assert (detail.exit_reason, detail.left_on, detail.person_id) == (ExitReason.PINDAH, on, person.id)


def test_a_member_of_another_cooperative_is_not_found(other_cooperative, new_member, at):
    member_id, neighbour = new_member(1), system_actor(other_cooperative.id)

    with pytest.raises(MemberNotFound):
        member_detail(actor=neighbour, at=at, member_id=member_id)
    with pytest.raises(MemberNotFound):
        member_card(actor=neighbour, member_id=member_id)
    assert looks() == []
