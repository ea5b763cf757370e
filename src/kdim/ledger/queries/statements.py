"""The statement of an account or a subaccount: opening, each line with the balance after it, closing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from kdim.ledger.enums import AccountRole, Side
from kdim.ledger.models import Account, Line, Subaccount
from kdim.ledger.queries.balances import account_of_role, balance


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

    ``None`` when there is no such account. At most seven statements, however many lines.
    """
    if isinstance(account, AccountRole):
        account = account_of_role(cooperative_id, account)
    found = _account(cooperative_id, account, subaccount)
    if found is None:
        return None
    which = Q(account_id=found.id) if subaccount is None else Q(account_id=found.id, subaccount_id=subaccount)
    rows: QuerySet[Any] = Line.objects.of(cooperative_id).filter(which, on__range=(from_on, until_on))
    sums = rows.aggregate(
        lines=Count("n"),
        debit=Coalesce(Sum("amount", filter=Q(amount__gt=0)), 0),
        credit=Coalesce(Sum("amount", filter=Q(amount__lt=0)), 0),
    )
    sign = Side(found.side).sign
    named = {"account": found.id} if subaccount is None else {"subaccount": subaccount}
    closing = balance(cooperative_id, on=until_on, **named)
    opening = closing - sign * (sums["debit"] + sums["credit"])
    pages = max(-(-sums["lines"] // size), 1)
    page = min(max(page, 1), pages)
    ordered = rows.order_by("on", "entry_id", "n")
    before = ordered[: (page - 1) * size].aggregate(total=Coalesce(Sum("amount"), 0))["total"] if page > 1 else 0
    lines = _lines(ordered[(page - 1) * size : page * size], opening + sign * before, sign)
    return Statement(
        account_id=found.id, code=found.code, name=_name(cooperative_id, found, subaccount), from_on=from_on,
        until_on=until_on, opening=opening, closing=closing, debit=sums["debit"], credit=-sums["credit"], lines=lines,
        page=page, pages=pages,
    )  # fmt: skip


def _account(cooperative_id: int, account: int | None, subaccount: int | None) -> Account | None:
    rows = Account.objects.of(cooperative_id)
    if subaccount is not None:
        owners = Subaccount.objects.of(cooperative_id).filter(pk=subaccount).values("account_id")
        found = rows.filter(pk__in=owners).first()
    else:
        found = rows.filter(pk=account).first()
    return found if isinstance(found, Account) else None


def _name(cooperative_id: int, account: Account, subaccount: int | None) -> str:
    if subaccount is None:
        return account.name_id
    return str(Subaccount.objects.of(cooperative_id).values_list("name", flat=True).get(pk=subaccount))


def _lines(rows: QuerySet[Any], running: int, sign: int) -> tuple[StatementLine, ...]:
    made = []
    for entry_id, on, kind, memo, amount, concerns_on, reverses, name in rows.values_list(
        "entry_id", "on", "entry__kind", "entry__memo", "amount", "entry__concerns_on", "entry__reverses_id",
        "subaccount__name",
    ):  # fmt: skip
        running += sign * amount
        made.append(
            StatementLine(
                entry_id=entry_id, on=on, kind=kind, memo=memo, debit=max(amount, 0), credit=max(-amount, 0),
                change=sign * amount, balance=running, concerns_on=concerns_on, reverses=reverses, subaccount=name,
            )
        )  # fmt: skip
    return tuple(made)
