"""Steps from one status to the next leave a trace that nothing removes."""

import pytest
from django.db import DatabaseError, transaction

from kdim.cooperatives.powers import system_actor
from kdim.members.actions import ApplicationWrong, WrongStatus, record_application
from kdim.members.actions.steps import locked_member, require_status
from kdim.members.enums import MemberStatus
from kdim.members.models import Member, StatusChange
from kdim.members.queries import MemberNotFound


def test_a_step_needs_the_right_status():
    require_status(Member(status="applied"), MemberStatus.APPLIED, MemberStatus.ADMITTED)

    with pytest.raises(WrongStatus) as refused:
        require_status(Member(status="left"), MemberStatus.APPLIED, MemberStatus.ADMITTED)
    assert refused.value.facts == {"status": "left", "needed": ["applied", "admitted"]}


def test_the_member_of_another_cooperative_is_not_found(applicant, other_cooperative):
    member_id = applicant()

    with pytest.raises(MemberNotFound):
        locked_member(system_actor(other_cooperative.id), member_id)


@pytest.mark.parametrize("spoil", [lambda steps: steps.update(reason="x"), lambda steps: steps.delete()])
def test_the_database_refuses_to_change_the_history(applicant, spoil):
    applicant()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        spoil(StatusChange.everywhere.all())


def test_of_two_applications_with_one_nik_at_the_same_instant_one_is_taken_in(at_once, actor, rid, at, on, application):
    typed = application(1)

    results = at_once(*[lambda: record_application(actor=actor, request_id=rid(), at=at, on=on, application=typed)] * 4)

    refused = [result for result in results if isinstance(result, ApplicationWrong)]
    assert [[(field, one.code) for field, one in result.fields] for result in refused] == [[("nik", "nik_taken")]] * 3
    assert Member.everywhere.count() == 1
