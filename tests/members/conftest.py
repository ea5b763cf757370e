"""A village, a kind of business, by-laws, and people who apply."""

from datetime import date

import pytest

from kdim.cooperatives.actions import record_bylaws
from kdim.cooperatives.audit import act
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import AreaLevel, KbliVersion, MeetingKind
from kdim.cooperatives.models import Area, Kbli
from kdim.cooperatives.powers import Actor, Power, system_actor
from kdim.kernel.nik import Sex, compose_nik
from kdim.members import actions
from kdim.members.actions import Application, HeirFacts
from kdim.members.enums import ConsentPurpose, HeirRelation

VILLAGE, DISTRICT = "33.74.13.1006", "33.74.13"


@pytest.fixture
def village(db) -> str:
    """Krobokan, with all that lies above it."""
    names = {"33": "Jawa Tengah", "33.74": "Kota Semarang", DISTRICT: "Semarang Barat", VILLAGE: "Krobokan"}
    for level, (code, name) in zip(AreaLevel, names.items(), strict=True):
        parent = code.rpartition(".")[0] or None
        Area.objects.get_or_create(code=code, defaults={"level": level, "name": name, "parent_id": parent})
    return VILLAGE


@pytest.fixture
def kbli(db) -> str:
    """A stall that sells cooked meals."""
    Kbli.objects.get_or_create(version=KbliVersion.KBLI_2020, code="56103", defaults={"title": "Kedai Makanan"})
    return "56103"


def decide(cooperative_id, rid, at, number="1", from_on=date(2020, 1, 1), **values):
    """Set by-laws by one decision."""
    record_bylaws(
        actor=system_actor(cooperative_id), request_id=rid(), at=at, meeting=MeetingKind.RAT, number=number,
        decided_on=from_on, summary="", from_on=from_on,
        values={BylawKey(key): value for key, value in values.items()},
    )  # fmt: skip


@pytest.fixture
def bylaws(cooperative, rid, at):
    """What must be decided before anybody can be admitted."""
    decide(cooperative.id, rid, at, simpanan_pokok=100_000, member_number_pattern="{year}-{number:04d}")


@pytest.fixture
def visitor(cooperative) -> Actor:
    """Somebody on the public page."""
    return Actor(cooperative_id=cooperative.id, person_id=None, name="Pengunjung", address="203.0.113.7")


@pytest.fixture
def application(village, kbli):
    """Makes complete applications; each ``serial`` is another person."""

    def make(serial: int = 0, **changes) -> Application:
        born_on = changes.pop("nik_born_on", date(1990, 8, 17))
        return Application(
            **{
                "name": "Siti Aminah",
                "nik": compose_nik(district=DISTRICT, born_on=born_on, sex=Sex.FEMALE, serial=serial),
                "born_on": "17 Agustus 1990",
                "birth_place": "Semarang",
                "sex": Sex.FEMALE,
                "phone": f"0812-3456-{serial:04}",
                "email": "",
                "street": "Jl. Mawar 5",
                "area_code": village,
                "occupation": "Pedagang",
                "business_name": "Warung Siti",
                "business_line": "jual nasi rames",
                "kbli_version": KbliVersion.KBLI_2020,
                "kbli_code": kbli,
                "heirs": (HeirFacts(name="Budi Santoso", relation=HeirRelation.SPOUSE),),
                "consents": frozenset({ConsentPurpose.MEMBERSHIP_ADMINISTRATION}),
                **changes,
            }
        )

    return make


@pytest.fixture
def applicant(actor, rid, at, on, application):
    """Makes people who have applied at the office."""

    def make(serial: int = 0, **changes) -> int:
        return actions.record_application(
            actor=actor, request_id=rid(), at=at, on=on, application=application(serial, **changes)
        )

    return make


@act("test.activate", power=Power.TAKE_SAVINGS)
def activate(*, actor, request_id, at, on, member_id):
    """The act of the savings room, as far as this room is concerned."""
    return actions.activate_member(actor=actor, at=at, on=on, member_id=member_id)


@act("test.end", power=None)
def end(*, actor, request_id, at, on, member_id, exit_reason, reason):
    """The act of the processes room, as far as this room is concerned."""
    actions.end_membership(actor=actor, at=at, on=on, member_id=member_id, exit_reason=exit_reason, reason=reason)


@pytest.fixture
def new_member(actor, rid, at, on, applicant, bylaws):
    """Makes members: applied, admitted and paid on one day."""

    def make(serial: int = 0, on=on, **changes) -> int:
        member_id = applicant(serial, **changes)
        actions.admit(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)
        activate(actor=actor, request_id=rid(), at=at, on=on, member_id=member_id)
        return member_id

    return make
