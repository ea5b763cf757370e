"""The registers of pengurus and pengawas."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kdim.cooperatives.actions import make_person
from kdim.cooperatives.enums import Organ, Role
from kdim.cooperatives.models import RoleTerm
from kdim.members.models import Member
from kdim.members.queries import officer_book

ON = date(2025, 6, 16)


@pytest.fixture
def appoint(cooperative):
    """Appoints a new person."""
    made = 0

    def appoint(name, role, from_on, until_on=None, here=cooperative, number=""):
        nonlocal made
        made += 1
        phone = f"+62811111{made:04}"
        person = make_person(cooperative_id=here.id, name=name, phone=phone, sign_in_names=(phone,))
        RoleTerm.objects.create(cooperative=here, person_id=person, role=role, from_on=from_on, until_on=until_on)
        if number:
            Member.objects.create(
                cooperative=here, status="active", number=number, name=name, channel="office", applied_on=from_on,
                joined_on=from_on, person_id=person, plain_name=name.lower(), search_text=name.lower(),
            )  # fmt: skip

    return appoint


def book(cooperative, organ):
    return [
        (row.name, row.member_number, row.role, row.from_on, row.last_on, row.in_force)
        for row in officer_book(cooperative.id, organ, on=ON)
    ]


def test_terms_stand_in_their_organ_by_their_beginning_then_by_office(cooperative, other_cooperative, appoint):
    appoint("Budi", Role.BENDAHARA, date(2020, 1, 1), date(2025, 1, 1))
    appoint("Sari", Role.SEKRETARIS, date(2025, 1, 1))
    appoint("Karim", Role.KETUA, date(2025, 1, 1), number="A-1")
    appoint("Wati", Role.PENGAWAS, date(2025, 1, 1))
    appoint("Tono", Role.KASIR, date(2025, 1, 1))
    appoint("Nanti", Role.KETUA, date(2025, 7, 1))
    appoint("Batal", Role.KETUA, date(2025, 2, 1), date(2025, 2, 1))
    appoint("Jauh", Role.KETUA, date(2025, 1, 1), here=other_cooperative)

    assert book(cooperative, Organ.PENGURUS) == [
        ("Budi", "", Role.BENDAHARA, date(2020, 1, 1), date(2024, 12, 31), False),
        ("Karim", "A-1", Role.KETUA, date(2025, 1, 1), None, True),
        ("Sari", "", Role.SEKRETARIS, date(2025, 1, 1), None, True),
    ]
    assert [row[0] for row in book(cooperative, Organ.PENGAWAS)] == ["Wati"]


def test_two_statements_for_one_as_for_many(cooperative, appoint):
    counts = []
    for times in (1, 5):
        for n in range(times):
            appoint(f"Ketua {times} {n}", Role.KETUA, date(2020 + n, 1, 1))
        with CaptureQueriesContext(connection) as seen:
            officer_book(cooperative.id, Organ.PENGURUS, on=ON)
        counts.append(len(seen))
    assert counts == [2, 2]
