"""Keeping the chart: new accounts, names, closing, and which account plays which role."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.db.models import Sum

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal
from kdim.ledger.actions.books import balances_for
from kdim.ledger.actions.refusals import AccountClosed, AccountIsGroup, OtherBook, UnknownAccount
from kdim.ledger.actions.resolving import book_of
from kdim.ledger.enums import AccountRole, Dealing
from kdim.ledger.models import Account, Balance, RoleAccount


class AccountCodeTaken(Refusal):
    """Another account of the book has the code; facts: ``code``, ``name``."""

    code = "account_code_taken"


class ParentNotGroup(Refusal):
    """An account stands below a heading; facts: ``code``, ``name`` of the account that is none."""

    code = "parent_not_group"


class AccountNotEmpty(Refusal):
    """Only an account at zero is closed; facts: ``code``, ``name``, ``balance``."""

    code = "account_not_empty"


class AccountInRole(Refusal):
    """Posting rules use the account: give the role to another first; facts: ``code``, ``name``, ``role``."""

    code = "account_in_role"


@act("ledger.add_account", power=Power.EDIT_CHART)
def add_account(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    code: str,
    name_id: str,
    name_en: str,
    parent_id: int,
    is_control: bool = False,
    dealing: Dealing | None = None,
    book_id: int | None = None,
) -> int:
    """Add an account below a heading, of the heading's kind and side; give back its id.

    Raises :class:`UnknownAccount`, :class:`ParentNotGroup`, :class:`AccountCodeTaken`.
    """
    book = book_of(actor.cooperative_id, book_id)
    parent = _account(actor.cooperative_id, parent_id, book)
    if not parent.is_group:
        raise ParentNotGroup(code=parent.code, name=parent.name_id)
    if taken := Account.objects.of(actor.cooperative_id).filter(book_id=book, code=code).first():
        raise AccountCodeTaken(code=code, name=taken.name_id)
    siblings = Account.objects.of(actor.cooperative_id).filter(parent=parent).exclude(cash_flow="")
    account = Account.objects.create(
        cooperative_id=actor.cooperative_id, book_id=book, code=code, name_id=name_id, name_en=name_en,
        kind=parent.kind, side=parent.side, parent=parent, is_control=is_control, dealing=dealing or "",
        statement_line=parent.code, cash_flow=siblings.values_list("cash_flow", flat=True).first() or "operating",
    )  # fmt: skip
    Balance.objects.bulk_create(balances_for(account))
    note(subject=f"account:{account.id}")
    return int(account.id)


@act("ledger.rename_account", power=Power.EDIT_CHART)
def rename_account(
    *, actor: Actor, request_id: UUID, at: datetime, account_id: int, name_id: str, name_en: str
) -> None:
    """Call an account something else, in both languages. Raises :class:`UnknownAccount`."""
    account = _account(actor.cooperative_id, account_id, None)
    note(subject=f"account:{account_id}", was=account.name_id)
    Account.objects.of(actor.cooperative_id).filter(pk=account_id).update(name_id=name_id, name_en=name_en)


@act("ledger.close_account", power=Power.EDIT_CHART)
def close_account(*, actor: Actor, request_id: UUID, at: datetime, account_id: int) -> None:
    """Let no line name the account any more; its history stays.

    Raises :class:`UnknownAccount`, :class:`AccountIsGroup`, :class:`AccountClosed`, :class:`AccountInRole`,
    :class:`AccountNotEmpty`.
    """
    account = _open_account(actor.cooperative_id, account_id)
    roles = RoleAccount.objects.of(actor.cooperative_id).filter(account=account)
    if role := roles.values_list("role", flat=True).first():
        raise AccountInRole(code=account.code, name=account.name_id, role=role)
    balances = Balance.objects.of(actor.cooperative_id).filter(account=account)
    list(balances.select_for_update().values_list("amount"))  # no posting moves it meanwhile
    if balance := balances.aggregate(total=Sum("amount"))["total"]:
        raise AccountNotEmpty(code=account.code, name=account.name_id, balance=abs(balance))
    balances.update(is_open=False)
    Account.objects.of(actor.cooperative_id).filter(pk=account_id).update(is_closed=True)
    note(subject=f"account:{account_id}")


@act("ledger.map_role", power=Power.EDIT_CHART)
def map_role(
    *, actor: Actor, request_id: UUID, at: datetime, role: AccountRole, account_id: int, book_id: int | None = None
) -> None:
    """Let an account play a role from now on; what was posted stays where it is.

    Raises :class:`UnknownAccount`, :class:`OtherBook`, :class:`AccountIsGroup`, :class:`AccountClosed`.
    """
    book = book_of(actor.cooperative_id, book_id)
    account = _open_account(actor.cooperative_id, account_id)
    if account.book_id != book:
        raise OtherBook(account=account_id, code=account.code, name=account.name_id)
    mapped = RoleAccount.objects.of(actor.cooperative_id).filter(book_id=book, role=role)
    before = mapped.values_list("account__code", flat=True).first()
    if not mapped.update(account=account):
        RoleAccount.objects.create(cooperative_id=actor.cooperative_id, book_id=book, role=role, account=account)
    note(subject=f"account:{account_id}", before=before)


def _account(cooperative_id: int, account_id: int, book_id: int | None) -> Account:
    rows = Account.objects.of(cooperative_id).filter(pk=account_id)
    if book_id is not None:
        rows = rows.filter(book_id=book_id)
    account = rows.first()
    if account is None:
        raise UnknownAccount(account=account_id)
    return cast("Account", account)


def _open_account(cooperative_id: int, account_id: int) -> Account:
    account = _account(cooperative_id, account_id, None)
    if account.is_group:
        raise AccountIsGroup(account=account_id, code=account.code, name=account.name_id)
    if account.is_closed:
        raise AccountClosed(account=account_id, code=account.code, name=account.name_id)
    return account
