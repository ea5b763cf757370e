"""The cooperative's accounts at banks, and the statements that are brought from them."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.ids import new_id
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountKind
from kdim.payments.actions.bank_refusals import (
    BankAccountKnown,
    BankAccountUnknown,
    BankLedgerAccountTaken,
    BankLedgerAccountWrong,
    BankNumberWrong,
    StatementBalancesMissing,
    StatementGap,
    StatementOfOtherAccount,
    StatementOfOtherBank,
    StatementTooEarly,
)
from kdim.payments.models import BankAccount, BankLine, BankStatement
from kdim.sheets.statements import Movement, Statement, read_statement, shipped_layouts

_SEN = 100  # of a rupiah
Key = tuple[date, int, str]


@act("payments.add_bank_account", power=Power.KEEP_BANK)
def add_bank_account(
    *, actor: Actor, request_id: UUID, at: datetime, bank: str, number: str, holder: str, account_id: int
) -> int:
    """Add an account that the cooperative has at a bank, kept in an account of the ledger; gives its id.

    Raises :class:`BankNumberWrong`, :class:`BankAccountKnown`, :class:`BankLedgerAccountWrong`,
    :class:`BankLedgerAccountTaken`.
    """
    digits = re.sub(r"[ .-]", "", number)
    if not re.fullmatch(r"[0-9]{5,20}", digits):
        raise BankNumberWrong(typed=number[:40])
    bank = " ".join(bank.split())[:40]
    rows = BankAccount.objects.of(actor.cooperative_id)
    if rows.filter(bank=bank, number=digits).exists():
        raise BankAccountKnown(bank=bank, number=digits)
    _require_account_of_assets(actor.cooperative_id, account_id)
    if (taken := rows.filter(account_id=account_id).first()) is not None:
        raise BankLedgerAccountTaken(bank=taken.bank, number=taken.number)
    made = BankAccount.objects.create(
        cooperative_id=actor.cooperative_id, bank=bank, number=digits, holder=" ".join(holder.split())[:120],
        account_id=account_id, added_at=at, added_by=actor.name,
    )  # fmt: skip
    note(subject=f"bank_account:{made.id}")
    return int(made.id)


@act("payments.import_bank_statement", power=Power.KEEP_BANK)
def import_bank_statement(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    bank_account_id: int,
    file_name: str,
    content: bytes,
    opening: Rupiah | None = None,
    closing: Rupiah | None = None,
) -> dict[str, Any]:
    """Keep the movements of a file that are not known yet; gives how many were ``new``, ``known`` and ``pending``.

    ``opening`` and ``closing`` (whole rupiah) are typed for files that do not tell them. Known is what has the same
    day, amount and description as often as the file has it, so that two identical payments stay two. Raises
    :class:`BankAccountUnknown`, :class:`StatementOfOtherAccount`, :class:`StatementOfOtherBank`,
    :class:`StatementBalancesMissing`, :class:`StatementGap`, :class:`StatementTooEarly`, and what ``read_statement``
    raises.
    """
    account = BankAccount.objects.of(actor.cooperative_id).select_for_update().filter(id=bank_account_id).first()
    if account is None:
        raise BankAccountUnknown
    read = read_statement(content).proved(opening_sen=_sen(opening), closing_sen=_sen(closing))
    _require_of_account(read, account)
    if read.opening_sen is None or read.closing_sen is None:
        raise StatementBalancesMissing
    new = _new(read, account)
    told = {"new": len(new), "known": len(read.movements) - len(new), "pending": read.pending}
    note(subject=f"bank_account:{account.id}", **told)
    if new:
        _keep(new, read, account, actor=actor, at=at, file_name=file_name, content=content)
    return told


def _require_account_of_assets(cooperative_id: int, account_id: int) -> None:
    chart = {row.id: row for row in books.account_tree(cooperative_id)}
    found = chart.get(account_id)
    if found is None or found.kind != AccountKind.ASSET or found.is_group or found.is_control or found.is_closed:
        raise BankLedgerAccountWrong(name="" if found is None else f"{found.code} {found.name_id}")


def _require_of_account(read: Statement, account: BankAccount) -> None:
    if read.account and read.account.lstrip("0") != account.number.lstrip("0"):
        raise StatementOfOtherAccount(found=read.account, number=account.number)
    known = {layout.bank.casefold() for layout in shipped_layouts()}
    if read.bank and account.bank.casefold() in known and read.bank.casefold() != account.bank.casefold():
        raise StatementOfOtherBank(found=read.bank, bank=account.bank)


def _new(read: Statement, account: BankAccount) -> Sequence[Movement]:
    """The movements that are not there yet, each as often as the file has it more than the account."""
    rows = BankLine.objects.of(account.cooperative_id).filter(bank_account=account)
    last = rows.order_by("-number").first()
    if last is None:
        return read.movements
    first_on = rows.order_by("number").values_list("on", flat=True)[0]
    begins_on = read.movements[0].on
    if begins_on < first_on:
        raise StatementTooEarly(from_on=begins_on, first_on=first_on)
    stored = rows.filter(on__gte=begins_on).values_list("on", "amount_sen", "description")
    known = Counter(_key(*row) for row in stored)
    new = []
    for one in read.movements:
        key = _key(one.on, one.amount_sen, one.description)
        if known[key]:
            known[key] -= 1
        else:
            new.append(one)
    follows = last.balance_sen + sum(one.amount_sen for one in new) == read.closing_sen
    if new and not (follows and new[0].on >= last.on):
        assert read.opening_sen is not None
        raise StatementGap(
            until_on=last.on, closing=last.balance_sen // _SEN, from_on=begins_on, opening=read.opening_sen // _SEN
        )
    return new


def _key(on: date, amount_sen: int, description: str) -> Key:
    """What makes a movement known; blanks and capitals differ between the files of one bank."""
    return on, amount_sen, re.sub(r"\s", "", description[:500]).casefold()


def _keep(
    new: Sequence[Movement], read: Statement, account: BankAccount, *, actor: Actor, at: datetime, file_name: str,
    content: bytes,
) -> None:  # fmt: skip
    closing = read.closing_sen or 0
    opening = closing - sum(one.amount_sen for one in new)
    statement = BankStatement.objects.create(
        cooperative_id=account.cooperative_id, bank_account=account, layout=read.layout, file_name=file_name[-120:],
        file_hash=hashlib.sha256(content).hexdigest(), from_on=new[0].on, until_on=new[-1].on, opening_sen=opening,
        closing_sen=closing, imported_at=at, imported_by=actor.name,
    )  # fmt: skip
    BankLine.objects.bulk_create(_lines(new, account, statement))


def _lines(new: Sequence[Movement], account: BankAccount, statement: BankStatement) -> Iterable[BankLine]:
    rows = BankLine.objects.of(account.cooperative_id).filter(bank_account=account)
    number, balance = rows.count(), statement.opening_sen
    for one in new:
        number, balance = number + 1, balance + one.amount_sen
        yield BankLine(
            id=new_id(), cooperative_id=account.cooperative_id, bank_account=account, statement=statement,
            number=number, on=one.on, at=one.at, amount_sen=one.amount_sen, balance_sen=balance,
            description=one.description[:500], reference=one.reference[:60], branch=one.branch[:40],
        )  # fmt: skip


def _sen(amount: int | None) -> int | None:
    return None if amount is None else amount * _SEN
