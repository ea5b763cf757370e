"""A founded cooperative with a member who signs in, for tests of what members and the public see."""

from datetime import UTC, date, datetime
from uuid import uuid4

from django.test import Client

from kdim.cooperatives.actions import make_person
from kdim.cooperatives.enums import AreaLevel, CooperativeKind, Zone
from kdim.cooperatives.models import Area, Cooperative, Person, wall
from kdim.cooperatives.powers import system_actor
from kdim.members.actions import Application, admit, record_application
from kdim.members.enums import ConsentPurpose
from kdim.members.models import Member
from kdim.processes.founding import FirstPerson, found_cooperative
from kdim.savings.actions import pay_pokok

AT = datetime(2025, 1, 2, 3, 0, tzinfo=UTC)
ON = date(2025, 1, 2)
VILLAGE = "33.75.01.1002"
PIN = "170845"
OFFICER_PHONE = "+6281390001001"
POKOK = 250_000  # of the template jasa_digital


def found(*, slug: str = "uji", host: str = "testserver", phone: str = OFFICER_PHONE) -> Cooperative:
    """A cooperative of the digital kind, open since the second of January 2025."""
    _areas()
    cooperative_id = found_cooperative(
        name=f"Koperasi {slug.title()}", slug=slug, template=CooperativeKind.JASA_DIGITAL, zone=Zone.WIB,
        fiscal_start_month=1, first_person=FirstPerson(name="Siti Rohmah", phone=phone, secret="250817"), at=AT, on=ON,
        is_demonstration=True, host=host,
    )  # fmt: skip
    return Cooperative.objects.get(pk=cooperative_id)


def member(cooperative: Cooperative, *, name: str = "Siti Aminah", born_on: date = date(1973, 6, 12)) -> Member:
    """An active member who can sign in with the member number and ``PIN``."""
    actor = system_actor(cooperative.id)
    with wall.enter(cooperative.id):
        member_id = record_application(
            actor=actor, request_id=uuid4(), at=AT, on=ON,
            application=Application(
                name=name, nik=nik(born_on), birth_place="Pekalongan", phone="081290010001", street="Jl. Teratai 5",
                area_code=VILLAGE, business_name="Batik Melati", business_line="batik tulis",
                consents=frozenset({ConsentPurpose.MEMBERSHIP_ADMINISTRATION, ConsentPurpose.MESSAGES}),
            ),
        )  # fmt: skip
        admit(actor=actor, request_id=uuid4(), at=AT, on=ON, member_id=member_id)
        pay_pokok(actor=actor, request_id=uuid4(), at=AT, on=ON, member_id=member_id, amount=POKOK)
        row = Member.objects.of(cooperative.id).get(pk=member_id)
        person_id = make_person(cooperative_id=cooperative.id, name=name, phone="", sign_in_names=(row.number,))
        person = Person.objects.get(pk=person_id)
        person.set_password(PIN)
        person.save()
        Member.objects.of(cooperative.id).filter(pk=member_id).update(person=person)
        return Member.objects.of(cooperative.id).select_related("person").get(pk=member_id)


def signed_in(row: Member) -> Client:
    """A browser in which the member is signed in."""
    client = Client()
    client.force_login(row.person)
    return client


def nik(born_on: date) -> str:
    """A made-up NIK of a woman of Pekalongan Barat."""
    return f"337501{born_on.day + 40:02}{born_on:%m%y}0000"


def _areas() -> None:
    rows = [
        ("33", AreaLevel.PROVINCE, "Jawa Tengah", None),
        ("33.75", AreaLevel.REGENCY, "Kota Pekalongan", "33"),
        ("33.75.01", AreaLevel.DISTRICT, "Pekalongan Barat", "33.75"),
        ("33.75.01.1002", AreaLevel.VILLAGE, "Medono", "33.75.01"),
        ("33.75.01.1003", AreaLevel.VILLAGE, "Podosugih", "33.75.01"),
        ("34", AreaLevel.PROVINCE, "DI Yogyakarta", None),
    ]
    for code, level, name, parent in rows:
        Area.objects.get_or_create(code=code, defaults={"level": level, "name": name, "parent_id": parent})


__all__ = ["AT", "OFFICER_PHONE", "ON", "PIN", "POKOK", "VILLAGE", "found", "member", "nik", "signed_in"]
