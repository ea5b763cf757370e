"""How a member stands when they come to the desk: read once for the card and for each act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.formats import date_format

from kdim.calculations.dues import DueBox, DueState
from kdim.cooperatives.bylaws import BylawKey
from kdim.cooperatives.queries import bylaws_at
from kdim.kernel.calendar import Month
from kdim.members.models import Member
from kdim.members.queries import MemberNotFound
from kdim.members.queries import member as member_row
from kdim.savings.enums import SavingsKind
from kdim.savings.queries import AccountView, DuesStatus, account_detail, accounts_of
from kdim.web.gates import OfficeRequest, today

MONTHS_AHEAD = (1, 2, 3, 6, 12)
_STATES = {DueState.PAID: "paid", DueState.AHEAD: "paid", DueState.DUE: "due", DueState.LATE: "late"}


@dataclass(frozen=True, slots=True)
class PokokStanding:
    """Simpanan pokok of one person in whole rupiah: what the by-laws ask, what is paid, the least they may pay now."""

    asked: int
    paid: int
    least: int

    @property
    def remaining(self) -> int:
        """What is still to be paid."""
        return max(0, self.asked - self.paid)


@dataclass(frozen=True, slots=True)
class Months:
    """A payment of simpanan wajib that ends with a month fully paid."""

    count: int
    amount: int
    until: Month


def member_or_404(request: OfficeRequest, member_id: int) -> Member:
    """The member's row; one of another cooperative is not there."""
    try:
        return member_row(request.cooperative.id, member_id)
    except MemberNotFound as refusal:
        raise Http404 from refusal


def account_or_404(request: OfficeRequest, account_id: int) -> AccountView:
    """The account as it stands; one of another cooperative is not there."""
    account = account_detail(request.cooperative.id, account_id, today())
    if account is None:
        raise Http404
    return account


def open_accounts(cooperative_id: int, member_id: int, on: date) -> list[AccountView]:
    """What the member saves in, pokok and wajib first."""
    order = list(SavingsKind)
    found = [one for one in accounts_of(cooperative_id, member_id, on) if one.closed_on is None]
    return sorted(found, key=lambda one: (order.index(one.kind), one.number))


def pokok_standing(cooperative_id: int, accounts: Sequence[AccountView], on: date) -> PokokStanding:
    """By the by-laws of the first payment's day. Raises ``BylawMissing``."""
    account = next((one for one in accounts if one.kind is SavingsKind.POKOK), None)
    bylaws = bylaws_at(cooperative_id, account.opened_on if account else on)
    asked = bylaws.number(BylawKey.SIMPANAN_POKOK)
    paid = account.balance if account else 0
    least = -(-asked // bylaws.number(BylawKey.POKOK_INSTALMENTS_MAX))
    return PokokStanding(asked=asked, paid=paid, least=max(0, min(asked - paid, least)))


def month_choices(dues: DuesStatus) -> list[Months]:
    """What may be paid at once: the open months one after the other, then months ahead at the amount in force."""
    unpaid = [(box.month, box.amount - box.paid) for box in dues.boxes if box.paid < box.amount]
    following = dues.boxes[-1].month.next() if dues.boxes else None
    wanted = {*MONTHS_AHEAD, len(unpaid)}
    choices, amount = [], 0
    for count in range(1, max(wanted) + 1):
        if count <= len(unpaid):
            month, part = unpaid[count - 1]
        elif following is not None and dues.monthly:
            month, part = following.plus(count - len(unpaid) - 1), dues.monthly
        else:
            break
        amount += part
        if count in wanted:
            choices.append(Months(count, amount, month))
    return choices


def shown_boxes(boxes: Sequence[DueBox], most: int = 12) -> list[dict[str, object]]:
    """The months as boxes for a page: all that are open, and the latest of the others."""
    latest = boxes[-most:]
    late = [box for box in boxes[:-most] if box.paid < box.amount]
    return [
        {
            "name": date_format(box.month.first_day, "M y"),
            "amount": box.amount if box.paid in (0, box.amount) else box.amount - box.paid,
            "state": _STATES[box.state],
        }
        for box in [*late, *latest]
    ]
