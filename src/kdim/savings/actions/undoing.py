"""What undoing a payment means for savings, besides the books."""

from datetime import date, datetime

from kdim.cooperatives.audit import note
from kdim.cooperatives.powers import Actor
from kdim.members.actions import undo_activation
from kdim.members.enums import MemberStatus
from kdim.members.models import Member
from kdim.payments.enums import ReceiptKind, ReceiptStatus
from kdim.payments.queries import ReceiptView, receipt_of_entry, receipts_of_member
from kdim.savings.actions.refusals import MemberHasMoved
from kdim.savings.enums import SavingsKind
from kdim.savings.models import DuesObligation
from kdim.savings.queries.accounts import accounts_of
from kdim.savings.queries.deposits import deposits_of


def see_to_consequences(*, actor: Actor, at: datetime, on: date, entry_id: int, reason: str) -> None:
    """After an entry was reversed, inside the same act: simpanan pokok that is no longer whole ends the membership that
    it began, and what was asked of the member as dues is asked no more.

    Entries that are not a payment of simpanan pokok have no consequence here. Raises :class:`MemberHasMoved` when
    something else was saved by the member.
    """
    receipt = receipt_of_entry(actor.cooperative_id, entry_id)
    if receipt is None or receipt.kind is not ReceiptKind.SIMPANAN_POKOK:
        return
    member: Member = Member.objects.of(actor.cooperative_id).get(id=receipt.member_id)
    if member.status != MemberStatus.ACTIVE:
        return
    _require_nothing_else(actor, receipt, member, on)
    dues = DuesObligation.objects.of(actor.cooperative_id).filter(account__member_id=member.id)
    note(dues_withdrawn=dues.delete()[0])
    undo_activation(actor=actor, at=at, on=on, member_id=member.id, reason=reason)


def _require_nothing_else(actor: Actor, receipt: ReceiptView, member: Member, on: date) -> None:
    """Neither a payment that stands nor a balance in an account other than simpanan pokok."""
    paid = [
        other.number
        for other in receipts_of_member(actor.cooperative_id, receipt.member_id, most=1_000)
        if other.kind is not ReceiptKind.SIMPANAN_POKOK and other.status is ReceiptStatus.VALID
    ]
    kept = [
        view.number
        for view in accounts_of(actor.cooperative_id, receipt.member_id, on)
        if view.kind is not SavingsKind.POKOK and view.balance
    ]
    kept += [view.number for view in deposits_of(actor.cooperative_id, receipt.member_id)]
    if others := [*kept, *paid]:
        raise MemberHasMoved(name=member.name, others=", ".join(others))
