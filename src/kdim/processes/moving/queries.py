"""Reads of moving in: files on their way, their rows, and what the register knows already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum

from kdim.ledger import queries as books
from kdim.ledger.enums import AccountKind, AccountRole, Side
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.processes.moving.enums import BatchKind, BatchStatus, Verdict
from kdim.processes.moving.judging import KnownMember
from kdim.processes.moving.models import Batch, BatchRow, OldLoan
from kdim.processes.moving.packing import unpack
from kdim.processes.moving.suggesting import Choice
from kdim.savings.models import SavingsAccount, SavingsProduct
from kdim.savings.queries.totals import ROLES
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


def all_rows_of(cooperative_id: int, batch_id: int) -> list[BatchRow]:
    """Every row of a file, for those that are short: a balance sheet has some dozens of lines."""
    return list(BatchRow.objects.of(cooperative_id).filter(batch_id=batch_id).order_by("number"))


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
    """The products with savings accounts, pokok and wajib first; simpanan berjangka is opened at the desk."""
    order = {"pokok": 0, "wajib": 1, "sukarela": 2}
    products = SavingsProduct.objects.of(cooperative_id).filter(kind__in=order)
    return sorted(products, key=lambda row: (order[row.kind], row.id))


def open_difference(cooperative_id: int) -> int:
    """What the opening account still stands at: 0 once members' savings and the balance sheet agree."""
    return books.balance(cooperative_id, account=AccountRole.OPENING_BALANCE)


def account_choices(cooperative_id: int) -> list[Choice]:
    """The accounts that an opening balance sheet may be written on, in order of their codes; four statements.

    Not the opening account itself, nor the drawers of tellers, which only counting moves.
    """
    kept = {AccountRole.OPENING_BALANCE.value, AccountRole.TELLER_DRAWERS.value}
    return [
        Choice(row.id, row.code, row.name_id, AccountKind(row.kind), Side(row.side), row.is_control)
        for row in books.account_tree(cooperative_id)
        if not row.is_group and not row.is_closed and not kept & set(row.roles)
    ]


def brought_in_by_account(cooperative_id: int) -> dict[int, int]:
    """Control account → rupiah that lists brought along from older books and that stand.

    As the lists had them: with what rounding each member to the rupiah took from all of them together.
    """
    accounts = SavingsAccount.objects.of(cooperative_id).filter(closed_on__isnull=True)
    told = {kind: int(total) for kind, total in accounts.values_list("product__kind").annotate(total=Sum("brought_in"))}
    kinds = {row.id: row.kind for row in offered(cooperative_id)}
    lists = Batch.objects.of(cooperative_id).filter(kind=BatchKind.MEMBERS, status=BatchStatus.DONE)
    for summary in lists.values_list("summary", flat=True):
        for total in summary["totals"]:
            kind = kinds[total["product"]]
            told[kind] = told.get(kind, 0) + total["rounding"]
    found = {books.account_of_role(cooperative_id, role): told.get(kind, 0) for kind, role in ROLES.items()}
    found[books.account_of_role(cooperative_id, AccountRole.LOANS_BROUGHT)] = _loans_brought_in(cooperative_id)
    return {account: total for account, total in found.items() if account is not None}


def loans_brought_in(cooperative_id: int) -> tuple[int, int]:
    """The account of the running loans that lists brought along (0: the chart has none), and their rupiah."""
    account = books.account_of_role(cooperative_id, AccountRole.LOANS_BROUGHT)
    return account or 0, _loans_brought_in(cooperative_id)


def _loans_brought_in(cooperative_id: int) -> int:
    """Rupiah that lists of running loans brought along, with what rounding each of them took."""
    lists = Batch.objects.of(cooperative_id).filter(kind=BatchKind.LOANS, status=BatchStatus.DONE)
    rounding = sum(int(summary["rounding"]) for summary in lists.values_list("summary", flat=True))
    total = standing_loans(cooperative_id).aggregate(total=Sum("outstanding"))["total"]
    return int(total or 0) + rounding


def standing_loans(cooperative_id: int) -> QuerySet[OldLoan]:
    """Running loans of older books whose list is in the books."""
    found: QuerySet[OldLoan] = OldLoan.objects.of(cooperative_id).filter(batch__status=BatchStatus.DONE)
    return found


def members_of_same_file(found: Batch) -> dict[int, int]:
    """Row → member, when this very sheet was taken over as the list of members before."""
    rows = BatchRow.objects.of(found.cooperative_id).filter(
        batch__kind=BatchKind.MEMBERS, batch__status=BatchStatus.DONE, batch__file_hash=found.file_hash,
        batch__sheet_name=found.sheet_name, member_id__isnull=False,
    )  # fmt: skip
    return dict(rows.values_list("number", "member_id"))


def journal_marks(cooperative_id: int, without: int) -> list[str]:
    """What other cash journals brought into the books, row by row."""
    rows = BatchRow.objects.of(cooperative_id).filter(
        batch__kind=BatchKind.JOURNAL, batch__status=BatchStatus.DONE, entry_id__isnull=False
    )
    return [facts["mark"] for facts in rows.exclude(batch_id=without).values_list("facts", flat=True)]


def asked_to_undo(cooperative_id: int) -> list[Batch]:
    """The cash journals that somebody asked to undo, while a second person has not decided."""
    rows = Batch.objects.of(cooperative_id).defer("content").filter(status=BatchStatus.DONE, undo__isnull=False)
    return list(rows.order_by("id"))


def batch_of_entry(cooperative_id: int, entry_id: int) -> Batch | None:
    """The file that an entry came from, if it did."""
    found: Batch | None = Batch.objects.of(cooperative_id).defer("content").filter(entry_id=entry_id).first()
    return found
