"""Closing the accounts of somebody who ceases to be a member, or never became one."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.rupiah import Rupiah
from kdim.ledger import actions as ledger
from kdim.ledger import queries as books
from kdim.members.models import Member
from kdim.payments.enums import ReceiptKind
from kdim.savings import postings
from kdim.savings.actions.accounts import (
    lock_accounts,
    open_accounts,
    require_day,
    require_movement,
    require_unsettled,
)
from kdim.savings.actions.desk import settle
from kdim.savings.actions.refusals import DepositsStanding, PokokNotPaidBack, SavingsHeld
from kdim.savings.enums import DepositStatus, SavingsKind
from kdim.savings.models import SavingsAccount, TermDeposit
from kdim.savings.queries.standings import standing_of
from kdim.savings.queries.totals import ROLES


def close_accounts(*, actor: Actor, request_id: UUID, at: datetime, on: date, member: Member) -> int | None:
    """Turn all that a member saved into a debt to them and close their accounts; gives the entry, if there is money.

    Part of the act that ends the membership, and the only thing of that act that posts. Raises
    :class:`DepositsStanding`, :class:`SavingsHeld`, ``BeforeOpening``, ``MonthSettled`` and what the ledger refuses.
    """
    require_no_deposits(actor.cooperative_id, member)
    wanted = open_accounts(actor.cooperative_id, member.id).values_list("id", flat=True)
    accounts = list(lock_accounts(actor, list(wanted)).values())
    standings = books.balances_of_subaccounts(actor.cooperative_id, [account.subaccount_id for account in accounts])
    balances = []
    for account in accounts:
        require_day(account, on)
        require_unsettled(account, on)
        standing = standings[account.subaccount_id]
        if standing.held:
            raise SavingsHeld(number=account.number, held=standing.held)
        if standing.amount:
            role = ROLES[SavingsKind(account.product.kind)]
            balances.append((role, account.subaccount_id, Rupiah(standing.amount)))
    entry_id = None
    if balances:
        entry = postings.leaving(on=on, memo=f"Simpanan {member.number} {member.name}, keluar"[:200], balances=balances)
        [entry_id] = ledger.post([entry], actor=actor, request_id=request_id, at=at)
    for account in accounts:
        ledger.close_subaccount(actor=actor, subaccount_id=account.subaccount_id, on=on)
    SavingsAccount.objects.of(actor.cooperative_id).filter(member=member, closed_on__isnull=True).update(closed_on=on)
    return entry_id


def pay_back_pokok(
    *, actor: Actor, request_id: UUID, at: datetime, on: date, member: Member, amount: int
) -> str | None:
    """Pay back in cash what somebody who never became a member has paid of simpanan pokok, and close their account.

    Part of the act that withdraws the application; gives the receipt's token, or nothing when nothing was paid. It is
    simpanan pokok of a member only when it is whole, so UU 25/1992 art. 41 does not keep it. Raises
    :class:`PokokNotPaidBack` when ``amount`` is not all of it or the actor pays nothing out, ``DayAhead``,
    ``BeforeOpening``, what the drawer refuses and what the ledger refuses.
    """
    wanted = open_accounts(actor.cooperative_id, member.id).filter(product__kind=SavingsKind.POKOK)
    account = next(iter(lock_accounts(actor, list(wanted.values_list("id", flat=True))).values()), None)
    standing = standing_of(account).amount if account else 0
    if amount != standing or (standing and not actor.can(Power.PAY_OUT_SAVINGS)):
        raise PokokNotPaidBack(name=member.name, amount=standing)
    token = None
    if account is not None and standing:
        require_movement(account, at, on, standing)
        entry = postings.pokok_paid_back(
            on=on, number=account.number, subaccount=account.subaccount_id, amount=Rupiah(standing)
        )
        token = str(settle(actor, request_id, at, account, entry, ReceiptKind.SAVINGS_WITHDRAWAL, standing)["receipt"])
    if account is not None:
        ledger.close_subaccount(actor=actor, subaccount_id=account.subaccount_id, on=on)
        SavingsAccount.objects.of(actor.cooperative_id).filter(id=account.id).update(closed_on=on)
    return token


def require_no_deposits(cooperative_id: int, member: Member) -> None:
    """Raise :class:`DepositsStanding` while simpanan berjangka of the member runs: break it first, by its rule."""
    running = TermDeposit.objects.of(cooperative_id).filter(member=member, status=DepositStatus.RUNNING)
    if numbers := list(running.order_by("number").values_list("number", flat=True)):
        raise DepositsStanding(name=member.name, numbers=", ".join(numbers))
