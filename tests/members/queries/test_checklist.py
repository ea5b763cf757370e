"""What is looked at before a person is admitted."""

from datetime import date

import pytest

from kdim.kernel.nik import Sex
from kdim.members.enums import CheckItem
from kdim.members.models import Member
from kdim.members.queries import MemberNotFound, checklist, checklists


def state(checks):
    return {check.item.value: (check.done, check.needed) for check in checks}


def facts(checks, item):
    return next(check.facts for check in checks if check.item is item)


def test_everything_is_done_for_a_complete_application(cooperative, applicant, on):
    assert state(checklist(cooperative.id, applicant(), on)) == {
        "identity": (True, True),
        "age": (True, True),
        "address": (True, True),
        "consent": (True, True),
        "phone": (True, False),
        "business": (True, False),
        "heirs": (True, False),
        "nik_agrees": (True, False),
        "phone_not_shared": (True, False),
        "no_namesake": (True, False),
    }


def test_what_is_missing_is_named(cooperative, applicant, on):
    bare = applicant(
        birth_place="", street="", area_code="", phone="", business_name="", kbli_code="", kbli_version=None, heirs=(),
        consents=frozenset(),
    )  # fmt: skip

    checks = checklist(cooperative.id, bare, on)

    assert [check.item.value for check in checks if not check.done] == [
        "identity", "address", "consent", "phone", "business", "heirs",
    ]  # fmt: skip
    assert facts(checks, CheckItem.IDENTITY) == {"missing": ["birth_place"]}
    assert facts(checks, CheckItem.ADDRESS) == {"missing": ["street", "area"]}
    assert facts(checks, CheckItem.BUSINESS) == {"missing": ["business_name", "kbli_code"]}


@pytest.mark.parametrize("changes", [{"born_on": "18/8/1990"}, {"sex": Sex.MALE}])
def test_a_card_that_says_otherwise_is_a_hint(cooperative, applicant, on, changes):
    checks = checklist(cooperative.id, applicant(**changes), on)

    assert state(checks)["nik_agrees"] == (False, False)
    assert facts(checks, CheckItem.NIK_AGREES) == {"born_on": date(1990, 8, 17), "sex": Sex.FEMALE}


def test_a_phone_of_the_family_and_a_namesake_are_shown(cooperative, applicant, on):
    first = applicant(1, phone="081234567890")
    second = applicant(2, phone="081234567890", name="SITI  aminah")
    third = applicant(3, name="Siti Aminah", nik_born_on=date(1991, 1, 1), born_on="1/1/1991")

    checks = checklist(cooperative.id, second, on)

    assert state(checks)["phone_not_shared"] == (False, False)
    assert state(checks)["no_namesake"] == (False, False)
    other = {"members": [{"id": first, "name": "Siti Aminah", "number": ""}]}
    assert (facts(checks, CheckItem.PHONE_NOT_SHARED), facts(checks, CheckItem.NO_NAMESAKE)) == (other, other)
    assert state(checklist(cooperative.id, third, on))["no_namesake"] == (True, False)


def test_many_checklists_take_as_many_statements_as_one(cooperative, applicant, on, django_assert_num_queries):
    for serial in range(1, 8):
        applicant(serial)
    members = list(Member.objects.of(cooperative.id))

    with django_assert_num_queries(5):
        checklists(cooperative.id, members[:1], on)
    with django_assert_num_queries(5):
        assert len(checklists(cooperative.id, members, on)) == 7


def test_the_checklist_of_a_member_of_another_cooperative_is_not_found(other_cooperative, applicant, on):
    with pytest.raises(MemberNotFound):
        checklist(other_cooperative.id, applicant(), on)
