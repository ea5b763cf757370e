"""Parts of control accounts: opening, closing, holding money back."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.refusals import Refusal
from kdim.ledger.actions.refusals import (
    InsufficientBalance,
    RoleNotMapped,
    SubaccountClosed,
    SubaccountNotExpected,
    UnknownAccount,
    UnknownSubaccount,
)
from kdim.ledger.enums import AccountRole, BookKind, OwnerKind, Side
from kdim.ledger.models import Account, Balance, Hold, RoleAccount, Subaccount

#: How many ids one statement names: within what every database takes.
AT_ONCE = 5_000


def batched(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """The ids in parts of at most ``size``."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


class SubaccountNotEmpty(Refusal):
    """Only an empty subaccount without holds is closed; facts: ``balance``, ``held``."""

    code = "subaccount_not_empty"


class UnknownHold(Refusal):
    """No such hold, or it is released already; fact: ``hold``."""

    code = "unknown_hold"


def open_subaccount(
    *,
    actor: Actor,
    account: AccountRole | int,
    owner_kind: OwnerKind,
    owner_id: int,
    name: str,
    on: date,
    floor: int | None = 0,
    book_id: int | None = None,
) -> int:
    """The owner's part of a control account, empty; part of the act that calls it. Opening it twice gives the same id.

    ``floor`` in rupiah: no withdrawal below it (0: no overdraft; ``None``: none). Raises :class:`RoleNotMapped`,
    :class:`UnknownAccount`, :class:`SubaccountNotExpected`.
    """
    return open_subaccounts(
        actor=actor, account=account, owners=[(owner_kind, owner_id, name)], on=on, floor=floor, book_id=book_id
    )[0]


def open_subaccounts(
    *,
    actor: Actor,
    account: AccountRole | int,
    owners: list[tuple[OwnerKind, int, str]],
    on: date,
    floor: int | None = 0,
    book_id: int | None = None,
) -> list[int]:
    """As :func:`open_subaccount` for many owners (kind, id, name) of one control account, in a few statements."""
    control = _control(actor.cooperative_id, account, book_id)
    standing = {
        (row.owner_kind, row.owner_id): row.id
        for part in batched([owner_id for _, owner_id, _ in owners], AT_ONCE)
        for row in Subaccount.objects.of(actor.cooperative_id).filter(account=control, owner_id__in=part)
    }
    made = [
        Subaccount(
            cooperative_id=actor.cooperative_id, account=control, owner_kind=kind, owner_id=owner_id, name=name,
            opened_on=on,
        )
        for kind, owner_id, name in owners
        if (kind, owner_id) not in standing
    ]  # fmt: skip
    Subaccount.objects.bulk_create(made)
    Balance.objects.bulk_create(
        Balance(
            cooperative_id=actor.cooperative_id, account_id=control.id, subaccount_id=each.id, book_id=control.book_id,
            side=Side(control.side).sign, floor=floor,
        )
        for each in made
    )  # fmt: skip
    standing.update({(each.owner_kind, each.owner_id): each.id for each in made})
    return [standing[kind, owner_id] for kind, owner_id, _ in owners]


def close_subaccount(*, actor: Actor, subaccount_id: int, on: date) -> None:
    """No line may name it any more; part of the act that calls it.

    Raises :class:`UnknownSubaccount`, :class:`SubaccountClosed`, :class:`SubaccountNotEmpty`.
    """
    subaccount, balance = _locked(actor.cooperative_id, subaccount_id)
    if balance.amount or balance.held:
        raise SubaccountNotEmpty(balance=balance.side * balance.amount, held=balance.held, name=subaccount.name)
    _balance(balance).update(is_open=False)
    Subaccount.objects.of(actor.cooperative_id).filter(pk=subaccount_id).update(closed_on=on)


def close_subaccounts(*, actor: Actor, subaccount_ids: Sequence[int], on: date) -> None:
    """As :func:`close_subaccount` for many, in a few statements. Raises :class:`SubaccountNotEmpty` for the first."""
    for part in batched(subaccount_ids, AT_ONCE):
        accounts = Subaccount.objects.of(actor.cooperative_id).filter(pk__in=part).values("account_id")
        balances = Balance.objects.of(actor.cooperative_id).filter(account_id__in=accounts, subaccount_id__in=part)
        in_the_way = balances.exclude(amount=0, held=0).order_by("subaccount_id").first()
        if in_the_way is not None:
            close_subaccount(actor=actor, subaccount_id=in_the_way.subaccount_id, on=on)
        balances.update(is_open=False)
        Subaccount.objects.of(actor.cooperative_id).filter(pk__in=part, closed_on__isnull=True).update(closed_on=on)


