"""Simpanan pokok: what makes an admitted person a member."""

from datetime import date, datetime
from uuid import UUID

from kdim.cooperatives.audit import act
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.powers import Actor, Power
from kdim.cooperatives.queries import bylaws_at
from kdim.kernel.rupiah import Rupiah
from kdim.members.actions import activate_member
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.payments.enums import ReceiptKind
from kdim.savings import postings
from kdim.savings.actions.accounts import (
    find_member,
    lock_account,
    open_accounts,
    open_savings,
    require_movement,
    require_not_left,
)
from kdim.savings.actions.desk import Paid, settle
from kdim.savings.actions.refusals import AccountExists, MemberNotAdmitted, PokokTooLittle, PokokTooMuch, ProductUnknown
from kdim.savings.enums import SavingsKind
from kdim.savings.models import SavingsAccount
from kdim.savings.queries.products import product_of_kind
from kdim.savings.queries.standings import standing_of


@act("savings.pay_pokok", power=Power.TAKE_SAVINGS)
def pay_pokok(*, actor: Actor, request_id: UUID, at: datetime, on: date, member_id: int, amount: Rupiah) -> Paid:
    """Take simpanan pokok, whole or one instalment; gives ``{"entry": id, "receipt": token}``.

    The first payment opens the account; the one that completes it makes the person an active member and opens simpanan
    wajib. Amount and number of instalments are the by-laws' on the day of the first payment; an instalment is at least
    the whole divided by their number, rounded up, so there are never more of them.

    Raises ``MemberNotFound``, ``MembershipEnded``, ``MemberNotAdmitted``, ``PokokTooMuch``, ``PokokTooLittle``,
    ``AmountNotPositive``, ``DayAhead``, ``BeforeOpening``, ``BylawMissing`` and what the ledger refuses.
    """
    member = find_member(actor, member_id)
    require_not_left(member)
    if member.status not in {MemberStatus.ADMITTED, MemberStatus.ACTIVE}:
        raise MemberNotAdmitted(name=member.name, status=member.status)
    account = equity_account(actor, on, member, SavingsKind.POKOK)
    require_movement(account, at, on, amount)
    bylaws = bylaws_at(actor.cooperative_id, account.opened_on)
    pokok = bylaws.number(BylawKey.SIMPANAN_POKOK)
    remaining = pokok - standing_of(account).amount
    if amount > remaining:
        raise PokokTooMuch(amount=amount, remaining=remaining, pokok=pokok)
    least = min(remaining, -(-pokok // bylaws.number(BylawKey.POKOK_INSTALMENTS_MAX)))
    if amount < least:
        raise PokokTooLittle(amount=amount, least=least, remaining=remaining)
    entry = postings.pokok(on=on, number=account.number, subaccount=account.subaccount_id, amount=amount)
    if amount == remaining and member.status == MemberStatus.ADMITTED:
        activate_member(actor=actor, at=at, on=on, member_id=member_id)
        equity_account(actor, on, member, SavingsKind.WAJIB)
    return settle(actor, request_id, at, account, entry, ReceiptKind.SIMPANAN_POKOK, amount)


def equity_account(actor: Actor, on: date, member: Member, kind: SavingsKind) -> SavingsAccount:
    """The member's account of pokok or wajib, locked; opened if there is none. Raises :class:`ProductUnknown`."""
    product = product_of_kind(actor.cooperative_id, kind)
    if product is None:
        raise ProductUnknown(product=kind.value)
    standing = open_accounts(actor.cooperative_id, member.id).filter(product=product)
    account = standing.first()
    if account is None:
        try:
            return open_savings(actor=actor, on=on, member=member, product=product)
        except AccountExists:
            account = standing.get()  # opened a moment ago at another desk
    return lock_account(actor, account.id)
