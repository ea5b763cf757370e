"""Applying for membership and correcting what was written."""

from dataclasses import replace
from datetime import date

import pytest

from kdim.cooperatives.audit import RequestReused
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord
from kdim.cooperatives.powers import NotAllowed, system_actor
from kdim.members.actions import (
    Application,
    ApplicationWrong,
    HeirFacts,
    apply,
    edit_member,
    edit_own_contact,
    record_application,
)
from kdim.members.enums import HeirRelation
from kdim.members.models import Consent, Heir, Member, StatusChange
from kdim.members.queries import MemberNotFound


def row(member_id):
    return Member.everywhere.get(pk=member_id)


def nothing_written():
    return not Member.everywhere.exists() and not Heir.everywhere.exists() and not AuditRecord.everywhere.exists()


def test_a_person_applies_on_the_public_page(visitor, rid, at, on, application, village):
    member_id = apply(actor=visitor, request_id=rid(), at=at, on=on, application=application(7))

    one = row(member_id)
    assert {
        column: getattr(one, column)
        for column in (
            "status", "number", "name", "nik", "birth_place", "born_on", "sex", "phone", "street", "area_id",
            "business_name", "business_line", "kbli_version", "kbli_code", "channel", "applied_on", "joined_on",
            "plain_name", "search_text",
        )
    } == {
        "status": "applied", "number": "", "name": "Siti Aminah", "nik": "3374135708900007",
        "birth_place": "Semarang", "born_on": date(1990, 8, 17), "sex": "female", "phone": "+6281234560007",
        "street": "Jl. Mawar 5", "area_id": village, "business_name": "Warung Siti",
        "business_line": "jual nasi rames", "kbli_version": "2020", "kbli_code": "56103", "channel": "public",
        "applied_on": on, "joined_on": None, "plain_name": "siti aminah",
        "search_text": " siti aminah 81234560007",
    }  # fmt: skip
    heirs = Heir.everywhere.values_list("name", "relation", "phone", "share_percent", "place")
    assert list(heirs) == [("Budi Santoso", "spouse", "", None, 0)]
    consents = Consent.everywhere.values_list("purpose", "channel", "given_at", "withdrawn_at")
    assert list(consents) == [("membership_administration", "public", at, None)]
    steps = StatusChange.everywhere.values_list("before", "after", "on", "at", "actor_name")
    assert list(steps) == [("", "applied", on, at, "Pengunjung")]


def test_the_trail_tells_of_an_application_without_repeating_private_facts(visitor, rid, at, on, application):
    member_id = apply(actor=visitor, request_id=rid(), at=at, on=on, application=application())

    record = AuditRecord.everywhere.get()
    assert (record.act, record.subject, record.address) == ("members.apply", f"member:{member_id}", "203.0.113.7")
    assert record.facts == {"on": "2025-06-16", "consents": ["membership_administration"]}


def test_the_same_application_sent_twice_is_taken_in_once(visitor, rid, at, on, application):
    request_id = rid()

    first = apply(actor=visitor, request_id=request_id, at=at, on=on, application=application())
    second = apply(actor=visitor, request_id=request_id, at=at, on=on, application=application())

    assert first == second
    assert Member.everywhere.count() == 1


def test_another_application_under_the_same_request_is_refused(visitor, rid, at, on, application):
    request_id = rid()
    apply(actor=visitor, request_id=request_id, at=at, on=on, application=application())

    with pytest.raises(RequestReused):
        apply(actor=visitor, request_id=request_id, at=at, on=on, application=application(name="Siti Aisyah"))


