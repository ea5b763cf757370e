"""Making a cooperative and keeping its particulars."""

import re
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.enums import CooperativeKind, Zone
from kdim.cooperatives.models import Area, Cooperative, HostName
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal

LOGO_MOST = 65_536  # bytes
_PNG = b"\x89PNG\r\n\x1a\n"


class SlugTaken(Refusal):
    """Another cooperative on this install has the short name already; fact: ``slug``."""

    code = "slug_taken"


class SlugWrong(Refusal):
    """A short name has 2 to 40 small letters and digits, with single dashes between; fact: ``slug``."""

    code = "slug_wrong"


class HostTaken(Refusal):
    """Another cooperative on this install answers to the host name; fact: ``host``."""

    code = "host_taken"


class LogoWrong(Refusal):
    """A logo is a PNG of 64 kB at most; facts: ``size`` and ``most`` in bytes."""

    code = "logo_wrong"


class AreaUnknown(Refusal):
    """No area has the code; fact: ``area_code``."""

    code = "area_unknown"


@transaction.atomic
def create_cooperative(
    *,
    name: str,
    slug: str,
    kind: CooperativeKind,
    zone: Zone,
    fiscal_start_month: int,
    founded_on: date | None,
    at: datetime,
    is_demonstration: bool = False,
    host: str = "",
) -> int:
    """The bare cooperative; ``processes/founding.py`` gives it by-laws, books and people.

    It is not an act: before it there is no cooperative whose trail could hold the record. Raises :class:`SlugWrong`,
    :class:`SlugTaken` and :class:`HostTaken`.
    """
    if not 2 <= len(slug) <= 40 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise SlugWrong(slug=slug[:60])
    if Cooperative.objects.filter(slug=slug).exists():
        raise SlugTaken(slug=slug)
    cooperative = Cooperative.objects.create(
        name=name, slug=slug, kind=kind, zone=zone, fiscal_start_month=fiscal_start_month, founded_on=founded_on,
        is_demonstration=is_demonstration, created_at=at,
    )  # fmt: skip
    if host:
        add_host_name(cooperative_id=cooperative.id, host=host)
    return cooperative.id


def add_host_name(*, cooperative_id: int, host: str) -> None:
    """Let a cooperative answer to one more name (without a port); whoever runs the install decides this.

    Raises :class:`HostTaken`; adding a name twice changes nothing.
    """
    row, _ = HostName.objects.get_or_create(host=host.strip().lower(), defaults={"cooperative_id": cooperative_id})
    if row.cooperative_id != cooperative_id:
        raise HostTaken(host=host)


@act("cooperatives.edit", power=Power.EDIT_COOPERATIVE)
def edit_cooperative(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    name: str,
    legal_number: str,
    registry_number: str,
    npwp: str,
    nib: str,
    founded_on: date | None,
    street: str,
    area_code: str | None,
    phone: str,
    email: str,
    zone: Zone,
    fiscal_start_month: int,
    logo: bytes | None,
) -> None:
    """Change the particulars; the trail keeps what changed, from what to what. ``logo=None`` keeps the present one.

    Raises :class:`AreaUnknown` and :class:`LogoWrong`.
    """
    if area_code is not None and not Area.objects.filter(pk=area_code).exists():
        raise AreaUnknown(area_code=area_code)
    if logo is not None and (len(logo) > LOGO_MOST or not logo.startswith(_PNG)):
        raise LogoWrong(size=len(logo), most=LOGO_MOST)
    cooperative = Cooperative.objects.select_for_update().get(pk=actor.cooperative_id)
    wanted = {
        "name": name, "legal_number": legal_number, "registry_number": registry_number, "npwp": npwp, "nib": nib,
        "founded_on": founded_on, "street": street, "area_id": area_code, "phone": phone, "email": email,
        "zone": zone, "fiscal_start_month": fiscal_start_month,
    }  # fmt: skip
    changed = {
        field: [getattr(cooperative, field), value]
        for field, value in wanted.items()
        if getattr(cooperative, field) != value
    }
    for field in changed:
        setattr(cooperative, field, wanted[field])
    if logo is not None:
        cooperative.logo = logo
        changed["logo"] = ["", logo]
    cooperative.save()
    note(subject=f"cooperative:{cooperative.id}", changed=changed)
