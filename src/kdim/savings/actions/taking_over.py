"""Savings brought along from older books, many at once. Plain functions: part of the acts of moving in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.powers import Actor
from kdim.kernel.ids import new_ids
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.ledger.enums import AccountRole, OwnerKind
from kdim.savings import postings
from kdim.savings.actions.accounts import is_settled
from kdim.savings.actions.refusals import MonthSettled, OpeningTwice, ProductUnknown
from kdim.savings.enums import SavingsKind
from kdim.savings.models import DuesObligation, SavingsAccount, SavingsProduct
from kdim.savings.queries.totals import ROLES

AT_ONCE = 2_000
#: Whose part of a control account the undivided savings of an opening balance sheet are.
UNDIVIDED = (OwnerKind.OPENING, 0)


@dataclass(frozen=True, slots=True)
class OldBalance:
    """What one member saved in one product by older books, in whole rupiah; 0 opens the account and posts nothing."""

    member_id: int
    member_name: str
    product_id: int
    amount: int


def take_over_savings(
    *,
    actor: Actor,
    request_id: UUID,
    at: datetime,
    on: date,
    memo: str,
    balances: Sequence[OldBalance],
    rounding: int = 0,
) -> int | None:
    """Open the accounts and post all balances as one entry dated ``on``; gives the entry, ``None`` when all are 0.

    The only thing of the calling act that posts; the number of statements grows by the thousand. Raises
    ``ProductUnknown``, ``MonthSettled``, :class:`OpeningTwice` for an account that brought savings along before, and
    what the ledger refuses.
    """
    products = {row.id: row for row in SavingsProduct.objects.of(actor.cooperative_id).select_for_update(no_key=True)}
    for balance in balances:
        if balance.product_id not in products:
            raise ProductUnknown(product=balance.product_id)
    accounts = _accounts(actor, on, balances, products)
    lines, sums = [], dict.fromkeys(ROLES, 0)
    for balance, account in zip(balances, accounts, strict=True):
        kind = SavingsKind(products[balance.product_id].kind)
        if balance.amount:
            lines.append((ROLES[kind], account.subaccount_id, Rupiah(balance.amount)))
            sums[kind] += balance.amount
    if sums[SavingsKind.SUKARELA] and is_settled(actor.cooperative_id, on):
        raise MonthSettled(month=on.replace(day=1), on=on)
    if not lines:
        return None
    entry = postings.taken_over(
        on=on, memo=memo, balances=lines, divided=_undivided(actor.cooperative_id, sums), rounding=rounding
    )
    [entry_id] = ledger.post([entry], actor=actor, request_id=request_id, at=at)
    return entry_id


def undo_savings(*, actor: Actor, on: date, member_ids: Sequence[int], subaccount_ids: Sequence[int]) -> None:
    """After the entry was reversed: close every account of the members that came along with it, and forget of the other
    accounts (named by their part of the books) that they brought something in. Raises ``SubaccountNotEmpty``."""
    accounts = SavingsAccount.objects.of(actor.cooperative_id)
    for part in _parts(subaccount_ids):
        accounts.filter(subaccount_id__in=part).update(brought_in=0)
    for part in _parts(member_ids):
        DuesObligation.objects.of(actor.cooperative_id).filter(account__member_id__in=part).delete()
        standing = accounts.filter(member_id__in=part, closed_on__isnull=True)
        closing = list(standing.values_list("subaccount_id", flat=True))
        ledger.close_subaccounts(actor=actor, subaccount_ids=closing, on=on)
        standing.update(closed_on=on)


def _accounts(
    actor: Actor, on: date, balances: Sequence[OldBalance], products: Mapping[int, SavingsProduct]
) -> list[SavingsAccount]:
    """The account of each balance: one that stands, or a new one."""
    standing: dict[tuple[int, int], SavingsAccount] = {}
    for part in _parts(sorted({balance.member_id for balance in balances})):
        rows = SavingsAccount.objects.of(actor.cooperative_id).filter(member_id__in=part, closed_on__isnull=True)
        standing.update({(row.member_id, row.product_id): row for row in rows})
    wanted = [balance for balance in balances if (balance.member_id, balance.product_id) not in standing]
    made = _opened(actor, on, wanted, products)
    _bring_in(actor, [(standing[key], each.amount) for each in balances if (key := _key(each)) in standing])
    standing.update({(row.member_id, row.product_id): row for row in made})
    return [standing[_key(balance)] for balance in balances]


def _key(balance: OldBalance) -> tuple[int, int]:
    return balance.member_id, balance.product_id


def _bring_in(actor: Actor, known: Sequence[tuple[SavingsAccount, int]]) -> None:
    for account, amount in known:
        if account.brought_in and amount:
            raise OpeningTwice(number=account.number, amount=account.brought_in)
        account.brought_in = account.brought_in or amount
    SavingsAccount.objects.of(actor.cooperative_id).bulk_update(
        [account for account, amount in known if amount], ["brought_in"], batch_size=500
    )


def _opened(
    actor: Actor, on: date, balances: Sequence[OldBalance], products: Mapping[int, SavingsProduct]
) -> list[SavingsAccount]:
    made: list[SavingsAccount] = []
    for product in products.values():
        mine = [balance for balance in balances if balance.product_id == product.id]
        if not mine:
            continue
        rows = [
            SavingsAccount(
                id=account_id, cooperative_id=actor.cooperative_id, member_id=balance.member_id, product=product,
                number=f"{product.code}-{product.last_number + n:06d}", opened_on=on, brought_in=balance.amount,
            )
            for n, (account_id, balance) in enumerate(zip(new_ids(len(mine)), mine, strict=True), start=1)
        ]  # fmt: skip
        owners = [
            (OwnerKind.SAVINGS_ACCOUNT, row.id, f"{row.number} {balance.member_name}"[:120])
            for row, balance in zip(rows, mine, strict=True)
        ]
        parts = ledger.open_subaccounts(
            actor=actor, account=ROLES[SavingsKind(product.kind)], owners=owners, on=on, floor=0
        )
        for row, subaccount in zip(rows, parts, strict=True):
            row.subaccount_id = subaccount
        SavingsAccount.objects.bulk_create(rows, batch_size=AT_ONCE)
        product.last_number += len(mine)
        product.save(update_fields=["last_number"])
        made += rows
    return made


def _undivided(cooperative_id: int, sums: Mapping[SavingsKind, int]) -> list[tuple[AccountRole, int, Rupiah]]:
    """What of the sums stands undivided on their accounts already."""
    found = []
    for kind, amount in sums.items():
        part = books.part_in_role(cooperative_id, ROLES[kind], *UNDIVIDED) if amount else None
        if part and (taken := min(part[1], amount)) > 0:
            found.append((ROLES[kind], part[0], Rupiah(taken)))
    return found


def _parts(ids: Sequence[int]) -> list[Sequence[int]]:
    return [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]
