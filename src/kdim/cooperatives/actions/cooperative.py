"""Making a cooperative and keeping its particulars."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.enums import CooperativeKind, Zone
from kdim.cooperatives.models import Cooperative, HostName
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal


class SlugTaken(Refusal):
    """Another cooperative on this install has the short name already; fact: ``slug``."""

    code = "slug_taken"


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
    """The bare cooperative; ``processes/founding.py`` gives it by-laws, books and people. Raises :class:`SlugTaken`.

    It is not an act: before it there is no cooperative whose trail could hold the record.
    """
    if Cooperative.objects.filter(slug=slug).exists():
        raise SlugTaken(slug=slug)
    cooperative = Cooperative.objects.create(
        name=name, slug=slug, kind=kind, zone=zone, fiscal_start_month=fiscal_start_month, founded_on=founded_on,
        is_demonstration=is_demonstration, created_at=at,
    )  # fmt: skip
    if host:
        HostName.objects.create(host=host, cooperative=cooperative)
    return cooperative.id


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
    """Change the particulars; the trail keeps what changed, from what to what. ``logo=None`` keeps the present one."""
    cooperative = Cooperative.objects.get(pk=actor.cooperative_id)
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
    for field, value in wanted.items():
        setattr(cooperative, field, value)
    if logo is not None:
        cooperative.logo = logo
        changed["logo"] = ["", "new"]
    cooperative.save()
    note(subject=f"cooperative:{cooperative.id}", changed=changed)
