"""Admission, rejection, withdrawal."""

from datetime import date

import pytest
from tests.members.conftest import decide

from kdim.cooperatives.audit import RequestReused
from kdim.cooperatives.bylaws import BylawMissing
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import AuditRecord, Decision
from kdim.cooperatives.powers import NotAllowed, system_actor
from kdim.members.actions import (
    ChecklistIncomplete,
    FieldMissing,
    NumberPatternWrong,
    TextTooLong,
    WrongStatus,
    admit,
    reject,
)
from kdim.members.models import Member, StatusChange
from kdim.members.queries import MemberNotFound
from kdim.processes.withdrawing import withdraw_application

WITH_REASON = (reject, withdraw_application)


def status(member_id):
    return Member.everywhere.get(pk=member_id).status


def last_step():
    return StatusChange.everywhere.order_by("-id").values("before", "after", "on", "reason", "decision__number")[0]


def test_the_pengurus_admit_an_applicant_by_a_decision(actor, applicant, bylaws, rid, at, on):
    member_id = applicant()

    admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, decision="BA-03/2025")

    assert status(member_id) == "admitted"
    assert last_step() == {
        "before": "applied", "after": "admitted", "on": on, "reason": "", "decision__number": "BA-03/2025",
    }  # fmt: skip
    assert list(Decision.everywhere.filter(number="BA-03/2025").values_list("meeting", "on")) == [
        ("rapat_pengurus", on)
    ]
    record = AuditRecord.everywhere.get(act="members.admit")
    assert (record.subject, record.facts["decision"]) == (f"member:{member_id}", "BA-03/2025")


def test_several_are_admitted_by_one_decision_and_one_without(actor, applicant, bylaws, rid, at, on):
    for serial, decision in ((1, "BA-1"), (2, "BA-1"), (3, "")):
        admit(actor=actor, request_id=rid(), at=at, on=on, member_id=applicant(serial), decision=decision)

    numbers = StatusChange.everywhere.filter(after="admitted").order_by("id").values_list("decision__number", flat=True)
    assert list(numbers) == ["BA-1", "BA-1", None]


@pytest.mark.parametrize("decide_on", WITH_REASON)
def test_an_application_ends_with_a_reason(actor, applicant, rid, at, on, decide_on):
    member_id = applicant()

    decide_on(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, reason=" Di luar  wilayah ")

    ended = {reject: "rejected", withdraw_application: "withdrawn"}[decide_on]
    assert status(member_id) == ended
    assert last_step() == {
        "before": "applied", "after": ended, "on": on, "reason": "Di luar wilayah", "decision__number": None,
    }  # fmt: skip


@pytest.mark.parametrize("decide_on", WITH_REASON)
def test_whose_application_ended_may_apply_again(actor, applicant, rid, at, on, decide_on):
    decide_on(actor=actor, request_id=rid(), at=at, on=on, member_id=applicant(1), reason="Belum siap")

    assert status(applicant(1)) == "applied"


def test_an_admitted_person_may_withdraw_but_is_not_rejected(actor, applicant, bylaws, rid, at, on):
    member_id = applicant()
    admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)

    with pytest.raises(WrongStatus):
        reject(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, reason="x")
    withdraw_application(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, reason="Pindah kota")

    assert status(member_id) == "withdrawn"
    with pytest.raises(WrongStatus):
        withdraw_application(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, reason="lagi")


@pytest.mark.parametrize("decide_on", WITH_REASON)
@pytest.mark.parametrize(("reason", "refusal"), [("  ", FieldMissing), ("x" * 301, TextTooLong)])
def test_a_reason_is_needed(actor, applicant, rid, at, on, decide_on, reason, refusal):
    member_id = applicant()

    with pytest.raises(refusal):
        decide_on(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id, reason=reason)

    assert status(member_id) == "applied"


def test_nobody_is_admitted_twice(actor, applicant, bylaws, rid, at, on):
    member_id = applicant()
    admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)

    with pytest.raises(WrongStatus):
        admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)


def test_an_admission_sent_twice_is_done_once_and_not_for_somebody_else(actor, applicant, bylaws, rid, at, on):
    request_id, one, other = rid(), applicant(1), applicant(2)

    for _ in range(2):
        admit(actor=actor, request_id=request_id, at=at, on=on, member_id=one)
    with pytest.raises(RequestReused):
        admit(actor=actor, request_id=request_id, at=at, on=on, member_id=other)

    assert (status(one), status(other)) == ("admitted", "applied")
    assert StatusChange.everywhere.filter(after="admitted").count() == 1


def test_what_is_missing_is_told_before_admission(actor, applicant, bylaws, rid, at, on):
    member_id = applicant(birth_place="", street="", consents=frozenset())

    with pytest.raises(ChecklistIncomplete) as refused:
        admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)

    assert refused.value.facts == {"items": ["identity", "address", "consent"]}
    assert status(member_id) == "applied"


def test_the_bylaws_may_ask_for_an_age(actor, applicant, bylaws, cooperative, rid, at, on):
    member_id = applicant(born_on="1/1/2010")
    decide(cooperative.id, rid, at, number="2", from_on=date(2025, 1, 1), member_age_min=17)

    with pytest.raises(ChecklistIncomplete) as refused:
        admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)

    assert refused.value.facts == {"items": ["age"]}


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"member_number_pattern": "{number}"}, BylawMissing),
        ({"simpanan_pokok": 100_000}, BylawMissing),
        ({"simpanan_pokok": 100_000, "member_number_pattern": "anggota"}, NumberPatternWrong),
    ],
)
def test_without_the_bylaws_nobody_is_admitted(cooperative, actor, applicant, rid, at, on, values, refusal):
    member_id = applicant()
    decide(cooperative.id, rid, at, **values)

    with pytest.raises(refusal):
        admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)

    assert status(member_id) == "applied"


@pytest.mark.parametrize(
    ("decide_on", "role", "more"),
    [
        (admit, Role.KASIR, {}),
        (reject, Role.KASIR, {"reason": "x"}),
        (withdraw_application, Role.PENGAWAS, {"reason": "x"}),
    ],
)
def test_each_decision_needs_its_power(actor_as, applicant, bylaws, rid, at, on, decide_on, role, more):
    member_id = applicant()

    with pytest.raises(NotAllowed):
        decide_on(actor=actor_as(role), request_id=rid(), at=at, on=on, member_id=member_id, **more)

    assert status(member_id) == "applied"


@pytest.mark.parametrize(
    ("decide_on", "more"), [(admit, {}), (reject, {"reason": "x"}), (withdraw_application, {"reason": "x"})]
)
def test_deciding_about_somebody_of_another_cooperative_finds_nobody(
    applicant, other_cooperative, rid, at, on, decide_on, more
):
    member_id = applicant()

    with pytest.raises(MemberNotFound):
        decide_on(actor=system_actor(other_cooperative.id), request_id=rid(), at=at, on=on, member_id=member_id, **more)

    assert status(member_id) == "applied"
