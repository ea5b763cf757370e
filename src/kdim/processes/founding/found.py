"""From a name and a template to a cooperative that can take its first member."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction

from kdim.cooperatives.actions import (
    appoint,
    create_cooperative,
    record_bylaws,
    register_person,
    require_setup_code,
    require_strong,
)
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.enums import CooperativeKind, MeetingKind, Role, Zone
from kdim.cooperatives.models import wall
from kdim.cooperatives.powers import Actor, system_actor
from kdim.kernel.calendar import add_months
from kdim.kernel.refusals import Refusal
from kdim.ledger.actions import open_book
from kdim.processes.founding.proposals import Proposal, ProposedProduct, proposal_for
from kdim.savings.actions import define_product, set_terms

NAME_LONGEST = 120
_LEGAL_WORDS = {"koperasi", "kop", "primer", "jasa", "konsumen", "produsen", "simpan", "pinjam", "ksp"}


class NameMissing(Refusal):
    """A cooperative and its first person need names of 2 to 120 characters; fact: ``field``."""

    code = "founding_name_missing"


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """Who signs in first, as chair and administrator; ``phone`` in E.164, ``secret`` a PIN or password."""

    name: str
    phone: str
    secret: str


def proposed_slug(name: str) -> str:
    """A short name for addresses: ``"Koperasi Konsumen Maju Bersama"`` is ``"maju-bersama"``."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    telling = [word for word in words if word not in _LEGAL_WORDS] or words
    slug = ""
    for word in telling:
        if len(slug) + len(word) + 1 > 40:
            break
        slug = f"{slug}-{word}".strip("-")
    return slug


def found_first_cooperative(
    *,
    setup_code: str,
    name: str,
    slug: str,
    template: CooperativeKind,
    zone: Zone,
    fiscal_start_month: int,
    first_person: FirstPerson,
    at: datetime,
    on: date,
) -> int:
    """The set-up pages of an empty install. Raises also ``SetupCodeWrong`` and ``AlreadySetUp``."""
    require_setup_code(setup_code)
    return found_cooperative(
        name=name, slug=slug, template=template, zone=zone, fiscal_start_month=fiscal_start_month,
        first_person=first_person, at=at, on=on,
    )  # fmt: skip


@transaction.atomic
def found_cooperative(
    *,
    name: str,
    slug: str,
    template: CooperativeKind,
    zone: Zone,
    fiscal_start_month: int,
    first_person: FirstPerson,
    at: datetime,
    on: date,
    is_demonstration: bool = False,
    host: str = "",
) -> int:
    """Found a cooperative on a day and give its id: all of it or nothing.

    The template's by-laws become one decision of the founding meeting; the books begin on ``on``; the first person is
    appointed administrator, and chair for the by-laws' term. Raises :class:`NameMissing`, ``SlugWrong``, ``SlugTaken``,
    ``HostTaken`` and ``SecretTooWeak``.
    """
    for field, text in (("name", name), ("person", first_person.name)):
        if not 2 <= len(text.strip()) <= NAME_LONGEST:
            raise NameMissing(field=field)
    require_strong(first_person.secret)
    proposal = proposal_for(template)
    cooperative_id = create_cooperative(
        name=name.strip(), slug=slug, kind=template, zone=zone, fiscal_start_month=fiscal_start_month, founded_on=on,
        at=at, is_demonstration=is_demonstration, host=host,
    )  # fmt: skip
    with wall.enter(cooperative_id):
        actor = system_actor(cooperative_id)
        decision_id = record_bylaws(
            actor=actor, request_id=uuid4(), at=at, meeting=MeetingKind.PENDIRIAN, number=f"1/PENDIRIAN/{on.year}",
            decided_on=on, summary="Anggaran dasar dan pengurus pertama", from_on=on,
            values=proposal.bylaws_from(on),
        )  # fmt: skip
        open_book(actor=actor, request_id=uuid4(), at=at, begins_on=on)
        for product in proposal.products:
            _offer(actor, product, decision_id, at, on)
        _appoint_first(actor, first_person, proposal, decision_id, at, on)
    return cooperative_id


def _offer(actor: Actor, product: ProposedProduct, decision_id: int, at: datetime, on: date) -> None:
    product_id = define_product(
        actor=actor, request_id=uuid4(), at=at, code=product.code, name=product.name, kind=product.kind
    )
    set_terms(
        actor=actor, request_id=uuid4(), at=at, product_id=product_id, from_on=on, method=product.method,
        tiers=product.tiers, minimum_balance=product.minimum_balance, minimum_deposit=product.minimum_deposit,
        decision_id=decision_id,
    )  # fmt: skip


def _appoint_first(
    actor: Actor, first: FirstPerson, proposal: Proposal, decision_id: int, at: datetime, on: date
) -> None:
    person_id = register_person(
        actor=actor, request_id=uuid4(), at=at, name=first.name.strip(), phone=first.phone, secret=first.secret
    )
    years = proposal.bylaws[BylawKey.TERM_OF_OFFICE_YEARS]
    for role, until_on in ((Role.ADMIN, None), (Role.KETUA, add_months(on, 12 * years))):
        appoint(
            actor=actor, request_id=uuid4(), at=at, person_id=person_id, role=role, from_on=on, until_on=until_on,
            decision_id=decision_id,
        )  # fmt: skip
