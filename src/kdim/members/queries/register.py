"""Lists of members: the register with its search, the desk's quick search, and who waits to become a member."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, QuerySet, Value, When

from kdim.kernel.calendar import add_months
from kdim.members.enums import WAITING, CheckItem, MemberStatus
from kdim.members.models import Member
from kdim.members.queries.checklist import checklists
from kdim.members.queries.words import matching

PAGE_SIZE = 50
DESK_HITS = 8
WAITING_MONTHS = 3  # PP 9/1995 art. 18: a calon anggota becomes a member within three months


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One line of a list; nothing in it is private but the phone that staff call."""

    id: int
    number: str
    name: str
    status: MemberStatus
    phone: str
    village: str
    business_name: str
    applied_on: date
    joined_on: date | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One page of a list; ``page`` counts from 1 and is the last one when a later one was asked for."""

    rows: Sequence[MemberRow]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """Somebody who waits: what is missing, what wants a second look, and by when they should be a member."""

    row: MemberRow
    missing: Sequence[CheckItem]
    doubtful: Sequence[CheckItem]
    due_on: date
    is_overdue: bool


def register(
    cooperative_id: int, *, words: str = "", status: MemberStatus | None = None, page: int = 1, size: int = PAGE_SIZE
) -> MemberPage:
    """Members by name, found by ``words`` (see ``words.py``), in two statements."""
    members = matching(cooperative_id, words)
    if status is not None:
        members = members.filter(status=status)
    total = members.count()
    pages = max(1, -(-total // size))
    page = min(max(1, page), pages)
    # The page is cut in the index by name, so that a late page does not read the rows of all before it.
    cut = members.order_by("plain_name", "id").values("id")[(page - 1) * size : page * size]
    rows = Member.objects.of(cooperative_id).filter(id__in=cut).order_by("plain_name", "id")
    return MemberPage(rows=_rows(rows), total=total, page=page, pages=pages)


def find_for_desk(cooperative_id: int, words: str) -> Sequence[MemberRow]:
    """At most eight people who can pay something, whoever has exactly this number first; nothing typed finds nobody."""
    if not words.strip():
        return []
    able = matching(cooperative_id, words).filter(status__in=[MemberStatus.ADMITTED, MemberStatus.ACTIVE])
    exactly = Case(When(number__iexact=words.strip(), then=Value(0)), default=Value(1), output_field=IntegerField())
    return _rows(able.order_by(exactly, "plain_name", "id")[:DESK_HITS])


def applications(cooperative_id: int, on: date) -> Sequence[ApplicationRow]:
    """Everybody who has applied and is not a member yet, the longest waiting first."""
    waiting = list(
        Member.objects.of(cooperative_id).filter(status__in=WAITING).select_related("area").order_by("applied_on", "id")
    )
    lists = checklists(cooperative_id, waiting, on)
    lines = []
    for one in waiting:
        open_items = [check for check in lists[one.id] if not check.done]
        due_on = add_months(one.applied_on, WAITING_MONTHS)
        lines.append(
            ApplicationRow(
                row=_row(one),
                missing=[check.item for check in open_items if check.needed],
                doubtful=[check.item for check in open_items if not check.needed],
                due_on=due_on, is_overdue=due_on < on,
            )
        )  # fmt: skip
    return lines


def overdue_applicants(cooperative_id: int, on: date) -> Sequence[MemberRow]:
    """Calon anggota for longer than the three months of PP 9/1995 art. 18, the longest first."""
    waiting = Member.objects.of(cooperative_id).filter(
        status__in=WAITING, applied_on__lte=add_months(on, -WAITING_MONTHS)
    )
    rows = _rows(waiting.order_by("applied_on", "id"))
    return [row for row in rows if add_months(row.applied_on, WAITING_MONTHS) < on]


def _rows(members: "QuerySet[Member]") -> Sequence[MemberRow]:
    return [_row(one) for one in members.select_related("area")]


def _row(one: Any) -> MemberRow:
    return MemberRow(
        id=one.id, number=one.number, name=one.name, status=MemberStatus(one.status), phone=one.phone,
        village=one.area.name if one.area else "", business_name=one.business_name, applied_on=one.applied_on,
        joined_on=one.joined_on, left_on=one.left_on,
    )  # fmt: skip
