"""Simpanan wajib: asked of every active member each month, paid in whole months."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kdim.calculations.dues import DueBox, whole_month_payments
from kdim.cooperatives.audit import act, note
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.powers import Actor, Power
from kdim.cooperatives.queries import bylaws_at
from kdim.kernel.calendar import Month
from kdim.kernel.rupiah import Rupiah
from kdim.payments.enums import ReceiptKind
from kdim.savings import postings
from kdim.savings.actions.accounts import find_member, require_active, require_movement
from kdim.savings.actions.desk import Paid, settle
from kdim.savings.actions.dues_batch import insert_dues
from kdim.savings.actions.pokok import equity_account
from kdim.savings.actions.refusals import DuesNothingToRaise, DuesTooEarly, ProductUnknown, WajibNotWholeMonths
from kdim.savings.enums import SavingsKind
from kdim.savings.queries.dues import account_boxes
from kdim.savings.queries.products import product_of_kind
from kdim.savings.queries.standings import standing_of


@act("savings.pay_wajib", power=Power.TAKE_SAVINGS)
def pay_wajib(*, actor: Actor, request_id: UUID, at: datetime, on: date, member_id: int, amount: Rupiah) -> Paid:
    """Take simpanan wajib for one month or more; gives ``{"entry": id, "receipt": token}``.

    The oldest open month is paid first, then months ahead at the amount in force. Raises ``MemberNotFound``,
    ``MemberNotActive``, ``WajibNotWholeMonths`` (naming the nearest sums that fit), ``AmountNotPositive``,
    ``DayAhead``, ``BeforeOpening`` and what the ledger refuses.
    """
    member = find_member(actor, member_id)
    require_active(member)
    account = equity_account(actor, on, member, SavingsKind.WAJIB)
    require_movement(account, at, on, amount)
    monthly = bylaws_at(actor.cooperative_id, on).number(BylawKey.SIMPANAN_WAJIB)
    paid = standing_of(account).amount - account.brought_in
    before = account_boxes(account, paid=paid, on=on, monthly=monthly)
    below, above = whole_month_payments(before, amount, monthly=monthly)
    if amount != above:
        raise WajibNotWholeMonths(amount=amount, below=below, above=above)
    after = account_boxes(account, paid=paid + amount, on=on, monthly=monthly)
    months = _whole(after) - _whole(before)
    entry = postings.wajib(on=on, number=account.number, subaccount=account.subaccount_id, amount=amount, months=months)
    return settle(actor, request_id, at, account, entry, ReceiptKind.SIMPANAN_WAJIB, amount)


@act("savings.raise_dues", power=Power.RAISE_DUES)
def raise_dues(*, actor: Actor, request_id: UUID, at: datetime, month: Month) -> dict[str, int | str]:
    """Ask simpanan wajib of a month from every active member who joined in it or before; one batch.

    Gives ``{"month", "raised", "amount"}``. Members asked before are passed over, so running it again asks only those
    who became active since. The amount is the by-laws' on the first of the month. Nothing is booked: simpanan wajib
    becomes capital when it is paid. Raises ``BylawMissing``, ``ProductUnknown``, ``DuesNothingToRaise``,
    ``DuesTooEarly``.
    """
    if month > (latest := Month.of(at.date()).next()):
        raise DuesTooEarly(month=month.first_day, latest=latest.first_day)
    bylaws = bylaws_at(actor.cooperative_id, month.first_day)
    amount = bylaws.number(BylawKey.SIMPANAN_WAJIB)
    due_on = month.day(bylaws.number(BylawKey.WAJIB_DUE_DAY))
    if not amount:
        raise DuesNothingToRaise(month=month.first_day)
    product = product_of_kind(actor.cooperative_id, SavingsKind.WAJIB)
    if product is None:
        raise ProductUnknown(product=SavingsKind.WAJIB.value)
    raised = insert_dues(actor.cooperative_id, product.id, month, amount, due_on)
    note(subject=f"dues:{month}", raised=raised, amount=amount, due_on=due_on)
    return {"month": str(month), "raised": raised, "amount": amount}


def _whole(boxes: Sequence[DueBox]) -> int:
    return sum(box.paid == box.amount for box in boxes)
