"""Who needs a second factor from when, and who has one."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.cooperatives.actions import make_person
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import Role
from kdim.cooperatives.models import Cooperative, Person, RoleTerm
from kdim.cooperatives.queries import factor_begun, factor_lines, factor_state, office_factor_from, people_in_office


@pytest.fixture
def real(cooperative):
    """The cooperative, no longer a demonstration."""
    Cooperative.objects.filter(pk=cooperative.id).update(is_demonstration=False)
    return Cooperative.objects.get(pk=cooperative.id)


def test_a_demonstration_never_needs_it(cooperative, decide, on):
    decide({BylawKey.OFFICE_FACTOR_FROM: "2020-01-01"})

    assert office_factor_from(cooperative, on) is None


def test_the_rule_of_the_day_says_from_when(real, decide):
    decide({BylawKey.OFFICE_FACTOR_FROM: "2025-07-16"}, from_on=date(2025, 6, 1))
    decide({BylawKey.OFFICE_FACTOR_FROM: "2025-09-01"}, number="2/RAT/2025", from_on=date(2025, 6, 20))

    assert office_factor_from(real, date(2025, 6, 19)) == date(2025, 7, 16)
    assert office_factor_from(real, date(2025, 6, 20)) == date(2025, 9, 1)


def test_without_a_rule_it_is_needed_from_the_beginning(real, at, on):
    assert office_factor_from(real, on + timedelta(days=9)) == on


def test_the_app_is_told_whose_key_it_is(cooperative, siti, begin):
    begun = begin(siti)

    assert begun.address == (
        f"otpauth://totp/Koperasi%20Uji%20Mandiri:Siti%20Aminah?secret={begun.secret}&issuer=Koperasi%20Uji%20Mandiri"
    )
    assert factor_begun(cooperative, siti.person_id + 1) is None


def test_the_list_says_who_has_one_in_two_statements(cooperative, siti, switch_on, at, on):
    switch_on(siti)
    RoleTerm.objects.create(cooperative=cooperative, person_id=siti.person_id, role=Role.KASIR, from_on=on)
    for number in range(5):
        phone = f"+62813000{number:05}"
        person_id = make_person(cooperative_id=cooperative.id, name="Budi", phone=phone, sign_in_names=(phone,))
        RoleTerm.objects.create(cooperative=cooperative, person_id=person_id, role=Role.KETUA, from_on=on)
    people = list(people_in_office(cooperative.id, on))

    with CaptureQueriesContext(connection) as seen:
        lines = factor_lines(cooperative.id, people, on)

    assert len(seen) == 2
    assert [(line.name, line.roles, line.since) for line in lines] == [
        *[("Budi", (Role.KETUA,), None)] * 5,
        ("Siti Aminah", (Role.KASIR,), at),
    ]
    assert list(people_in_office(cooperative.id, on - timedelta(days=1))) == []


def test_nobody_has_one_at_first(cooperative, person):
    assert factor_state(cooperative.id, person.id) is None
    assert [line.since for line in factor_lines(cooperative.id, Person.objects.filter(pk=person.id), date.max)] == [
        None
    ]
