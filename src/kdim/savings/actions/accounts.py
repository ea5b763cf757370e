"""Opening accounts, and what every act on one looks at first."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act, note
from kdim.cooperatives.powers import Actor, Power
from kdim.kernel.calendar import Month, Zone
from kdim.kernel.ids import new_id
from kdim.ledger import actions as ledger
from kdim.ledger.enums import OwnerKind
from kdim.members.enums import ExitReason, MemberStatus
from kdim.members.models import Member
from kdim.members.queries import MemberNotFound
from kdim.savings.actions.refusals import (
    AccountClosed,
    AccountExists,
    AccountUnknown,
    AmountNotPositive,
    BeforeOpening,
    DayAhead,
    MemberNotActive,
    MembershipEnded,
    MonthSettled,
    ProductNotOpen,
    ProductUnknown,
    WrongKind,
)
from kdim.savings.enums import RunStatus, SavingsKind
from kdim.savings.models import InterestRun, SavingsAccount, SavingsProduct
from kdim.savings.queries.totals import ROLES


@act("savings.open_account", power=Power.TAKE_SAVINGS)
def open_account(*, actor: Actor, request_id: UUID, at: datetime, on: date, member_id: int, product_id: int) -> int:
    """Open simpanan sukarela for an active member; gives the account's id. Those of equity open on first payment.

    Raises ``MemberNotFound``, ``MemberNotActive``, ``ProductUnknown``, ``ProductNotOpen``, ``WrongKind``,
    ``AccountExists``.
    """
    member = find_member(actor, member_id)
    require_active(member)
    product = SavingsProduct.objects.of(actor.cooperative_id).filter(id=product_id).first()
    if product is None:
        raise ProductUnknown(product=product_id)
    if SavingsKind(product.kind) is not SavingsKind.SUKARELA:
        raise WrongKind(kind=product.kind, number="")
    if not product.is_open:
        raise ProductNotOpen(name=product.name)
    account = open_savings(actor=actor, on=on, member=member, product=product)
    note(subject=f"savings_account:{account.id}", number=account.number)
    return int(account.id)


def open_savings(*, actor: Actor, on: date, member: Member, product: SavingsProduct) -> SavingsAccount:
    """The account and its part of the books; inside the caller's act. Raises :class:`AccountExists`."""
    products = SavingsProduct.objects.of(actor.cooperative_id).filter(id=product.id)
    last = products.select_for_update(no_key=True).values_list("last_number", flat=True).get()
    existing = open_accounts(actor.cooperative_id, member.id).filter(product=product).first()
    if existing:
        raise AccountExists(number=existing.number, name=product.name)
    product.last_number = last + 1
    products.update(last_number=product.last_number)
    account = SavingsAccount(
        id=new_id(), cooperative_id=actor.cooperative_id, member=member, product=product,
        number=f"{product.code}-{product.last_number:06d}", opened_on=on,
    )  # fmt: skip
    account.subaccount_id = ledger.open_subaccount(
        actor=actor, account=ROLES[SavingsKind(product.kind)],
        owner_kind=OwnerKind.SAVINGS_ACCOUNT, owner_id=account.id, name=f"{account.number} {member.name}"[:120],
        on=on, floor=0,
    )  # fmt: skip
    account.save(force_insert=True)
    return account


def open_accounts(cooperative_id: int, member_id: int):  # type: ignore[no-untyped-def]
    """The accounts of a member that are not closed."""
    return SavingsAccount.objects.of(cooperative_id).filter(member_id=member_id, closed_on__isnull=True)


def find_member(actor: Actor, member_id: int) -> Member:
    """A member of the actor's cooperative. Raises :class:`MemberNotFound`, also for one of another cooperative."""
    member: Member | None = Member.objects.of(actor.cooperative_id).filter(id=member_id).first()
    if member is None:
        raise MemberNotFound(member_id=member_id)
    return member