def set_floor(*, actor: Actor, subaccount_id: int, floor: int | None) -> None:
    """The rupiah below which no withdrawal may go, from now on; part of the act that calls it."""
    _, balance = _locked(actor.cooperative_id, subaccount_id)
    _balance(balance).update(floor=floor)


@act("ledger.place_hold", power=Power.HOLD_SAVINGS)
def place_hold(*, actor: Actor, request_id: UUID, at: datetime, subaccount_id: int, amount: int, reason: str) -> int:
    """Set rupiah of a subaccount aside; give back the hold's id.

    Raises :class:`UnknownSubaccount`, :class:`SubaccountClosed`, :class:`InsufficientBalance`.
    """
    subaccount, balance = _locked(actor.cooperative_id, subaccount_id)
    free = balance.side * balance.amount - balance.held
    if amount > free:
        raise InsufficientBalance(
            subaccount=subaccount_id, name=subaccount.name, available=max(free, 0), asked=amount,
            balance=balance.side * balance.amount, held=balance.held, floor=balance.floor,
        )  # fmt: skip
    hold = Hold.objects.create(
        cooperative_id=actor.cooperative_id, subaccount=subaccount, amount=amount, reason=reason, placed_at=at
    )
    _balance(balance).update(held=balance.held + amount)
    note(subject=f"subaccount:{subaccount_id}", hold=hold.id)
    return int(hold.id)


@act("ledger.release_hold", power=Power.HOLD_SAVINGS)
def release_hold(*, actor: Actor, request_id: UUID, at: datetime, hold_id: int, reason: str) -> None:
    """Give the held rupiah free again. Raises :class:`UnknownHold`."""
    hold = Hold.objects.of(actor.cooperative_id).filter(pk=hold_id, released_at__isnull=True).first()
    if hold is None:
        raise UnknownHold(hold=hold_id)
    _, balance = _locked(actor.cooperative_id, hold.subaccount_id)
    if not Hold.objects.of(actor.cooperative_id).filter(pk=hold_id, released_at__isnull=True).update(released_at=at):
        raise UnknownHold(hold=hold_id)
    _balance(balance).update(held=balance.held - hold.amount)
    note(subject=f"subaccount:{hold.subaccount_id}", hold=hold_id)


def _control(cooperative_id: int, account: AccountRole | int, book_id: int | None) -> Account:
    if isinstance(account, AccountRole):
        roles = RoleAccount.objects.of(cooperative_id).filter(role=account).select_related("account")
        book = {"book_id": book_id} if book_id else {"book__kind": BookKind.COOPERATIVE}
        mapped = roles.filter(**book).first()
        if mapped is None:
            raise RoleNotMapped(role=account.value)
        found: Account | None = mapped.account
    else:
        found = Account.objects.of(cooperative_id).filter(pk=account).first()
    if found is None:
        raise UnknownAccount(account=account)
    if not found.is_control:
        raise SubaccountNotExpected(account=found.id, code=found.code, name=found.name_id)
    return found


def _locked(cooperative_id: int, subaccount_id: int) -> tuple[Subaccount, Balance]:
    """The open subaccount and its balance row, locked so that no posting moves it meanwhile."""
    subaccount = Subaccount.objects.of(cooperative_id).filter(pk=subaccount_id).first()
    if subaccount is None:
        raise UnknownSubaccount(subaccount=subaccount_id)
    rows = Balance.objects.of(cooperative_id).filter(account_id=subaccount.account_id, subaccount_id=subaccount_id)
    balance: Balance = rows.select_for_update().get()
    if not balance.is_open:
        raise SubaccountClosed(subaccount=subaccount_id, name=subaccount.name)
    return subaccount, balance


def _balance(balance: Balance):  # type: ignore[no-untyped-def]
    return Balance.objects.of(balance.cooperative_id).filter(
        account_id=balance.account_id, subaccount_id=balance.subaccount_id
    )
