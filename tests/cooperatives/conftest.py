"""What tests of this room ask for: people who sign in, a founding decision, by-laws."""

from dataclasses import dataclass
from datetime import date

import pytest
from tests.authenticator import code_at

from kdim.cooperatives.actions import begin_factor, confirm_factor, make_person, record_bylaws
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import MeetingKind
from kdim.cooperatives.models import Person
from kdim.cooperatives.powers import Actor, Power
from kdim.cooperatives.queries import factor_begun

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


@dataclass(frozen=True)
class Factor:
    """A second factor in use: what the person's app and paper hold."""

    factor_id: int
    secret: str
    codes: tuple[str, ...]


@pytest.fixture
def begin(cooperative, rid, at):
    """Begins a second factor; gives what the app is told."""

    def make(who: Actor):
        begin_factor(actor=who, request_id=rid(), at=at)
        return factor_begun(cooperative, who.person_id)

    return make


@pytest.fixture
def switch_on(begin, rid, at):
    """Switches a second factor on, with the code that the app shows at ``at``."""

    def make(who: Actor, pin: str = PIN) -> Factor:
        begun = begin(who)
        codes = confirm_factor(
            actor=who, request_id=rid(), at=at, factor_id=begun.factor_id, secret=pin, typed=code_at(begun.secret, at)
        )
        return Factor(begun.factor_id, begun.secret, codes)

    return make