def test_all_wrong_fields_of_an_application_are_told_at_once_and_nothing_is_written(visitor, rid, at, on, application):
    wrong = application(
        name="<script>alert(1)</script>", nik="337413570890001", born_on="31/02/1990", phone="12", email="siti@",
        area_code="33.74.13", kbli_code="99999",
        heirs=(HeirFacts("4n4k", HeirRelation.CHILD, phone="x", share_percent=60),), consents=frozenset(),
    )  # fmt: skip

    with pytest.raises(ApplicationWrong) as refused:
        apply(actor=visitor, request_id=rid(), at=at, on=on, application=wrong)

    assert [(field, refusal.code) for field, refusal in refused.value.fields] == [
        ("name", "name_has_signs"),
        ("nik", "nik_from_spreadsheet"),
        ("born_on", "date_impossible"),
        ("phone", "phone_no_area_code"),
        ("email", "email_wrong"),
        ("area_code", "area_not_village"),
        ("kbli_code", "kbli_unknown"),
        ("heirs", "heir_shares_wrong"),
        ("heirs.0.name", "name_has_signs"),
        ("heirs.0.phone", "phone_not_digits"),
        ("consents", "consent_needed"),
    ]
    assert nothing_written()


def test_the_public_form_needs_more_than_the_office(visitor, actor, rid, at, on):
    bare = Application(name="Siti Aminah", nik="3374135708900000")

    with pytest.raises(ApplicationWrong) as refused:
        apply(actor=visitor, request_id=rid(), at=at, on=on, application=bare)
    member_id = record_application(actor=actor, request_id=rid(), at=at, on=on, application=bare)

    assert [(field, refusal.code) for field, refusal in refused.value.fields] == [
        ("birth_place", "field_missing"),
        ("phone", "field_missing"),
        ("street", "field_missing"),
        ("area_code", "field_missing"),
        ("consents", "consent_needed"),
    ]
    assert (row(member_id).born_on, row(member_id).sex, row(member_id).channel) == (
        date(1990, 8, 17), "female", "office",
    )  # fmt: skip


def test_recording_an_application_needs_the_power(actor_as, rid, at, on, application):
    with pytest.raises(NotAllowed):
        record_application(actor=actor_as(Role.PENGAWAS), request_id=rid(), at=at, on=on, application=application())

    assert nothing_written()


def test_a_nik_that_applies_twice_is_refused_and_only_staff_learn_whose_it_is(visitor, actor, rid, at, on, application):
    first = record_application(actor=actor, request_id=rid(), at=at, on=on, application=application())

    facts = []
    for take_in, who in ((record_application, actor), (apply, visitor)):
        with pytest.raises(ApplicationWrong) as refused:
            take_in(actor=who, request_id=rid(), at=at, on=on, application=application(name="Orang Lain"))
        [(field, refusal)] = refused.value.fields
        facts.append((field, refusal.code, refusal.facts))

    assert facts == [
        ("nik", "nik_taken", {"member_id": first, "name": "Siti Aminah", "number": ""}),
        ("nik", "nik_taken", {"member_id": None, "name": None, "number": None}),
    ]


def test_the_same_nik_may_apply_at_another_cooperative(actor, other_cooperative, rid, at, on, application):
    record_application(actor=actor, request_id=rid(), at=at, on=on, application=application(1))

    neighbour = system_actor(other_cooperative.id)
    record_application(actor=neighbour, request_id=rid(), at=at, on=on, application=application(1))

    assert Member.everywhere.filter(nik="3374135708900001").count() == 2


def test_serial_0000_is_for_demonstrations_only(actor, other_cooperative, rid, at, on, application):
    neighbour = system_actor(other_cooperative.id)
    record_application(actor=actor, request_id=rid(), at=at, on=on, application=application(0))

    with pytest.raises(ApplicationWrong) as refused:
        record_application(actor=neighbour, request_id=rid(), at=at, on=on, application=application(0))

    assert [(field, refusal.code) for field, refusal in refused.value.fields] == [("nik", "nik_never_issued")]


