"""What tests of this room ask for: people who sign in, a founding decision, by-laws."""

from datetime import date

import pytest

from kdim.cooperatives.actions import make_person, record_bylaws
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import MeetingKind
from kdim.cooperatives.models import Person
from kdim.cooperatives.powers import Actor, Power

PIN = "493817"


@pytest.fixture
def person(cooperative) -> Person:
    """Siti, who signs in with her phone or as A-001 and with the PIN 493817."""
    person_id = make_person(
        cooperative_id=cooperative.id,
        name="Siti Aminah",
        phone="+6281234567890",
        sign_in_names=("+6281234567890", "A-001"),
    )
    siti = Person.objects.get(pk=person_id)
    siti.set_password(PIN)
    siti.save()
    return siti


@pytest.fixture
def neighbour(other_cooperative) -> Person:
    """Somebody of the other cooperative."""
    person_id = make_person(
        cooperative_id=other_cooperative.id, name="Tetangga", phone="+6281299999999", sign_in_names=("B-001",)
    )
    return Person.objects.get(pk=person_id)


@pytest.fixture
def siti(cooperative, person) -> Actor:
    """Siti, signed in, without any power."""
    return Actor(cooperative_id=cooperative.id, person_id=person.id, name=person.name, address="10.0.0.7")


@pytest.fixture
def other_actor(other_cooperative) -> Actor:
    """Somebody who may do everything next door."""
    return Actor(cooperative_id=other_cooperative.id, person_id=None, name="Sistem tetangga", powers=frozenset(Power))


@pytest.fixture
def decide(actor, rid, at):
    """Records by-laws by a decision."""

    def make(values, *, number="1/RAT/2020", from_on=date(2020, 1, 1), **changes):
        return record_bylaws(
            **{
                "actor": actor,
                "request_id": rid(),
                "at": at,
                "meeting": MeetingKind.PENDIRIAN,
                "number": number,
                "decided_on": date(2020, 1, 1),
                "summary": "Pendirian",
                "from_on": from_on,
                "values": values,
                **changes,
            }
        )

    return make


@pytest.fixture
def founding(decide) -> int:
    """A decision that sets the term of office to three years."""
    return decide({BylawKey.TERM_OF_OFFICE_YEARS: 3})