def require_active(member: Member) -> None:
    """Raise :class:`MembershipEnded` for those who left or died, :class:`MemberNotActive` for calon anggota."""
    require_not_left(member)
    if member.status != MemberStatus.ACTIVE:
        raise MemberNotActive(name=member.name, status=member.status)


def require_not_left(member: Member) -> None:
    """Raise :class:`MembershipEnded`."""
    if (ended := membership_ended(member)) is not None:
        raise ended


def membership_ended(member: Member) -> MembershipEnded | None:
    """Why the desk does nothing for somebody who left or died; nothing for anybody else."""
    if member.status != MemberStatus.LEFT:
        return None
    has_died = member.exit_reason == ExitReason.MENINGGAL
    return MembershipEnded(name=member.name, left_on=member.left_on, has_died=has_died)


def lock_account(actor: Actor, account_id: int) -> SavingsAccount:
    """An open account of the actor's cooperative, its row locked: acts on one account follow one another.

    Raises :class:`AccountUnknown`, :class:`MembershipEnded` and :class:`AccountClosed`.
    """
    rows = SavingsAccount.objects.of(actor.cooperative_id).select_for_update(of=("self",), no_key=True)
    account: SavingsAccount | None = (
        rows.select_related("cooperative", "member", "product").filter(id=account_id).first()
    )
    if account is None:
        raise AccountUnknown(account=account_id)
    if account.closed_on:
        require_not_left(account.member)
        raise AccountClosed(number=account.number, closed_on=account.closed_on)
    return account


def lock_accounts(actor: Actor, account_ids: Sequence[int]) -> dict[int, SavingsAccount]:
    """Those of the accounts that the actor's cooperative has, by id; their rows locked, in the order of their ids."""
    rows = SavingsAccount.objects.of(actor.cooperative_id).select_for_update(of=("self",), no_key=True)
    rows = rows.select_related("cooperative", "member", "product").filter(id__in=account_ids).order_by("id")
    return {account.id: account for account in rows}


def require_movement(account: SavingsAccount, at: datetime, on: date, amount: int) -> None:
    """What holds for every payment in or out, recorded at the moment ``at``.

    Raises ``AmountNotPositive``, ``DayAhead``, ``BeforeOpening``, ``MonthSettled``.
    """
    require_amount(amount)
    require_not_ahead(account, at, on)
    require_day(account, on)
    require_unsettled(account, on)


def require_amount(amount: int) -> None:
    """Raise ``AmountNotPositive`` for nothing and less."""
    if amount <= 0:
        raise AmountNotPositive(amount=amount)


def require_not_ahead(account: SavingsAccount, at: datetime, on: date) -> None:
    """Raise ``DayAhead`` for a day after that of the moment ``at`` on the calendar of the account's cooperative.

    The ledger allows entries some days ahead; cash that changes hands at the desk is never one of them.
    """
    today = Zone(account.cooperative.zone).date_of(at)
    if on > today:
        raise DayAhead(on=on, today=today)


def require_day(account: SavingsAccount, on: date) -> None:
    """Raise ``BeforeOpening`` for a day on which there was no such account."""
    if on < account.opened_on:
        raise BeforeOpening(number=account.number, on=on, opened_on=account.opened_on)


def require_unsettled(account: SavingsAccount, on: date) -> None:
    """Raise ``MonthSettled`` for an account that earns interest, when that of the day's month is paid."""
    if SavingsKind(account.product.kind) is SavingsKind.SUKARELA and is_settled(account.cooperative_id, on):
        raise MonthSettled(month=Month.of(on).first_day, on=on)


def is_settled(cooperative_id: int, on: date) -> bool:
    """Whether interest of the day's month is paid or being paid."""
    runs = InterestRun.objects.of(cooperative_id).filter(month=Month.of(on).first_day)
    return bool(runs.exclude(status=RunStatus.FAILED).exists())
