"""Reads of moving in: files on their way, their rows, and what the register knows already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.processes.moving.enums import BatchStatus, Verdict
from kdim.processes.moving.judging import KnownMember
from kdim.processes.moving.models import Batch, BatchRow
from kdim.processes.moving.packing import unpack
from kdim.savings.models import SavingsAccount, SavingsProduct
from kdim.sheets import Sheet

PAGE = 50


@dataclass(frozen=True, slots=True)
class RowPage:
    """One page of the rows of a file; ``counts`` of all its rows by verdict."""

    rows: Sequence[BatchRow]
    page: int
    pages: int
    count: int
    counts: Mapping[str, int]


def batch(cooperative_id: int, batch_id: int) -> Batch | None:
    """A file without its content; nothing for one of another cooperative."""
    found: Batch | None = Batch.objects.of(cooperative_id).defer("content").filter(pk=batch_id).first()
    return found


def batches(cooperative_id: int, *, most: int = 100) -> Sequence[Batch]:
    """The files that were brought, the newest first."""
    rows = Batch.objects.of(cooperative_id).defer("content", "layout", "choices").exclude(status=BatchStatus.DROPPED)
    return list(rows.order_by("-id")[:most])


def sheets_of(cooperative_id: int, batch_id: int) -> list[Sheet]:
    """The sheets of a file as they came."""
    content = Batch.objects.of(cooperative_id).filter(pk=batch_id).values_list("content", flat=True).get()
    return unpack(content)


def rows_of(cooperative_id: int, batch_id: int, *, verdict: str = "", page: int = 1) -> RowPage:
    """A page of the rows, in their order; three statements."""
    rows = BatchRow.objects.of(cooperative_id).filter(batch_id=batch_id)
    told: dict[str, int] = dict(rows.values_list("verdict").annotate(n=Count("id")))
    counts = {each.value: told.get(each.value, 0) for each in Verdict}
    if verdict:
        rows = rows.filter(verdict=verdict)
    count = counts.get(verdict, 0) if verdict else sum(counts.values())
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 1), pages)
    return RowPage(list(rows.order_by("number")[(page - 1) * PAGE : page * PAGE]), page, pages, count, counts)


def rows_with_issues(cooperative_id: int, batch_id: int) -> Mapping[int, tuple[str, list[Any]]]:
    """Row number → (verdict, issues) of the rows that have any."""
    rows = BatchRow.objects.of(cooperative_id).filter(batch_id=batch_id).exclude(issues=[])
    return {number: (verdict, issues) for number, verdict, issues in rows.values_list("number", "verdict", "issues")}


def known_members(cooperative_id: int) -> list[KnownMember]:
    """Everybody who is a member or about to be, with what their accounts brought along; two statements."""
    brought: dict[int, dict[int, int]] = {}
    accounts = SavingsAccount.objects.of(cooperative_id).filter(brought_in__gt=0, closed_on__isnull=True)
    for member_id, product_id, amount in accounts.values_list("member_id", "product_id", "brought_in"):
        brought.setdefault(member_id, {})[product_id] = amount
    members = Member.objects.of(cooperative_id).filter(status=MemberStatus.ACTIVE)
    return [
        KnownMember(member_id, number, plain_name, nik, born_on, brought.get(member_id, {}))
        for member_id, number, plain_name, nik, born_on in members.values_list(
            "id", "number", "plain_name", "nik", "born_on"
        )
    ]


def offered(cooperative_id: int) -> list[SavingsProduct]:
    """The savings products, pokok and wajib first."""
    order = {"pokok": 0, "wajib": 1, "sukarela": 2}
    return sorted(SavingsProduct.objects.of(cooperative_id), key=lambda row: (order[row.kind], row.id))


def open_difference(cooperative_id: int) -> int:
    """What the opening account still stands at: 0 once members' savings and the balance sheet agree."""
    return books.balance(cooperative_id, account=AccountRole.OPENING_BALANCE)


def batch_of_entry(cooperative_id: int, entry_id: int) -> Batch | None:
    """The file that an entry came from, if it did."""
    found: Batch | None = Batch.objects.of(cooperative_id).defer("content").filter(entry_id=entry_id).first()
    return found
