"""Which member is meant, and how much of them may be shown."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from kdim.cooperatives.models import Kbli
from kdim.kernel.refusals import Refusal
from kdim.members.enums import LIVING
from kdim.members.models import Member
from kdim.members.queries.words import matching
from kdim.messages.models import Message


class MemberNotFound(Refusal):
    """No such member here: it never was, or it belongs to another cooperative; the two look the same."""

    code = "member_not_found"


def member(cooperative_id: int, member_id: int) -> Member:
    """One member's row with its areas and ``kbli_title``, in one statement. Raises :class:`MemberNotFound`."""
    titles = Kbli.objects.filter(version=OuterRef("kbli_version"), code=OuterRef("kbli_code")).values("title")[:1]
    rows = Member.objects.of(cooperative_id).select_related("area__parent__parent__parent", "person")
    row = rows.annotate(kbli_title=Coalesce(Subquery(titles), Value(""))).filter(pk=member_id).first()
    if row is None:
        raise MemberNotFound(member_id=member_id)
    return cast("Member", row)


def member_of_person(cooperative_id: int, person_id: int) -> int | None:
    """The id of the living membership of somebody who signs in; None if they have none here."""
    rows = Member.objects.of(cooperative_id).filter(person_id=person_id, status__in=LIVING)
    return cast("int | None", rows.values_list("id", flat=True).first())


def member_and_unread(cooperative_id: int, person_id: int) -> tuple[int | None, int]:
    """As :func:`member_of_person`, with how many messages that member has not read; together in one statement."""
    unread = Message.objects.of(cooperative_id).filter(member_id=OuterRef("id"), read_at__isnull=True)
    counted = unread.order_by().values("member_id").annotate(unread=Count("id")).values("unread")
    rows = Member.objects.of(cooperative_id).filter(person_id=person_id, status__in=LIVING)
    found = rows.annotate(unread=Coalesce(Subquery(counted), Value(0))).values_list("id", "unread").first()
    return cast("tuple[int | None, int]", found or (None, 0))


def names_of(cooperative_id: int, member_ids: Iterable[int]) -> dict[int, str]:
    """The names of members by id, in one statement."""
    rows = Member.objects.of(cooperative_id).filter(id__in=set(member_ids))
    return dict(rows.values_list("id", "name"))


def ids_matching(cooperative_id: int, words: str) -> "QuerySet[Any] | None":
    """Whom the words fit (see ``words.py``), to be used inside another statement; None when nothing was typed."""
    return matching(cooperative_id, words).values("id") if words.strip() else None


def masked_nik(nik: str) -> str:
    """``"3374••••••••0001"``: enough to recognise one's own, too little to use another's; nothing stays nothing."""
    return f"{nik[:4]}{'•' * 8}{nik[-4:]}" if nik else ""


def masked_email(email: str) -> str:
    """``"s•••@contoh.id"``; nothing stays nothing."""
    name, sign, host = email.rpartition("@")
    return f"{name[:1]}•••{sign}{host}" if email else ""


def masked_phone(phone: str) -> str:
    """``"+62812•••••001"``: the network and the last three; nothing stays nothing."""
    return f"{phone[:6]}{'•' * 5}{phone[-3:]}" if phone else ""


def age_on(born_on: date, on: date) -> int:
    """Completed years of life; somebody born on 29 February completes one on 1 March."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
