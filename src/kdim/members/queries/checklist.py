"""What is looked at before a person is admitted: what is missing, and what a second look would be good for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.queries import bylaws_at
from kdim.kernel.nik import parse_nik
from kdim.members.enums import LIVING, CheckItem, ConsentPurpose
from kdim.members.models import Consent, Heir, Member
from kdim.members.queries.people import age_on, member


@dataclass(frozen=True, slots=True)
class Check:
    """One item. ``needed`` ones must be done before admission; ``facts`` say why it is not done."""

    item: CheckItem
    done: bool
    needed: bool = False
    facts: Mapping[str, Any] = field(default_factory=dict)


def checklist(cooperative_id: int, member_id: int, on: date) -> Sequence[Check]:
    """Everything looked at for one person. Raises ``MemberNotFound``."""
    return checklists(cooperative_id, [member(cooperative_id, member_id)], on)[member_id]


def checklists(cooperative_id: int, members: Sequence[Member], on: date) -> Mapping[int, Sequence[Check]]:
    """The checklists of several people by id, in five statements however many they are."""
    ids = [row.id for row in members]
    consents = Consent.objects.of(cooperative_id).filter(
        member__in=ids, purpose=ConsentPurpose.MEMBERSHIP_ADMINISTRATION, withdrawn_at__isnull=True
    )
    agreed = set(consents.values_list("member_id", flat=True))
    with_heirs = set(Heir.objects.of(cooperative_id).filter(member__in=ids).values_list("member_id", flat=True))
    sharing, namesakes = _sharing(cooperative_id, members), _namesakes(cooperative_id, members)
    age_min = bylaws_at(cooperative_id, on).values.get(BylawKey.MEMBER_AGE_MIN.value, 0)
    return {
        row.id: [
            _nothing_missing(CheckItem.IDENTITY, row, ("birth_place",), needed=True),
            _age(row, on, age_min),
            _nothing_missing(CheckItem.ADDRESS, row, ("street", "area_id"), needed=True),
            Check(CheckItem.CONSENT, done=row.id in agreed, needed=True),
            _nothing_missing(CheckItem.PHONE, row, ("phone",)),
            _nothing_missing(CheckItem.BUSINESS, row, ("business_name", "kbli_code")),
            Check(CheckItem.HEIRS, done=row.id in with_heirs),
            _nik_agrees(row, on),
            Check(CheckItem.PHONE_NOT_SHARED, done=not sharing[row.id], facts={"members": sharing[row.id]}),
            Check(CheckItem.NO_NAMESAKE, done=not namesakes[row.id], facts={"members": namesakes[row.id]}),
        ]
        for row in members
    }


def _nothing_missing(item: CheckItem, row: Member, columns: Sequence[str], *, needed: bool = False) -> Check:
    missing = [column.removesuffix("_id") for column in columns if not getattr(row, column)]
    return Check(item, done=not missing, needed=needed, facts={"missing": missing})


def _age(row: Member, on: date, age_min: int) -> Check:
    """By-laws may ask for an age (UU 25/1992 art. 18: able to act in law); without such a rule any age will do."""
    age = age_on(row.born_on, on) if row.born_on else None
    return Check(
        CheckItem.AGE, done=age is not None and age >= age_min, needed=True, facts={"age": age, "age_min": age_min}
    )


def _nik_agrees(row: Member, on: date) -> Check:
    """Whether the card's digits say the same birth date and sex. Cards with errors exist, so it is a hint only."""
    if not row.nik:  # brought over from older books that had none
        return Check(CheckItem.NIK_AGREES, done=False, facts={"born_on": None, "sex": None})
    said = parse_nik(row.nik, on, demonstration=True)
    agrees = said.born_on == row.born_on and said.sex == row.sex
    return Check(CheckItem.NIK_AGREES, done=agrees, facts={"born_on": said.born_on, "sex": said.sex})


def _sharing(cooperative_id: int, members: Sequence[Member]) -> Mapping[int, list[dict[str, Any]]]:
    """Who else has the same phone: often a family, sometimes a mistake."""
    phones = {row.phone for row in members if row.phone}
    rows = list(
        Member.objects.of(cooperative_id)
        .filter(phone__in=phones, status__in=LIVING)
        .order_by("id")
        .values("id", "name", "number", "phone")
    )
    return {one.id: [_who(row) for row in rows if row["phone"] == one.phone and row["id"] != one.id] for one in members}


def _namesakes(cooperative_id: int, members: Sequence[Member]) -> Mapping[int, list[dict[str, Any]]]:
    """Who else has the same name and birth date: perhaps the same person under a NIK that was typed wrong."""
    rows = list(
        Member.objects.of(cooperative_id)
        .filter(plain_name__in={row.plain_name for row in members}, born_on__in={row.born_on for row in members})
        .exclude(status__in=("rejected", "withdrawn"))
        .order_by("id")
        .values("id", "name", "number", "plain_name", "born_on")
    )
    return {
        one.id: [
            _who(row)
            for row in rows
            if (row["plain_name"], row["born_on"]) == (one.plain_name, one.born_on) and row["id"] != one.id
        ]
        for one in members
    }


def _who(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": row["id"], "name": row["name"], "number": row["number"]}
