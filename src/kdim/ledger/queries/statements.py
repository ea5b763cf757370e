"""The statement of an account or a subaccount: opening, each line with the balance after it, closing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kdim.ledger.enums import AccountRole, Side
from kdim.ledger.models import Account, Balance, Entry, Line, Subaccount
from kdim.ledger.queries.balances import account_of_role


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement; ``debit`` or ``credit`` is 0, ``change`` and ``balance`` are on the normal side."""

    entry_id: int
    on: date
    kind: str
    memo: str
    debit: int
    credit: int
    change: int
    balance: int
    concerns_on: date | None
    reverses: int | None
    reversed_by: int | None
    subaccount: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A page of a statement. ``opening`` and ``closing`` are of the whole period, ``lines`` of the page."""

    account_id: int
    code: str
    name: str
    from_on: date
    until_on: date
    opening: int
    closing: int
    debit: int
    credit: int
    lines: tuple[StatementLine, ...]
    page: int
    pages: int


def statement(
    cooperative_id: int,
    *,
    account: AccountRole | int | None = None,
    subaccount: int | None = None,
    from_on: date,
    until_on: date,
    page: int = 1,
    size: int = 50,
) -> Statement | None:
    """Lines dated in the period, ordered by date, then by the order of recording (never by either alone).

    ``None`` when there is no such account. At most five statements, however many lines; six when a role is named.
    """
    if isinstance(account, AccountRole):
        account = account_of_role(cooperative_id, account)
    found = _account(cooperative_id, account, subaccount)
    if found is None:
        return None
    which = Q(account_id=found.id) if subaccount is None else Q(account_id=found.id, subaccount_id=subaccount)
    since: QuerySet[Any] = Line.objects.of(cooperative_id).filter(which, on__gte=from_on)
    sums = _sums(since, until_on)
    sign = Side(found.side).sign
    closing = sign * (_stored(cooperative_id, which) - sums["later"])
    opening = closing - sign * (sums["debit"] + sums["credit"])
    pages = max(-(-sums["lines"] // size), 1)
    page = min(max(page, 1), pages)
    ordered = since.filter(on__lte=until_on).order_by("on", "entry_id", "n")
    before = ordered[: (page - 1) * size].aggregate(total=Coalesce(Sum("amount"), 0))["total"] if page > 1 else 0
    lines = _lines(cooperative_id, ordered[(page - 1) * size : page * size], opening + sign * before, sign)
    return Statement(
        account_id=found.id, code=found.code, name=found.name, from_on=from_on,
        until_on=until_on, opening=opening, closing=closing, debit=sums["debit"], credit=-sums["credit"], lines=lines,
        page=page, pages=pages,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """The account that is told about; ``name`` is the subaccount's when one was named."""

    id: int
    code: str
    name: str
    side: str


def _account(cooperative_id: int, account: int | None, subaccount: int | None) -> _Found | None:
    if subaccount is not None:
        parts = Subaccount.objects.of(cooperative_id).filter(pk=subaccount)
        row = parts.values_list("account_id", "account__code", "name", "account__side").first()
    else:
        accounts = Account.objects.of(cooperative_id).filter(pk=account)
        row = accounts.values_list("id", "code", "name_id", "side").first()
    return None if row is None else _Found(*row)


def _sums(since: QuerySet[Any], until_on: date) -> dict[str, int]:
    """Lines, debit and credit of the period, and what was posted for days after it, in one statement."""
    inside = Q(on__lte=until_on)
    return since.aggregate(
        lines=Count("n", filter=inside),
        debit=Coalesce(Sum("amount", filter=inside & Q(amount__gt=0)), 0),
        credit=Coalesce(Sum("amount", filter=inside & Q(amount__lt=0)), 0),
        later=Coalesce(Sum("amount", filter=~inside), 0),
    )


def _stored(cooperative_id: int, which: Q) -> int:
    """Debit less credit of everything posted, from the stored balances."""
    total = Balance.objects.of(cooperative_id).filter(which).aggregate(total=Coalesce(Sum("amount"), 0))["total"]
    return int(total)


def _lines(cooperative_id: int, rows: QuerySet[Any], running: int, sign: int) -> tuple[StatementLine, ...]:
    made = []
    undone = Subquery(Entry.objects.of(cooperative_id).filter(reverses_id=OuterRef("entry_id")).values("id")[:1])
    for entry_id, on, kind, memo, amount, concerns_on, reverses, name, reversed_by in rows.values_list(
        "entry_id", "on", "entry__kind", "entry__memo", "amount", "entry__concerns_on", "entry__reverses_id",
        "subaccount__name", undone,
    ):  # fmt: skip
        running += sign * amount
        made.append(
            StatementLine(
                entry_id=entry_id, on=on, kind=kind, memo=memo, debit=max(amount, 0), credit=max(-amount, 0),
                change=sign * amount, balance=running, concerns_on=concerns_on, reverses=reverses,
                reversed_by=reversed_by, subaccount=name,
            )
        )  # fmt: skip
    return tuple(made)