def test_a_correction_says_in_the_trail_what_changed_but_not_the_private_facts(
    actor, applicant, rid, at, on, application
):
    member_id = applicant()
    better = application(
        name="Siti Aminah Putri", street="Jl. Melati 2", phone="0813 1111 2222",
        heirs=(HeirFacts("Budi Santoso", HeirRelation.SPOUSE, share_percent=100),),
    )  # fmt: skip

    edit_member(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, application=better)

    record = AuditRecord.everywhere.get(act="members.edit")
    assert (record.subject, record.facts["changed"]) == (
        f"member:{member_id}",
        {
            "name": ["Siti Aminah", "Siti Aminah Putri"], "plain_name": None, "phone": None, "street": None,
            "heirs": None,
        },
    )  # fmt: skip
    assert list(Heir.everywhere.values_list("name", "share_percent")) == [("Budi Santoso", 100)]
    assert row(member_id).search_text == " siti aminah putri 81311112222"


def test_a_correction_that_changes_nothing_keeps_heirs_and_own_nik(actor, applicant, rid, at, on, application):
    member_id = applicant()
    heirs = list(Heir.everywhere.values_list("id", flat=True))

    edit_member(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, application=application())

    assert AuditRecord.everywhere.get(act="members.edit").facts["changed"] == {}
    assert list(Heir.everywhere.values_list("id", flat=True)) == heirs


def test_a_correction_sent_twice_is_made_once(actor, applicant, rid, at, on, application):
    member_id, request_id = applicant(), rid()

    for _ in range(2):
        edit_member(
            actor=actor,
            request_id=request_id,
            at=at,
            on=on,
            member_id=member_id,
            application=application(name="Siti B"),
        )

    assert AuditRecord.everywhere.filter(act="members.edit").count() == 1


def test_a_correction_may_not_take_anothers_nik(actor, applicant, rid, at, on, application):
    first, second = applicant(1), applicant(2)

    with pytest.raises(ApplicationWrong) as refused:
        edit_member(actor=actor, request_id=rid(), at=at, on=on, member_id=second, application=application(1))

    [(field, refusal)] = refused.value.fields
    assert (field, refusal.code, refusal.facts["member_id"]) == ("nik", "nik_taken", first)


def test_correcting_somebody_of_another_cooperative_finds_nobody(
    applicant, other_cooperative, rid, at, on, application
):
    member_id = applicant()

    with pytest.raises(MemberNotFound):
        edit_member(
            actor=system_actor(other_cooperative.id), request_id=rid(), at=at, on=on, member_id=member_id,
            application=application(1),
        )  # fmt: skip


def test_a_member_corrects_how_they_are_reached(visitor, applicant, rid, at, village):
    me = replace(visitor, member_id=applicant())

    edit_own_contact(
        actor=me, request_id=rid(), at=at, phone="081399998888", email="siti@contoh.id", street="Jl. Baru 1",
        area_code=village,
    )  # fmt: skip

    one = row(me.member_id)
    assert (one.phone, one.email, one.street, one.search_text) == (
        "+6281399998888", "siti@contoh.id", "Jl. Baru 1", " siti aminah 81399998888",
    )  # fmt: skip
    record = AuditRecord.everywhere.get(act="members.edit_own_contact")
    assert record.facts == {"changed": {"phone": None, "email": None, "street": None}}


def test_wrong_contact_facts_are_told_together(visitor, applicant, rid, at):
    me = replace(visitor, member_id=applicant())

    with pytest.raises(ApplicationWrong) as refused:
        edit_own_contact(actor=me, request_id=rid(), at=at, phone="", email="x", street="Jl." * 60, area_code="1")

    assert [(field, refusal.code) for field, refusal in refused.value.fields] == [
        ("phone", "phone_missing"),
        ("email", "email_wrong"),
        ("street", "text_too_long"),
        ("area_code", "village_unknown"),
    ]


def test_a_visitor_has_no_contact_to_correct(visitor, rid, at):
    with pytest.raises(NotAllowed):
        edit_own_contact(actor=visitor, request_id=rid(), at=at, phone="0812345678", email="", street="", area_code="")


def test_a_member_of_another_cooperative_is_not_found(visitor, other_cooperative, applicant, rid, at):
    me = replace(visitor, member_id=applicant(), cooperative_id=other_cooperative.id)

    with pytest.raises(MemberNotFound):
        edit_own_contact(actor=me, request_id=rid(), at=at, phone="0812345678", email="", street="", area_code="")
